using Matching.Service.Pipeline;

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
}
