using Dapper;
using Npgsql;

namespace Matching.Service.Storage;

/// <summary>
/// The roles behind the walls: a NOLOGIN owner, a migrator as its only member, one role per audience, and the login of the
/// connection string as a member of all but the owner. Made when missing, by that login.
/// </summary>
internal static class Roles
{
    private const int Attempts = 10;

    /// <summary>Makes what is missing in the cluster and opens the database to the roles. Safe when several do it at once.</summary>
    /// <exception cref="PrerequisiteMissing">The login may not make the roles, or does not own the database.</exception>
    public static async Task EnsureAsync(NpgsqlConnection login, CancellationToken ct)
    {
        try
        {
            await EnsureInClusterAsync(login, ct);
            await OpenDatabaseAsync(login, ct);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new PrerequisiteMissing(
                "De databasegebruiker mag de rollen van Matching niet maken: geef hem CREATEROLE en maak hem eigenaar van de database "
                + "(alter role … createrole; alter database … owner to …), en start opnieuw.", refused);
        }
    }

    /// <summary>Grants on the database itself: they do not travel with a template, so each copy needs them.</summary>
    public static async Task OpenDatabaseAsync(NpgsqlConnection login, CancellationToken ct)
    {
        var audiences = string.Join(", ", AudienceRoles.All.Select(audience => audience.Role()));
        await login.ExecuteAsync(new CommandDefinition($"""
            do $$
            begin
              if not has_schema_privilege('{AudienceRoles.Owner}', 'public', 'create') then
                grant usage, create on schema public to {AudienceRoles.Owner};
              end if;
              grant usage on schema public to {audiences};
              execute format('revoke temporary, create on database %I from public', current_database());
              execute format('grant temporary on database %I to {DbAudience.Jobs.Role()}', current_database());
            end $$
            """, cancellationToken: ct));
    }

    private static async Task EnsureInClusterAsync(NpgsqlConnection login, CancellationToken ct)
    {
        string[] roles = [AudienceRoles.Owner, AudienceRoles.Migrator, .. AudienceRoles.All.Select(audience => audience.Role())];
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                foreach (var role in roles)
                    await login.ExecuteAsync(new CommandDefinition($"""
                        do $$
                        begin
                          if not exists (select from pg_roles where rolname = '{role}') then
                            create role {role} nologin noinherit;
                          end if;
                        end $$
                        """, cancellationToken: ct));
                await EnsureMemberAsync(login, AudienceRoles.Owner, AudienceRoles.Migrator, ct);
                foreach (var role in roles[1..])
                    await EnsureMemberAsync(login, role, "current_user", ct);
                return;
            }
            catch (PostgresException race) when (attempt < Attempts && IsRace(race))
            {
                // Roles belong to the whole cluster: a migration of another database made the same one just now.
            }
        }
    }

    private static async Task EnsureMemberAsync(NpgsqlConnection login, string role, string member, CancellationToken ct)
    {
        // Since 16 who made a role is its administrator but may not become it: 'set' is the right that counts.
        var right = login.PostgreSqlVersion.Major >= 16 ? "set" : "member";
        var name = member == "current_user" ? "current_user" : $"'{member}'";
        await login.ExecuteAsync(new CommandDefinition($"""
            do $$
            begin
              if not pg_has_role({name}, '{role}', '{right}') then
                grant {role} to {member};
              end if;
            end $$
            """, cancellationToken: ct));
    }

    private static bool IsRace(PostgresException error) =>
        error.SqlState is PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.InternalError;
}
