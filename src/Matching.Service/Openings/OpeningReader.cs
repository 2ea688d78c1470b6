using Dapper;
using Matching.Service.Storage;

namespace Matching.Service.Openings;

/// <summary>Reads openings as rows; <see cref="OpeningRecord.FromRow"/> makes them openings of the engine.</summary>
public static class OpeningReader
{
    /// <summary>The openings of the session's whole area in order of id: all, those of one source, those of one municipality, one, or some.</summary>
    public static async Task<IReadOnlyList<OpeningRow>> ReadAsync(
        DbSession session, string? municipality = null, string? source = null, long? id = null, long[]? ids = null, CancellationToken ct = default)
    {
        var rows = await session.Connection.QueryAsync<OpeningRow>(new CommandDefinition("""
            select id, organisation_id, coordinator_id, source, extern_id, kind, title, description, contact_email, follow_up, capacity,
              taken, status, unpaid, requirements::text as requirements, begins, ends, learning_goal, supervisor, no_displacement,
              checked_by, checked_at, version
            from openings
            where (@municipality::text is null or municipality_code = @municipality)
              and (@source::text is null or source = @source) and (@id::bigint is null or id = @id)
              and (@ids::bigint[] is null or id = any(@ids))
            order by id
            """, new { municipality, source, id, ids }, cancellationToken: ct));
        return rows.AsList();
    }
}
