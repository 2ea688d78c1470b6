using Matching.Engine.Domain;

namespace Matching.Engine.Allocation;

/// <summary>
/// Who could go where, and for how many points, in dense numbers: person i and opening j are positions in the snapshot's lists.
/// Pins are no edges; they have already taken their share of <see cref="PersonRoom"/>, <see cref="KindRoom"/> and <see cref="Limit"/>.
/// The value of a plan is the worth of its edges plus <see cref="FirstBonus"/> of everyone who got any.
/// </summary>
public sealed record AllocationProblem
{
    /// <summary>No limit, as at a drop-in.</summary>
    public const int Unlimited = int.MaxValue;

    /// <summary>Where each person's edges begin; one longer than the number of people.</summary>
    public required int[] FirstEdge { get; init; }

    /// <summary>Sorted by person, then by opening: an edge's number is the last tie-break.</summary>
    public required Edge[] Edges { get; init; }

    /// <summary>Per opening: free places × oversubscription − open pins, or <see cref="Unlimited"/>.</summary>
    public required int[] Limit { get; init; }

    public required OpeningKind[] Kind { get; init; }

    /// <summary>Per person: how many proposals she may still hold.</summary>
    public required int[] PersonRoom { get; init; }

    /// <summary>Per person × kind (person × <see cref="OpeningKinds.Count"/> + kind): how many of that kind.</summary>
    public required int[] KindRoom { get; init; }

    /// <summary>
    /// Per person: added once when she gets anything, 0 to <see cref="MostFirstBonus"/>; 0 when a pin that stands is her first already.
    /// One number per person and not per edge: so a person's value stays concave, and prices can prove a plan optimal.
    /// </summary>
    public required int[] FirstBonus { get; init; }

    public const int MostFirstBonus = 100_000;

    public int People => FirstEdge.Length - 1;

    public int KindSlot(int person, int opening) => person * OpeningKinds.Count + (int)Kind[opening];
}

/// <summary>A pair that may be proposed.</summary>
/// <param name="Person">Position of the newcomer.</param>
/// <param name="Opening">Position of the opening.</param>
/// <param name="Points">As shown, 0 to 10,000.</param>
/// <param name="Bonus">Added to the points: what stability is worth; less what the place is kept back for. −10,000 to 10,000.</param>
public readonly record struct Edge(int Person, int Opening, int Points, int Bonus)
{
    /// <summary>What it adds to the value of a plan, apart from being someone's first.</summary>
    public int Worth => Points + Bonus;
}
