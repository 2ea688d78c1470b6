using Dapper;
using Matching.Service.Storage;

namespace Matching.Service.Proposals;

/// <summary>An opening is shared by its area, so what happens to it touches the desks of every municipality in it.</summary>
internal static class Neighbours
{
    /// <summary>Does one thing behind the wall of each municipality of the area, in fixed order, and comes back. Returns the sum.</summary>
    public static async Task<int> SumAsync(DbSession db, Func<Task<int>> act, CancellationToken ct)
    {
        var home = db.Municipality;
        var codes = (await db.Connection.QueryAsync<string>(new CommandDefinition(
            "select code from municipalities where area_code = current_area() order by code", cancellationToken: ct))).AsList();
        if (codes.Count == 1)
            return await act();
        var sum = 0;
        foreach (var code in codes)
        {
            await db.EnterAsync(code, ct);
            sum += await act();
        }
        await db.EnterAsync(home, ct);
        return sum;
    }
}
