using Matching.Engine.Domain;

namespace Matching.Simulation.Catalogue;

/// <summary>An opening of the town, with the texts that live outside the engine.</summary>
public sealed record TownOpening
{
    /// <summary>
    /// Ids are 1 to N, in the order of the list. Its capacity already counts as taken what the history holds,
    /// agreed or placed.
    /// </summary>
    public required Opening Opening { get; init; }

    /// <summary>The organisation's own number, such as <c>P-017</c>.</summary>
    public required string ExternId { get; init; }
    public required string Title { get; init; }
    public required string Description { get; init; }

    /// <summary>The coordinator who answers for it; an account of the same organisation.</summary>
    public required string CoordinatorEmail { get; init; }

    /// <summary>ESCO's Dutch label of the work; null when it is no occupation.</summary>
    public string? Occupation { get; init; }

    /// <summary>Null when there is none, or when the host did not fill it in yet: then the opening is a draft.</summary>
    public string? LearningGoal { get; init; }
    public string? Supervisor { get; init; }
    public string? FollowUp { get; init; }
}
