using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Newcomers;

/// <summary>Another caseworker of the same municipality.</summary>
public sealed record Colleague(long Account, string Name);

internal static class Colleagues
{
    public static async Task<IReadOnlyList<Colleague>> ReadAsync(DbSession db, Actor actor, CancellationToken ct) =>
        (await db.Connection.QueryAsync<Colleague>(new CommandDefinition("""
            select id as account, display_name as name from accounts
            where role = 'caseworker' and active and id <> @Account
            order by display_name, id
            """, new { actor.Account }, cancellationToken: ct))).AsList();

    /// <summary>The name of whose caseload it is.</summary>
    public static Task<string> NameAsync(DbSession db, CaseworkerId caseworker, CancellationToken ct) =>
        db.OnceAsync($"caseworker {caseworker.Value}", () => db.Connection.QuerySingleAsync<string>(new CommandDefinition(
            "select display_name from accounts where id = @Value", new { caseworker.Value }, cancellationToken: ct)));

    public static async Task<bool> IsOneAsync(DbSession db, Actor actor, long account, CancellationToken ct) =>
        await db.Connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select exists (select from accounts where id = @account and id <> @self and role = 'caseworker' and active)",
            new { account, self = actor.Account }, cancellationToken: ct));
}
