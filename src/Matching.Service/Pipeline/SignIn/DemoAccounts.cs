using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Pipeline.SignIn;

/// <summary>The accounts that anybody may sign in with on a demo database. Refused on a real one.</summary>
[ForAnyone]
public sealed record DemoAccounts : IQuery<IReadOnlyList<DemoAccount>>;

public sealed record DemoAccount(long Account, string Name, Role Role, MunicipalityCode Municipality, string MunicipalityName, string? Organisation, string? Team);

internal sealed class DemoAccountsHandler(Database database) : IRequestHandler<DemoAccounts, Answer<IReadOnlyList<DemoAccount>>>
{
    public async Task<Answer<IReadOnlyList<DemoAccount>>> Handle(DemoAccounts request, CancellationToken cancellationToken) =>
        await LoginConfigured.AllowsDemoLoginAsync(database, cancellationToken)
            ? (await DemoLogins.ReadAsync(database, cancellationToken))
                .Select(a => new DemoAccount(a.Account, a.Name, a.Role, a.Municipality, a.MunicipalityName, a.OrganisationName, a.Team)).ToList()
            : DemoLogins.Refused;
}

/// <summary>Every active account, municipality by municipality: nobody is signed in yet, so each wall is entered in turn.</summary>
internal static class DemoLogins
{
    public static Refusal Refused => Refusal.NotAllowed(
        Say.It("Inloggen zonder wachtwoord kan alleen in een demo. Dit is een echte database."));

    public static async Task<IReadOnlyList<DemoLogin>> ReadAsync(Database database, CancellationToken ct)
    {
        await using var open = await database.For(DbAudience.Desk).OpenConnectionAsync(ct);
        var municipalities = (await open.QueryAsync<(string Code, string Name)>(new CommandDefinition(
            "select code, name from municipalities order by name, code", cancellationToken: ct))).AsList();
        var logins = new List<DemoLogin>();
        foreach (var (code, name) in municipalities)
        {
            await using var db = await database.BeginAsync(DbAudience.Desk, code, ct: ct);
            var accounts = await db.Connection.QueryAsync<Line>(new CommandDefinition("""
                select a.id, a.display_name, a.role, a.organisation_id, g.name as organisation, a.team
                from accounts a
                left join organisations g on g.id = a.organisation_id
                where a.active
                order by a.display_name, a.id
                """, cancellationToken: ct));
            logins.AddRange(accounts.Select(a => new DemoLogin(
                a.Id, a.DisplayName, Code.Parse<Role>(a.Role), new(code), name,
                a.OrganisationId is { } id ? new OrganisationId(id) : null, a.Organisation, a.Team)));
        }
        return logins;
    }

    private sealed record Line(long Id, string DisplayName, string Role, long? OrganisationId, string? Organisation, string? Team);
}

internal sealed record DemoLogin(
    long Account, string Name, Role Role, MunicipalityCode Municipality, string MunicipalityName, OrganisationId? Organisation, string? OrganisationName,
    string? Team);
