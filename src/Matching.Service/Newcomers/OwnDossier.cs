using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Newcomers;

/// <summary>A dossier that a caseworker may work in: of her own caseload, or of a colleague for whom she is deputy.</summary>
internal sealed record OwnDossier(int Version, DateTimeOffset UpdatedAt, string? GivenName, string? FamilyName)
{
    /// <summary>Locked until the commit; null when it is not there or not hers to change.</summary>
    public static Task<OwnDossier?> LockAsync(DbSession db, Actor actor, NewcomerId newcomer, CancellationToken ct) =>
        FindAsync(db, actor, newcomer, "for update of n", ct);

    /// <summary>As <see cref="LockAsync"/>, to look at only.</summary>
    public static Task<OwnDossier?> ReadAsync(DbSession db, Actor actor, NewcomerId newcomer, CancellationToken ct) =>
        db.OnceAsync($"own dossier {newcomer.Value}", () => FindAsync(db, actor, newcomer, "", ct));

    private static async Task<OwnDossier?> FindAsync(DbSession db, Actor actor, NewcomerId newcomer, string locking, CancellationToken ct) =>
        await db.Connection.QuerySingleOrDefaultAsync<OwnDossier>(new CommandDefinition($"""
            select n.version, n.updated_at, nn.given_name, nn.family_name
            from newcomers n
            left join newcomer_names nn on nn.newcomer_id = n.id
            where n.id = @Value
              and (n.caseworker_id = @Account
                or exists (select from deputies d where d.caseworker_id = n.caseworker_id and d.deputy_id = @Account))
            {locking}
            """, new { newcomer.Value, actor.Account }, cancellationToken: ct));
}
