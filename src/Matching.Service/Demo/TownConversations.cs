using Dapper;
using Matching.Service.Storage;
using Matching.Simulation;

namespace Matching.Service.Demo;

/// <summary>
/// The conversations of an invented town: whatever was put before somebody on one day was one conversation, and every caseworker has some
/// of her people planned around the anchor. What lies on those tables is left to the page, after the night.
/// </summary>
internal static class TownConversations
{
    /// <summary>Days from the anchor of the conversations that one caseworker has planned; a Saturday or Sunday becomes the Monday after.</summary>
    private static readonly int[] PlannedDays = [-1, 0, 0, 1, 2, 3, 7, 9];

    private static readonly string[] Notes =
    [
        "Wil eerst een keer gaan kijken. Ik bel de organisatie.",
        "Neemt de volgende keer het rooster van de lessen mee.",
        "Komt liever op de fiets dan met de bus.",
        "Begint graag met twee uur per week.",
    ];

    public static async Task WriteAsync(DbSession session, Town town, CancellationToken ct)
    {
        await session.Connection.ExecuteAsync(new CommandDefinition("""
            with talked as (
              select p.newcomer_id, d.account_id, (d.decided_at at time zone 'Europe/Amsterdam')::date as day, min(d.decided_at) as at
              from decisions d
              join proposals p on p.id = d.proposal_id
              where d.kind = 'put_forward'
              group by 1, 2, 3),
            held as (
              insert into conversations (municipality_code, newcomer_id, caseworker_id, planned_on, held_on, note, created_at, updated_at)
              select current_municipality(), t.newcomer_id, t.account_id, t.day, t.day,
                case when t.newcomer_id % 5 = 0 then (@Notes::text[])[1 + t.newcomer_id % 4] end, t.at, t.at
              from talked t
              order by t.at, t.newcomer_id
              returning id, newcomer_id, caseworker_id, held_on)
            insert into conversation_options (conversation_id, municipality_code, proposal_id, place)
            select o.id, current_municipality(), o.proposal_id, o.place
            from (
              select h.id, p.id as proposal_id, row_number() over (partition by h.id order by d.id) as place
              from held h
              join proposals p on p.newcomer_id = h.newcomer_id
              join decisions d on d.proposal_id = p.id and d.kind = 'put_forward' and d.account_id = h.caseworker_id
                and (d.decided_at at time zone 'Europe/Amsterdam')::date = h.held_on) o
            where o.place <= 3
            """, new { Notes }, cancellationToken: ct));
        await session.Connection.ExecuteAsync(new CommandDefinition("""
            insert into conversations (municipality_code, newcomer_id, caseworker_id, planned_on)
            select current_municipality(), n.id, n.caseworker_id, d.day + case extract(isodow from d.day) when 6 then 2 when 7 then 1 else 0 end::int
            from (
              select id, caseworker_id, row_number() over (partition by caseworker_id order by id * 7919 % 1009, id) as place
              from newcomers n
              where coalesce(n.dossier ->> 'status', 'active') = 'active'
                and exists (select from consents c where c.newcomer_id = n.id and c.answer = 'given')) n
            cross join lateral (select @anchor::date + (@PlannedDays::int[])[n.place::int] as day) d
            where n.place <= cardinality(@PlannedDays::int[])
            order by n.id
            """, new { anchor = town.Options.Anchor, PlannedDays }, cancellationToken: ct));
    }
}
