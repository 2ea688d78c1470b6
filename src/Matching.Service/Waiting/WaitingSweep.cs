using Dapper;
using Matching.Service.Proposals;
using Matching.Service.Storage;

namespace Matching.Service.Waiting;

/// <summary>
/// What time or a host has changed for the people who wait: a place came free that nobody was told of, a turn has passed and the place is
/// open to everybody, or the opening is closed and there is nothing left to wait for.
/// </summary>
internal sealed class WaitingSweep(Database database, TimeProvider time)
{
    /// <summary>Returns how many people's place in a row changed, in this municipality.</summary>
    public async Task<int> RunAsync(string municipality, CancellationToken ct = default)
    {
        var now = time.GetUtcNow();
        await using var session = await database.BeginAsync(DbAudience.Jobs, municipality, ct: ct);
        // In order of id, as everyone locks openings.
        var openings = (await session.Connection.QueryAsync<(long Id, string Status)>(new CommandDefinition("""
            select o.id, o.status
            from openings o
            where o.id in (select w.opening_id from waiting w where w.ended_at is null)
            order by o.id
            for update of o
            """, cancellationToken: ct))).AsList();
        if (openings.Count == 0)
            return 0;
        var before = await WithTurnAsync(session, ct);
        var closed = (await session.Connection.QueryAsync<long>(new CommandDefinition("""
            update waiting set ended_at = @now, ended_how = 'closed'
            where ended_at is null and opening_id = any(@openings)
            returning id
            """, new { now, openings = openings.Where(o => o.Status == "closed").Select(o => o.Id).ToArray() }, cancellationToken: ct))).AsList();
        var back = 0;
        foreach (var (opening, _) in openings.Where(o => o.Status == "published"))
            back += await FreePlace.PutBackAsync(session, opening, now, ct);
        var turns = await WithTurnAsync(session, ct);
        var given = turns.Except(before).Order().ToList();
        var taken = before.Except(turns).Except(closed).Order().ToList();
        if (closed.Count + given.Count + taken.Count + back == 0)
            return 0;
        await AuditTrail.AppendAsync(session, "job:sweep", "waiting.swept", "municipality", municipality, "done",
            new { turns = given, noLonger = taken, closed = closed.Order(), proposalsBack = back }, ct);
        await session.CommitAsync(ct);
        return closed.Count + given.Count + taken.Count;
    }

    private static async Task<HashSet<long>> WithTurnAsync(DbSession session, CancellationToken ct) =>
        [.. await session.Connection.QueryAsync<long>(new CommandDefinition(
            "select id from waiting where ended_at is null and turn_at is not null", cancellationToken: ct))];
}
