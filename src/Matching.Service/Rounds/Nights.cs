using System.Text.Json;
using Dapper;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Rounds;

/// <summary>The last 60 rounds of the area, newest first.</summary>
[For(Role.Manager)]
public sealed record Nights : IQuery<IReadOnlyList<NightRow>>;

public enum NightState : byte { Running, Published, Failed, Cancelled }

public sealed record NightRow
{
    public required long Round { get; init; }
    public required DateOnly BusinessDate { get; init; }
    public required int Attempt { get; init; }
    public required NightState State { get; init; }
    public required string StartedBy { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public string? Ranker { get; init; }

    /// <summary>Null until published.</summary>
    public NightCounts? Counts { get; init; }
    public required int Warnings { get; init; }
}

/// <summary>The round's summary, as <c>round --json</c> prints it.</summary>
public sealed record NightCounts(int People, int Openings, long Pairs, long Candidates, int Proposals, int PeopleWithProposal, int ChangedRows)
{
    public int PeopleWithout => People - PeopleWithProposal;
    public int Inserted { get; init; }
    public int Updated { get; init; }
    public int Withdrawn { get; init; }
}

internal sealed class NightsHandler(DbSession db) : IRequestHandler<Nights, Answer<IReadOnlyList<NightRow>>>
{
    public async Task<Answer<IReadOnlyList<NightRow>>> Handle(Nights request, CancellationToken cancellationToken) =>
        (await db.Connection.QueryAsync<NightLine>(new CommandDefinition("""
            select id, business_date, attempt, state, started_by, started_at, finished_at, ranker, summary::text as summary, warnings::text as warnings
            from rounds
            order by id desc
            limit 60
            """, cancellationToken: cancellationToken))).Select(line => line.ToRow()).ToList();
}

/// <summary>A round as stored, without its snapshot and result.</summary>
internal sealed record NightLine(
    long Id, DateOnly BusinessDate, int Attempt, string State, string StartedBy, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt,
    string? Ranker, string? Summary, string? Warnings)
{
    public RoundReport? Report() => Summary is null ? null : JsonSerializer.Deserialize<RoundReport>(Summary, RoundReport.Json);

    public IReadOnlyList<RoundWarning> WarningList() =>
        Warnings is null ? [] : JsonSerializer.Deserialize<List<RoundWarning>>(Warnings, RoundReport.Json)!;

    public NightRow ToRow() => new()
    {
        Round = Id,
        BusinessDate = BusinessDate,
        Attempt = Attempt,
        State = Code.Parse<NightState>(State),
        StartedBy = StartedBy,
        StartedAt = StartedAt,
        FinishedAt = FinishedAt,
        Ranker = Ranker,
        Counts = Report() is { } report
            ? new NightCounts(
                report.People, report.Openings, report.Pairs, report.Candidates, report.Proposals, report.PeopleWithProposal, report.ChangedRows)
            {
                Inserted = report.Inserted, Updated = report.Updated, Withdrawn = report.Withdrawn,
            }
            : null,
        Warnings = WarningList().Count,
    };
}
