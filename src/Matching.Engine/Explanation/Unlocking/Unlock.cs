using Matching.Engine.Domain;

namespace Matching.Engine.Explanation.Unlocking;

/// <summary>An opening that was no candidate and becomes one; possible while rules are Unknown.</summary>
public readonly record struct AddedOpening(OpeningId Opening, int Unknowns);

/// <summary>One change for one person, and what it adds: exactly what a round finds after <see cref="UnlockChange.ApplyTo"/>.</summary>
public sealed record Unlock
{
    public required UnlockChange Change { get; init; }

    /// <summary>Openings that some rule fails today and none after the change; by number, never empty.</summary>
    public required IReadOnlyList<AddedOpening> Openings { get; init; }

    /// <summary>How many of them wait for no answer.</summary>
    public int WithoutUnknowns => Openings.Count(o => o.Unknowns == 0);

    /// <summary>Months it usually takes; 0 is at once, null is not known.</summary>
    public required int? Months { get; init; }

    /// <summary>A real offer near enough and with a place; null when there is none, or none is needed.</summary>
    public SupportOffer? Offer { get; init; }
}

/// <summary>The same change for everybody in the town whom it would help.</summary>
public sealed record TownUnlock
{
    public required UnlockChange Change { get; init; }

    /// <summary>Whom it would help, by number.</summary>
    public required IReadOnlyList<NewcomerId> People { get; init; }

    /// <summary>What it adds for each of them, in the same order.</summary>
    public required IReadOnlyList<IReadOnlyList<OpeningId>> Adds { get; init; }

    /// <summary>Pairs of person and opening that it adds.</summary>
    public required int Pairs { get; init; }

    /// <summary>How many different openings are among them.</summary>
    public required int Openings { get; init; }

    /// <summary>People without any opening that could be proposed today who would get at least one.</summary>
    public required int FromNothing { get; init; }

    /// <summary>The offers that the people are pointed at, by number.</summary>
    public required IReadOnlyList<SupportOffer> Offers { get; init; }
}
