using Dapper;
using Matching.Service.Storage;

namespace Matching.Service.Openings;

/// <summary>
/// As <see cref="OpeningWriter"/>, with only the columns that a coordinator's role may write: whose opening it is and the municipal check
/// are never among them. A check that no longer holds is taken back by the database.
/// </summary>
internal static class OwnOpeningWriter
{
    public static async Task InsertAsync(DbSession session, IReadOnlyList<OpeningRow> openings, CancellationToken ct)
    {
        foreach (var rows in BulkRows.Of(openings))
            await session.Connection.ExecuteAsync(new CommandDefinition("""
                insert into openings (municipality_code, area_code, organisation_id, coordinator_id, contact_email, source, extern_id, kind,
                  title, description, follow_up, capacity, status, unpaid, requirements, begins, ends, learning_goal, supervisor, no_displacement)
                select current_municipality(), current_area(), r.organisation_id, r.coordinator_id, r.contact_email, r.source, r.extern_id,
                  r.kind, r.title, r.description, r.follow_up, r.capacity, r.status, r.unpaid, r.requirements::jsonb, r.begins, r.ends,
                  r.learning_goal, r.supervisor, r.no_displacement
                from rows from (jsonb_to_recordset(@rows::jsonb) as (organisation_id bigint, coordinator_id bigint, contact_email text, source text,
                  extern_id text, kind text, title text, description text, follow_up text, capacity int, status text, unpaid boolean,
                  requirements text, begins date, ends date, learning_goal text, supervisor text, no_displacement boolean)) with ordinality as r
                order by r.ordinality
                """, new { rows }, cancellationToken: ct));
    }

    public static async Task UpdateAsync(DbSession session, IReadOnlyList<OpeningRow> openings, CancellationToken ct)
    {
        foreach (var rows in BulkRows.Of(openings))
            await session.Connection.ExecuteAsync(new CommandDefinition("""
                update openings o
                set coordinator_id = r.coordinator_id, contact_email = r.contact_email, kind = r.kind, title = r.title,
                  description = r.description, follow_up = r.follow_up, capacity = r.capacity, status = r.status, unpaid = r.unpaid,
                  requirements = r.requirements::jsonb, begins = r.begins, ends = r.ends, learning_goal = r.learning_goal,
                  supervisor = r.supervisor, no_displacement = r.no_displacement, version = o.version + 1, updated_at = now()
                from jsonb_to_recordset(@rows::jsonb) as r(id bigint, coordinator_id bigint, contact_email text, kind text, title text,
                  description text, follow_up text, capacity int, status text, unpaid boolean, requirements text, begins date, ends date,
                  learning_goal text, supervisor text, no_displacement boolean)
                where o.id = r.id
                """, new { rows }, cancellationToken: ct));
    }
}
