using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Storage;

namespace Matching.Service.Imports;

/// <summary>Reads who and what a row may name: caseworkers, coordinators and organisations.</summary>
internal static class KnownReader
{
    public static async Task<Known> ReadAsync(DbSession session, DateOnly today, CancellationToken ct)
    {
        var accounts = (await session.Connection.QueryAsync<(string Email, string Role, long Id, long? Organisation)>(new CommandDefinition(
            "select email, role, id, organisation_id from accounts where active", cancellationToken: ct))).AsList();
        var organisations = (await session.Connection.QueryAsync<(string Name, long Id, string Municipality)>(new CommandDefinition(
            "select name, id, municipality_code from organisations order by id", cancellationToken: ct))).AsList();
        return new()
        {
            Municipality = new(session.Municipality),
            Today = today,
            Caseworkers = accounts.Where(a => a.Role == "caseworker")
                .ToDictionary(a => a.Email, a => new CaseworkerId(a.Id), StringComparer.OrdinalIgnoreCase),
            Coordinators = accounts.Where(a => a is { Role: "coordinator", Organisation: not null })
                .ToDictionary(a => a.Email, a => (a.Id, new OrganisationId(a.Organisation!.Value)), StringComparer.OrdinalIgnoreCase),
            Organisations = organisations.Where(o => o.Municipality == session.Municipality)
                .ToDictionary(o => o.Name, o => new OrganisationId(o.Id), StringComparer.OrdinalIgnoreCase),
            InArea = organisations.ToLookup(o => o.Name, o => new OrganisationId(o.Id), StringComparer.OrdinalIgnoreCase),
        };
    }
}
