namespace Matching.Learning.Labels;

/// <summary>One decision as the desk stored it: what she saw, where it stood, what she did, what came of it. No one's name, no dossier.</summary>
public sealed record LoggedDecision
{
    /// <summary>What lay open together on her desk when she decided carries the same number.</summary>
    public required long Group { get; init; }
    public required long Caseworker { get; init; }
    public required long Opening { get; init; }
    public required DateOnly DecidedOn { get; init; }

    /// <summary>As the table of <see cref="Labels"/> spells it.</summary>
    public required string Decision { get; init; }

    /// <summary>The reject reason, or the best that came of it; null where there is none.</summary>
    public string? Detail { get; init; }

    /// <summary>Its place in the list she saw, 1 on top; null when it stood in none.</summary>
    public int? ShownRank { get; init; }

    /// <summary>The chance with which the night put it there: 1 for what the plan chose, less for an exploration slot.</summary>
    public double Propensity { get; init; } = 1;

    /// <summary>The stored feature values, in the order of the schema they were stored under.</summary>
    public required IReadOnlyList<int> Features { get; init; }
    public required string SchemaHash { get; init; }
}
