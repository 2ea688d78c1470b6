using System.Globalization;
using Matching.Engine.Domain;
using Matching.Simulation.Catalogue;

namespace Matching.Simulation;

/// <summary>A partner organisation, or the municipality itself as host.</summary>
public sealed record TownOrganisation(OrganisationId Id, string Name, OrganisationKind Kind);

public enum AccountRole { Caseworker, Coordinator, Manager }

/// <summary>Someone who logs in.</summary>
public sealed record TownAccount
{
    /// <summary>Ids are 1 to N in the order of the list, caseworkers first; a caseworker's is her <see cref="CaseworkerId"/>.</summary>
    public required long Id { get; init; }

    /// <summary>At example.org: no mail can reach it.</summary>
    public required string Email { get; init; }
    public required string DisplayName { get; init; }
    public required AccountRole Role { get; init; }

    /// <summary>A coordinator's organisation; null for the others.</summary>
    public OrganisationId? Organisation { get; init; }

    /// <summary>Who stands in for a caseworker; null for the others, and when she is the only one.</summary>
    public CaseworkerId? Deputy { get; init; }

    /// <summary>A caseworker's team of at least five where there are that many; null for coordinators.</summary>
    public string? Team { get; init; }
}

/// <summary>The organisations and accounts of a town. They depend on the number of people alone, not on the seed.</summary>
internal sealed class TownStaff
{
    private const int TeamSize = 6;
    private readonly ILookup<OrganisationKind, TownOrganisation> _byKind;
    private readonly Dictionary<OrganisationId, TownAccount> _coordinators;

    public TownStaff(TownOptions options)
    {
        Organisations = [.. Partners.All.Select((partner, i) => new TownOrganisation(
            new(i + 1), partner.Name == Partners.MunicipalityItself ? options.Name : partner.Name, partner.Kind))];
        _byKind = Organisations.ToLookup(o => o.Kind);
        CaseworkerCount = (options.People + Assumptions.Caseload - 1) / Assumptions.Caseload;
        Accounts = [.. Caseworkers(), .. Managers(), .. Coordinators()];
        _coordinators = Accounts.Where(a => a.Organisation is not null).ToDictionary(a => a.Organisation!.Value);
    }

    public IReadOnlyList<TownOrganisation> Organisations { get; }
    public IReadOnlyList<TownAccount> Accounts { get; }
    public int CaseworkerCount { get; }

    public IReadOnlyList<TownOrganisation> OrganisationsOf(IReadOnlyList<OrganisationKind> kinds) => [.. kinds.SelectMany(kind => _byKind[kind])];

    public TownAccount CoordinatorOf(OrganisationId organisation) => _coordinators[organisation];

    private IEnumerable<TownAccount> Caseworkers()
    {
        for (var i = 1; i <= CaseworkerCount; i++)
            yield return Account(i, AccountRole.Caseworker) with
            {
                Deputy = CaseworkerCount == 1 ? null : new(i % CaseworkerCount + 1),
                Team = string.Create(CultureInfo.InvariantCulture, $"Team {(i - 1) / TeamSize + 1}"),
            };
    }

    private IEnumerable<TownAccount> Managers() =>
        Enumerable.Range(CaseworkerCount + 1, Assumptions.ManagersPerTown).Select(i => Account(i, AccountRole.Manager));

    private IEnumerable<TownAccount> Coordinators() =>
        Organisations.Select((organisation, i) =>
            Account(CaseworkerCount + Assumptions.ManagersPerTown + 1 + i, AccountRole.Coordinator) with { Organisation = organisation.Id });

    private static TownAccount Account(int id, AccountRole role)
    {
        var (given, family) = Names.OfStaff(id - 1);
        return new() { Id = id, Email = Names.Email(given, family), DisplayName = $"{given} {family}", Role = role };
    }
}
