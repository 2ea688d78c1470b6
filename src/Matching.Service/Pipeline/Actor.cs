using Matching.Engine.Domain;

namespace Matching.Service.Pipeline;

/// <summary>What an account may do. One role per account.</summary>
public enum Role : byte { Caseworker, Coordinator, Manager }

/// <summary>The person who asks, as signed in.</summary>
public sealed record Actor
{
    public required long Account { get; init; }
    public required MunicipalityCode Municipality { get; init; }
    public required string MunicipalityName { get; init; }
    public required Role Role { get; init; }
    public required string Name { get; init; }

    /// <summary>Set for a coordinator: the one organisation whose openings are hers.</summary>
    public OrganisationId? Organisation { get; init; }
}

/// <summary>Which roles may send a request. Every request declares exactly one of these; anybody else is refused.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ForAttribute(params Role[] roles) : Attribute
{
    public IReadOnlyList<Role> Roles { get; } = roles;
}

/// <summary>The only requests without a signed-in person: the list of demo accounts and signing in as one of them.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ForAnyoneAttribute : Attribute;
