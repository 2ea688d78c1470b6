using Matching.Engine.Domain;

namespace Matching.Simulation.People;

/// <summary>How much of a person is written down: in real files little is.</summary>
public enum Knowledge
{
    /// <summary>Number, caseworker and postcode.</summary>
    Bare,

    /// <summary>The columns that a municipality's own system delivers.</summary>
    File,

    /// <summary>A conversation was held; single answers may still be missing.</summary>
    Conversation,
}

/// <summary>A newcomer of the town, with what lives outside the engine.</summary>
public sealed record TownPerson
{
    /// <summary>Ids are 1 to N, in the order of the list.</summary>
    public required Newcomer Newcomer { get; init; }

    /// <summary>The municipality's own number, such as <c>WV-0001</c>.</summary>
    public required string ExternId { get; init; }
    public required string GivenName { get; init; }
    public required string FamilyName { get; init; }
    public required Knowledge Knowledge { get; init; }

    /// <summary>When the functional limits were stated; null when they were not asked. Their basis is consent.</summary>
    public DateOnly? LimitsStatedOn { get; init; }
}
