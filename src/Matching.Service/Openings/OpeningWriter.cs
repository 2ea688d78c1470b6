using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Storage;

namespace Matching.Service.Openings;

/// <summary>Writes many openings in a few statements: an import, or the fill of a demo town. Places taken are never written here.</summary>
public static class OpeningWriter
{
    /// <summary>A row as <see cref="BulkRows"/> sends it; each statement takes from it what it writes.</summary>
    internal const string Row = """
        (id bigint, organisation_id bigint, coordinator_id bigint, contact_email text, source text, extern_id text, kind text, title text,
          description text, follow_up text, capacity int, status text, unpaid boolean, requirements text, begins date, ends date,
          learning_goal text, supervisor text, no_displacement boolean, checked_by bigint, checked_at timestamptz)
        """;

    /// <summary>What whoever posts an opening writes of it: the columns, and their values from a row <c>r</c>.</summary>
    internal const string PostedColumns = """
        municipality_code, area_code, organisation_id, coordinator_id, contact_email, source, extern_id, kind, title, description, follow_up,
          capacity, status, unpaid, requirements, begins, ends, learning_goal, supervisor, no_displacement
        """;

    internal const string PostedValues = """
        current_municipality(), current_area(), r.organisation_id, r.coordinator_id, r.contact_email, r.source, r.extern_id, r.kind, r.title,
          r.description, r.follow_up, r.capacity, r.status, r.unpaid, r.requirements::jsonb, r.begins, r.ends, r.learning_goal, r.supervisor,
          r.no_displacement
        """;

    /// <summary>What whoever posted an opening may change of it <c>o</c>.</summary>
    internal const string Changes = """
        coordinator_id = r.coordinator_id, contact_email = r.contact_email, kind = r.kind, title = r.title, description = r.description,
          follow_up = r.follow_up, capacity = r.capacity, status = r.status, unpaid = r.unpaid, requirements = r.requirements::jsonb,
          begins = r.begins, ends = r.ends, learning_goal = r.learning_goal, supervisor = r.supervisor, no_displacement = r.no_displacement,
          version = o.version + 1, updated_at = now()
        """;

    /// <summary>Adds openings to the session's municipality and area. Ids rise in the order of the rows; their own id is not used.</summary>
    /// <returns>The ids, in the order of the rows.</returns>
    public static async Task<IReadOnlyList<OpeningId>> InsertAsync(
        DbSession session, IReadOnlyList<OpeningRow> openings, CancellationToken ct = default)
    {
        var ids = new List<long>(openings.Count);
        foreach (var rows in BulkRows.Of(openings))
            ids.AddRange(await session.Connection.QueryAsync<long>(new CommandDefinition($"""
                insert into openings ({PostedColumns}, checked_by, checked_at)
                select {PostedValues}, r.checked_by, r.checked_at
                from rows from (jsonb_to_recordset(@rows::jsonb) as {Row}) with ordinality as r
                order by r.ordinality
                returning id
                """, new { rows }, cancellationToken: ct)));
        ids.Sort();
        return [.. ids.Select(id => new OpeningId(id))];
    }

    /// <summary>Rewrites openings by id and raises their version; number and source stay as they are.</summary>
    public static async Task UpdateAsync(DbSession session, IReadOnlyList<OpeningRow> openings, CancellationToken ct = default)
    {
        foreach (var rows in BulkRows.Of(openings))
            await session.Connection.ExecuteAsync(new CommandDefinition($"""
                update openings o
                set organisation_id = r.organisation_id, checked_by = r.checked_by, checked_at = r.checked_at, {Changes}
                from jsonb_to_recordset(@rows::jsonb) as r{Row}
                where o.id = r.id
                """, new { rows }, cancellationToken: ct));
    }
}
