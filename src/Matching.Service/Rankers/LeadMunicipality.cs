using Dapper;
using Matching.Service.Storage;

namespace Matching.Service.Rankers;

/// <summary>An area has one night and so one ranker: that of its first municipality, behind whose wall the round is stored.</summary>
internal static class LeadMunicipality
{
    /// <summary>Null when the session's municipality is it; otherwise its name.</summary>
    public static async Task<string?> OtherAsync(DbSession db, CancellationToken ct) =>
        await db.Connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition("""
            select m.name from municipalities m
            where m.code = (select min(n.code) from municipalities n where n.area_code = current_area()) and m.code <> @Municipality
            """, new { db.Municipality }, cancellationToken: ct));

    /// <summary>Moves the session behind the wall of the area's first municipality.</summary>
    public static async Task EnterAsync(DbSession db, CancellationToken ct) =>
        await db.EnterAsync((await db.Connection.ExecuteScalarAsync<string>(new CommandDefinition(
            "select min(code) from municipalities where area_code = current_area()", cancellationToken: ct)))!, ct);
}
