using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Service.Storage;

namespace Matching.Service.Rounds;

/// <summary>Who has been without any proposal, and since when. Read only when the policy puts those first who wait longest.</summary>
internal static class WaitingList
{
    private sealed record Line(long Newcomer, DateOnly Since);

    /// <summary>
    /// People of the session's municipality whose last proposal ended before the day of the round, or who never had one: those wait since
    /// they settled, or since 1900 when that is not known. What the day's own earlier attempt did is no input: proposals that began on the
    /// day are not looked at, and one that the attempt took away counts as there until the day itself.
    /// </summary>
    public static async Task<IEnumerable<WaitingSince>> ReadAsync(DbSession session, DateOnly businessDate, CancellationToken ct) =>
        (await session.Connection.QueryAsync<Line>(new CommandDefinition("""
            select newcomer, since from (
              select n.id as newcomer, coalesce(
                  max(case when p.status in ('open', 'postponed', 'put_forward', 'agreed') then @businessDate::date
                    else (p.updated_at at time zone 'Europe/Amsterdam')::date end),
                  min((n.dossier ->> 'settledOn')::date), date '1900-01-01') as since
              from newcomers n
              left join proposals p on p.newcomer_id = n.id
                and (p.created_at at time zone 'Europe/Amsterdam')::date < @businessDate
              where coalesce(n.dossier ->> 'status', 'active') = 'active'
              group by n.id) waiting
            where since < @businessDate
            """, new { businessDate }, cancellationToken: ct))).Select(line => new WaitingSince(new NewcomerId(line.Newcomer), line.Since));
}
