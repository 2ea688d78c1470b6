using Dapper;
using Matching.Service.Storage;

namespace Matching.Service.Rounds;

/// <summary>An area and its municipalities, by code. The first stands for the area where a row must name one.</summary>
public sealed record RoundArea(string Code, IReadOnlyList<string> Municipalities)
{
    public string Lead => Municipalities[0];

    /// <summary>All areas that have a municipality, by code.</summary>
    public static async Task<IReadOnlyList<RoundArea>> AllAsync(Database database, CancellationToken ct = default)
    {
        await using var connection = await database.For(DbAudience.Jobs).OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<(string Area, string Municipality)>(new CommandDefinition(
            "select area_code, code from municipalities order by area_code, code", cancellationToken: ct));
        return [.. rows.GroupBy(r => r.Area, StringComparer.Ordinal).Select(g => new RoundArea(g.Key, [.. g.Select(r => r.Municipality)]))];
    }

    /// <summary>Null when there is no such area, or no municipality in it.</summary>
    public static async Task<RoundArea?> FindAsync(Database database, string code, CancellationToken ct = default) =>
        (await AllAsync(database, ct)).FirstOrDefault(a => a.Code == code);
}
