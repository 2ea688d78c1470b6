using Matching.Service.Pipeline;
using Matching.Service.Reports;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Guard;

/// <summary>
/// How teams decided in the last four weeks: whether explanations are read. A team of fewer than five people who decided stands with
/// the others; a name only where the works council agreed.
/// </summary>
[For(Role.Manager)]
public sealed record TeamFigures : IQuery<TeamFiguresView>
{
    /// <summary>Fewer people than this who decided: then figures would be about one of them.</summary>
    public const int SmallestTeam = 5;
}

public sealed record TeamFiguresView
{
    public required DateOnly From { get; init; }

    /// <summary>Teams of five and more, by name. Smaller ones together come last, without a name, when they are five in all.</summary>
    public required IReadOnlyList<ReadingRow> Teams { get; init; }

    /// <summary>Caseworkers by name; empty without an agreement.</summary>
    public required IReadOnlyList<ReadingRow> ByName { get; init; }
    public required NamesAgreement? NamesAgreed { get; init; }

    /// <summary>Caseworkers whose figures are in no row, because their team is too small to stand by itself.</summary>
    public required int LeftOut { get; init; }
}

/// <param name="Name">Of a team or a person; empty for the small teams together.</param>
/// <param name="Caseworkers">How many people decided.</param>
/// <param name="Reading">Null: fewer than ten decisions.</param>
public sealed record ReadingRow(string Name, int Caseworkers, Reading? Reading);

internal sealed class TeamFiguresHandler(DbSession db, TimeProvider clock, IConfiguration configuration) : IRequestHandler<TeamFigures, Answer<TeamFiguresView>>
{
    public async Task<Answer<TeamFiguresView>> Handle(TeamFigures request, CancellationToken cancellationToken)
    {
        var weeks = FourWeeks.Until(clock.BusinessDate());
        var lines = await ReadingReader.AllAsync(db, weeks.Begin, weeks.End, cancellationToken);
        var agreed = NamesAgreement.Read(configuration);
        var teams = lines.GroupBy(l => l.Team, StringComparer.Ordinal).ToLookup(t => t.Count() >= TeamFigures.SmallestTeam && t.Key.Length > 0);
        var small = teams[false].SelectMany(t => t).ToList();
        List<ReadingRow> rows = [.. teams[true].Select(t => RowOf(t.Key, [.. t]))];
        if (small.Count >= TeamFigures.SmallestTeam)
            rows.Add(RowOf("", small));
        return new TeamFiguresView
        {
            From = weeks.From,
            Teams = rows,
            ByName = agreed is null ? [] : [.. lines.Select(l => RowOf(l.Name, [l]))],
            NamesAgreed = agreed,
            LeftOut = small.Count >= TeamFigures.SmallestTeam ? 0 : small.Count,
        };
    }

    private static ReadingRow RowOf(string name, List<ReadingReader.Line> lines) =>
        new(name, lines.Count, ReadingReader.Together(lines) is var reading && reading.Decisions >= SmallCells.Smallest ? reading : null);
}
