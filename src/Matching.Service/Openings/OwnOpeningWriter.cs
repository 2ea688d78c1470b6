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
            await session.Connection.ExecuteAsync(new CommandDefinition($"""
                insert into openings ({OpeningWriter.PostedColumns})
                select {OpeningWriter.PostedValues}
                from rows from (jsonb_to_recordset(@rows::jsonb) as {OpeningWriter.Row}) with ordinality as r
                order by r.ordinality
                """, new { rows }, cancellationToken: ct));
    }

    public static async Task UpdateAsync(DbSession session, IReadOnlyList<OpeningRow> openings, CancellationToken ct)
    {
        foreach (var rows in BulkRows.Of(openings))
            await session.Connection.ExecuteAsync(new CommandDefinition($"""
                update openings o
                set {OpeningWriter.Changes}
                from jsonb_to_recordset(@rows::jsonb) as r{OpeningWriter.Row}
                where o.id = r.id
                """, new { rows }, cancellationToken: ct));
    }
}
