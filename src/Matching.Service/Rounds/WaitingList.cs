using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Service.Storage;

namespace Matching.Service.Rounds;

/// <summary>Who has been without any proposal, and since when. Read only when the policy puts those first who wait longest.</summary>
internal static class WaitingList
{
    private sealed record Line(long Newcomer, DateOnly Until);

    private static readonly DateOnly Always = new(1900, 1, 1);

    /// <summary>
    /// People of the session's municipality whose last proposal ended before the day of the round, or who never had one: those wait since
    /// they settled, or since 1900 when that is not known. What the day's own earlier attempt did is no input: proposals that began on the
    /// day are not looked at, and one that the attempt took away counts as there until the day itself. A yes counts as long as it runs.
    /// </summary>
    public static async Task<IEnumerable<WaitingSince>> ReadAsync(
        DbSession session, IReadOnlyCollection<Newcomer> people, DateOnly businessDate, CancellationToken ct)
    {
        var until = (await session.Connection.QueryAsync<Line>(new CommandDefinition("""
            select p.newcomer_id as newcomer, max(case
                when p.status in ('open', 'postponed', 'put_forward') then @businessDate::date
                when p.status = 'agreed' and not exists (
                  select from placements a
                  where a.newcomer_id = p.newcomer_id and a.opening_id = p.opening_id and a.state in ('stopped', 'completed')) then @businessDate::date
                else (p.updated_at at time zone 'Europe/Amsterdam')::date end) as until
            from proposals p
            where (p.created_at at time zone 'Europe/Amsterdam')::date < @businessDate
            group by p.newcomer_id
            """, new { businessDate }, cancellationToken: ct))).ToDictionary(line => line.Newcomer, line => line.Until);
        return
        [
            .. people.Where(n => n.IsActiveOn(businessDate) && n.Municipality.Value == session.Municipality)
                .Select(n => new WaitingSince(n.Id, until.TryGetValue(n.Id.Value, out var day) ? day : n.SettledOn ?? Always))
                .Where(w => w.Since < businessDate),
        ];
    }
}
