using Matching.Engine.Domain;

namespace Matching.Service.Imports;

/// <summary>What the database already knows and a row may name.</summary>
public sealed record Known
{
    public required MunicipalityCode Municipality { get; init; }

    /// <summary>The business date.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Active caseworkers by e-mail.</summary>
    public IReadOnlyDictionary<string, CaseworkerId> Caseworkers { get; init; } = Nothing<CaseworkerId>();

    /// <summary>Active coordinators by e-mail, with their organisation.</summary>
    public IReadOnlyDictionary<string, (long Account, OrganisationId Organisation)> Coordinators { get; init; } =
        Nothing<(long, OrganisationId)>();

    /// <summary>The municipality's own organisations by name.</summary>
    public IReadOnlyDictionary<string, OrganisationId> Organisations { get; init; } = Nothing<OrganisationId>();

    /// <summary>Organisations of the whole area by name; neighbours may each know one of that name.</summary>
    public ILookup<string, OrganisationId> InArea { get; init; } =
        Array.Empty<(string Name, OrganisationId Id)>().ToLookup(o => o.Name, o => o.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>A coordinator sends the list, so that nothing in a message may tell how many people are proposed somewhere.</summary>
    public bool IsForHost { get; init; }

    private static Dictionary<string, T> Nothing<T>() => new(StringComparer.OrdinalIgnoreCase);
}
