using Matching.Engine.Domain;

namespace Matching.Engine.Rounds;

/// <summary>The centre of one postcode, as the round used it.</summary>
public readonly record struct PostcodePlace(Postcode Postcode, double Latitude, double Longitude);

public readonly record struct Pair(NewcomerId Newcomer, OpeningId Opening) : IComparable<Pair>
{
    public int CompareTo(Pair other) =>
        Newcomer.CompareTo(other.Newcomer) is var byPerson and not 0 ? byPerson : Opening.CompareTo(other.Opening);
}

/// <summary>Why a pair stays where it is, whatever the plan would prefer.</summary>
public enum PinReason : byte { Hold, Agreement, Postponed, OpenedByCaseworker }

public readonly record struct Pin(NewcomerId Newcomer, OpeningId Opening, PinReason Reason) : IComparable<Pin>
{
    public int CompareTo(Pin other) =>
        new Pair(Newcomer, Opening).CompareTo(new Pair(other.Newcomer, other.Opening));
}

/// <summary>
/// One consistent picture of an area on a business date: everything a round looks at and nothing else, without names.
/// Lists are sorted by id here, so the same facts give the same bytes (<see cref="SnapshotFormat"/>).
/// </summary>
public sealed record RoundSnapshot
{
    public required AreaCode Area { get; init; }
    public required DateOnly BusinessDate { get; init; }
    public RoundOptions Options { get; init; } = RoundOptions.Default;

    /// <summary>The ranker in use; null is the transparent weighted sum.</summary>
    public string? Ranker { get; init; }
    public required IReadOnlyList<Newcomer> Newcomers { get; init => field = [.. value.OrderBy(n => n.Id)]; }
    public required IReadOnlyList<Opening> Openings { get; init => field = [.. value.OrderBy(o => o.Id)]; }
    public IReadOnlyList<PostcodePlace> Places { get; init => field = [.. value.OrderBy(p => p.Postcode)]; } = [];
    public IReadOnlyList<Commitment> Commitments
    {
        get;
        init => field = [.. value.OrderBy(c => c.Newcomer).ThenBy(c => c.Source).ThenBy(c => c.Opening?.Value).ThenBy(c => c.Kind)
            .ThenBy(c => c.DayParts.Bits).ThenBy(c => c.HoursPerWeek).ThenBy(c => c.Period.Begin).ThenBy(c => c.Period.End)];
    } = [];

    /// <summary>Pairs that a person rejected with a reason that blocks them, or that the newcomer said no to.</summary>
    public IReadOnlyList<Pair> RejectedPairs { get; init => field = Canonical.Sorted(value); } = [];
    public IReadOnlyList<Pin> Pins { get; init => field = Canonical.Sorted(value); } = [];

    /// <summary>What the previous night proposed and nobody touched: these carry the stability bonus.</summary>
    public IReadOnlyList<Pair> LastNight { get; init => field = Canonical.Sorted(value); } = [];

    /// <summary>Who has been without any proposal, and since when; longest first. Looked at only when a floor asks for it.</summary>
    public IReadOnlyList<WaitingSince> WithoutProposalSince { get; init => field = Canonical.Sorted(value); } = [];
}
