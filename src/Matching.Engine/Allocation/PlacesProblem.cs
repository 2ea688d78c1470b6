namespace Matching.Engine.Allocation;

/// <summary>
/// People of whom each needs one opening, and of it perhaps several places: a family of three at one club, or eight of the twenty hours that
/// a host can guide. The generalised assignment problem; what <see cref="AllocationProblem"/> states for single places.
/// </summary>
public sealed record PlacesProblem
{
    /// <summary>How many people there are.</summary>
    public required int People { get; init; }

    /// <summary>Per opening how many places it has.</summary>
    public required int[] Limit { get; init; }

    /// <summary>Sorted by person, then by opening.</summary>
    public required PlacesEdge[] Edges { get; init; }

    /// <summary>Added for everyone who gets anything: so high that nobody is left out to make others happier, or 0.</summary>
    public int ServedBonus { get; init; }
}

/// <summary>What it is worth when a person takes so many places of an opening.</summary>
/// <param name="Person">Position of the newcomer.</param>
/// <param name="Opening">Position of the opening.</param>
/// <param name="Points">0 or more.</param>
/// <param name="Places">1 or more: all of them, or none.</param>
public readonly record struct PlacesEdge(int Person, int Opening, int Points, int Places);

/// <summary>Who takes which opening.</summary>
/// <param name="Chosen">Per person the number of her edge, or -1.</param>
/// <param name="Value">Points and served bonuses.</param>
/// <param name="Bound">What no plan exceeds.</param>
public sealed record PlacesPlan(int[] Chosen, long Value, long Bound)
{
    /// <summary>How far from the best the plan can be at most, 0 to 1.</summary>
    public double Gap => Bound <= Value ? 0 : (double)(Bound - Value) / Bound;
}
