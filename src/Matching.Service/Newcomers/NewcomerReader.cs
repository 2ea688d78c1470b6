using Dapper;
using Matching.Service.Storage;

namespace Matching.Service.Newcomers;

/// <summary>Reads dossiers with their limits and consents, never names.</summary>
public static class NewcomerReader
{
    /// <summary>The newcomers of the session's municipality in order of id: all, those of one source, one, or some.</summary>
    public static Task<IReadOnlyList<NewcomerRow>> ReadAsync(
        DbSession session, string? source = null, long? id = null, long[]? ids = null, CancellationToken ct = default) =>
        id is { } one
            ? session.OnceAsync($"newcomer {one}", () => FindAsync(session, source, id, ids, ct))
            : FindAsync(session, source, id, ids, ct);

    private static async Task<IReadOnlyList<NewcomerRow>> FindAsync(DbSession session, string? source, long? id, long[]? ids, CancellationToken ct)
    {
        var rows = await session.Connection.QueryAsync<NewcomerRow>(new CommandDefinition("""
            select n.id, n.municipality_code, n.source, n.extern_id, n.caseworker_id, n.version, n.dossier::text as dossier,
              k.newcomer_id is not null as limits_known,
              array(select l.code from newcomer_limits l where l.newcomer_id = n.id order by l.code) as limits,
              (select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'answer', c.answer, 'statedOn', c.stated_on)), '[]')::text
                from consents c where c.newcomer_id = n.id) as consents
            from newcomers n
            left join newcomer_limits_known k on k.newcomer_id = n.id
            where (@source::text is null or n.source = @source) and (@id::bigint is null or n.id = @id) and (@ids::bigint[] is null or n.id = any(@ids))
            order by n.id
            """, new { source, id, ids }, cancellationToken: ct));
        return rows.AsList();
    }
}
