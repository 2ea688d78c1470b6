using Matching.Engine.Domain;

namespace Matching.Engine.Allocation;

/// <summary>
/// Who could go where, and for how many points, in dense numbers: person i and opening j are positions in the snapshot's lists.
/// Pins are no edges; they have already taken their share of <see cref="PersonRoom"/>, <see cref="KindRoom"/> and <see cref="Limit"/>.
/// </summary>
public sealed class AllocationProblem
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

    /// <summary>Per person: a pin that stands is her first proposal already, so no other carries the first bonus.</summary>
    public required bool[] HasFirst { get; init; }

    public int People => FirstEdge.Length - 1;

    public int KindSlot(int person, int opening) => person * OpeningKinds.Count + (int)Kind[opening];
}

/// <summary>A pair that may be proposed.</summary>
/// <param name="Person">Position of the newcomer.</param>
/// <param name="Opening">Position of the opening.</param>
/// <param name="Points">Without bonuses, 0 to 10,000.</param>
/// <param name="FirstBonus">Added when it would be this person's first.</param>
/// <param name="StabilityBonus">Added when it was proposed last night and nobody touched it.</param>
public readonly record struct Edge(int Person, int Opening, int Points, int FirstBonus, int StabilityBonus);
