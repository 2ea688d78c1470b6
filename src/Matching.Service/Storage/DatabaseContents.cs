using Dapper;
using Npgsql;

namespace Matching.Service.Storage;

/// <summary>What stands in a database before Matching touches it.</summary>
internal static class DatabaseContents
{
    internal enum Kind
    {
        /// <summary>No table, view or sequence of anybody.</summary>
        Empty,

        /// <summary>Made by a migrator of Matching.</summary>
        Ours,

        /// <summary>Somebody else's: never written to.</summary>
        Foreign,
    }

    public static async Task<Kind> ReadAsync(NpgsqlConnection login, CancellationToken ct)
    {
        var kind = await login.ExecuteScalarAsync<string>(new CommandDefinition("""
            select case
              when exists (
                select from pg_class c join pg_roles r on r.oid = c.relowner
                where c.oid = to_regclass('public.schema_version') and r.rolname = @Owner) then 'Ours'
              when exists (
                select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname <> 'information_schema' and not starts_with(n.nspname, 'pg_')
                  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
              ) then 'Foreign'
              else 'Empty'
            end
            """, new { AudienceRoles.Owner }, cancellationToken: ct));
        return Enum.Parse<Kind>(kind!);
    }
}
