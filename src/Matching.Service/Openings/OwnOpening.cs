using Dapper;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Openings;

/// <summary>An opening that a coordinator may change: of her own organisation. Locked until the commit.</summary>
internal static class OwnOpening
{
    /// <summary>Null when it is not there or is another organisation's.</summary>
    public static async Task<OpeningRow?> LockAsync(DbSession db, Actor actor, long opening, CancellationToken ct)
    {
        var isOwn = await db.Connection.ExecuteScalarAsync<long?>(new CommandDefinition("""
            select id from openings
            where id = @opening and organisation_id = @organisation and municipality_code = @Municipality
            for update
            """, new { opening, organisation = actor.Organisation?.Value, db.Municipality }, cancellationToken: ct)) is not null;
        return isOwn && await OpeningReader.ReadAsync(db, id: opening, ct: ct) is [var row] ? row : null;
    }

    /// <summary>The screen is older than the opening: when it was changed.</summary>
    public static async Task<OpeningOutcome> ChangedAsync(DbSession db, OpeningRow row, CancellationToken ct) =>
        new(OpeningResult.Changed, new(row.Id), row.Version)
        {
            At = await db.Connection.ExecuteScalarAsync<DateTimeOffset>(new CommandDefinition(
                "select updated_at from openings where id = @Id", new { row.Id }, cancellationToken: ct)),
        };
}
