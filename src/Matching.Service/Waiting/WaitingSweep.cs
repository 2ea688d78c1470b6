using Dapper;
using Matching.Service.Proposals;
using Matching.Service.Storage;

namespace Matching.Service.Waiting;

/// <summary>
/// What time, a host or a dossier has changed for the people who wait: a place came free that nobody was told of, a turn has passed and the
/// place is open to everybody, the opening is closed and there is nothing left to wait for, or somebody is done here or said no to it.
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
        var left = (await session.Connection.QueryAsync<long>(new CommandDefinition("""
            update waiting w set ended_at = @now, ended_how = 'left', turn_at = null
            from openings o, newcomers n
            where w.ended_at is null and o.id = w.opening_id and n.id = w.newcomer_id
              and (n.dossier ->> 'status' = 'finished'
                or exists (select from consents c where c.newcomer_id = n.id and c.kind = o.kind and c.answer = 'refused'))
            returning w.id
            """, new { now }, cancellationToken: ct))).AsList();
        var back = 0;
        foreach (var (opening, _) in openings.Where(o => o.Status == "published"))
            back += await FreePlace.PutBackAsync(session, opening, now, ct);
        var turns = await WithTurnAsync(session, ct);
        var given = turns.Except(before).Order().ToList();
        var taken = before.Except(turns).Except(closed).Except(left).Order().ToList();
        if (closed.Count + left.Count + given.Count + taken.Count + back == 0)
            return 0;
        await AuditTrail.AppendAsync(session, "job:sweep", "waiting.swept", "municipality", municipality, "done",
            new { turns = given, noLonger = taken, closed = closed.Order(), left = left.Order(), proposalsBack = back }, ct);
        await session.CommitAsync(ct);
        return closed.Count + left.Count + given.Count + taken.Count;
    }

    private static async Task<HashSet<long>> WithTurnAsync(DbSession session, CancellationToken ct) =>
        [.. await session.Connection.QueryAsync<long>(new CommandDefinition(
            "select id from waiting where ended_at is null and turn_at is not null", cancellationToken: ct))];
}
