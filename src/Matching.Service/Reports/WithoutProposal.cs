using Dapper;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Service.Newcomers;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Reports;

/// <summary>
/// People without a proposal by what keeps them out, each once, and per team. Counts only: who they are, their own caseworker sees on her
/// list of people.
/// </summary>
[For(Role.Manager)]
public sealed record WithoutProposal : IQuery<WithoutProposalView>;

public sealed record WithoutProposalView
{
    public required int People { get; init; }
    public required int Without { get; init; }

    /// <summary>Teams in the order of the columns; empty for people whose caseworker has none.</summary>
    public required IReadOnlyList<string> Teams { get; init; }

    /// <summary>Most people first; small ones together in the last.</summary>
    public required IReadOnlyList<BlockedRow> Rows { get; init; }

    /// <summary>People of each team without a proposal; null is hidden.</summary>
    public required IReadOnlyList<int?> PerTeam { get; init; }
}

/// <param name="Codes">Codes of rules, <c>noPlace</c>, <c>questions</c> or <c>setAside</c>.</param>
/// <param name="People">All of them.</param>
/// <param name="PerTeam">In the order of the teams; null is hidden.</param>
/// <param name="WithHelp">For how many one change is known that would help; null below ten.</param>
public sealed record BlockedRow(IReadOnlyList<string> Codes, int People, IReadOnlyList<int?> PerTeam, int? WithHelp);

internal sealed class WithoutProposalHandler(DbSession db) : IRequestHandler<WithoutProposal, Answer<WithoutProposalView>>
{
    public async Task<Answer<WithoutProposalView>> Handle(WithoutProposal request, CancellationToken cancellationToken)
    {
        var lines = (await db.Connection.QueryAsync<Line>(new CommandDefinition("""
            select s.standing, s.blocked_by, coalesce(a.team, '') as team, count(*)::int as people,
              (count(*) filter (where s.least_change is not null))::int as with_help
            from standings s
            join newcomers n on n.id = s.newcomer_id
            join accounts a on a.id = n.caseworker_id
            group by s.standing, s.blocked_by, a.team
            """, cancellationToken: cancellationToken))).AsList();
        var without = lines.Where(l => l.Standing != Code.Of(PersonStanding.Proposed)).ToList();
        var teams = without.Select(l => l.Team).Distinct().Order(StringComparer.Ordinal).ToList();
        var rows = SmallCells.Merge(without.GroupBy(CodeOf).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Sum(l => l.People))));
        var cells = SmallCells.Hide([.. rows.Select(row => (IReadOnlyList<int>)[.. teams.Select(team => Sum(row.Groups, team))])]);
        return new WithoutProposalView
        {
            People = lines.Sum(l => l.People),
            Without = without.Sum(l => l.People),
            Teams = teams,
            Rows =
            [
                .. rows.Select((row, r) => new BlockedRow(
                    row.Groups, row.People, cells[r], SmallCells.Alone(without.Where(l => row.Groups.Contains(CodeOf(l))).Sum(l => l.WithHelp)))),
            ],
            PerTeam = SmallCells.Hide([.. teams.Select(team => without.Where(l => l.Team == team).Sum(l => l.People))]),
        };

        int Sum(IReadOnlyList<string> codes, string team) => without.Where(l => l.Team == team && codes.Contains(CodeOf(l))).Sum(l => l.People);
    }

    private static string CodeOf(Line line) => Code.Parse<PersonStanding>(line.Standing) switch
    {
        PersonStanding.Questions => RoundSummary.Questions,
        PersonStanding.NoPlace => RoundSummary.NoPlace,
        PersonStanding.SetAside => "setAside",
        _ => line.BlockedBy is { } rule ? RoundSummary.NameOf(Code.Parse<RuleCode>(rule)) : RoundSummary.NoPlace,
    };

    private sealed record Line(string Standing, string? BlockedBy, string Team, int People, int WithHelp);
}
