using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Rules;
using Matching.Service.Proposals;
using Matching.Service.Storage;
using Matching.Simulation;

namespace Matching.Service.Demo;

/// <summary>
/// Who waits in an invented town: at openings that are full, people whom everything but the number of places would let in; and here and
/// there somebody for whom a place has just come free. Which ones, follows from their numbers.
/// </summary>
internal static class TownWaiting
{
    private const int MostFull = 14;
    private const int MostFree = 3;
    private const int MostPlaces = 4;

    public static async Task WriteAsync(DbSession session, Town town, CancellationToken ct)
    {
        var context = new RuleContext(town.Snapshot());
        var openings = town.Openings.ToDictionary(o => o.Opening.Id, o => o.Opening);
        var waited = (await session.Connection.QueryAsync<(long Id, int Free)>(new CommandDefinition("""
            select w.id, w.free
            from (
              select o.id, o.capacity - o.taken as free, row_number() over (partition by o.capacity - o.taken order by o.id) as place
              from openings o
              where o.status = 'published' and o.capacity between 1 and @MostPlaces and (o.ends is null or o.ends > @anchor::date + 30)
                and (o.capacity = o.taken
                  or exists (select from placements p where p.opening_id = o.id and p.stopped_on is not null))) w
            where w.free <= 1 and w.place <= case when w.free = 0 then @MostFull else @MostFree end
            order by w.id
            """, new { MostPlaces, MostFull, MostFree, anchor = town.Options.Anchor }, cancellationToken: ct))).AsList();
        var taken = new HashSet<NewcomerId>();
        var rows = waited.SelectMany(place => Row(town, openings[new(place.Id)], place.Free, context, taken)).ToList();
        foreach (var chunk in BulkRows.Of(rows))
            await session.Connection.ExecuteAsync(new CommandDefinition("""
                insert into waiting (municipality_code, area_code, opening_id, newcomer_id, account_id, since, turn_at)
                select current_municipality(), current_area(), r.opening_id, r.newcomer_id, r.account_id, r.since, r.turn_at
                from jsonb_to_recordset(@rows::jsonb) as r(opening_id bigint, newcomer_id bigint, account_id bigint, since timestamptz, turn_at timestamptz)
                order by r.since, r.newcomer_id
                """, new { rows = chunk }, cancellationToken: ct));
    }

    // Nobody stands in two rows: that would be a town of people who wait.
    private static IEnumerable<object> Row(Town town, Opening opening, int free, RuleContext context, HashSet<NewcomerId> taken)
    {
        var length = 1 + (int)(opening.Id.Value * 7 % 3);
        var who = town.Newcomers.OrderBy(p => p.Newcomer.Id.Value * 7919 * (opening.Id.Value + 13) % 10_007).ThenBy(p => p.Newcomer.Id)
            .Where(p => p.Newcomer.Availability.Free is not null && !taken.Contains(p.Newcomer.Id) && town.History.All(h => h.Newcomer != p.Newcomer.Id || h.Opening != opening.Id))
            .Where(p => FreeChoice.Fails(p.Newcomer, opening, context).All(f => f.Rule == RuleCode.PlaceFree))
            .Take(length)
            .ToList();
        taken.UnionWith(who.Select(p => p.Newcomer.Id));
        return who.Select((p, place) => (object)new
        {
            OpeningId = opening.Id.Value,
            NewcomerId = p.Newcomer.Id.Value,
            AccountId = p.Newcomer.Caseworker.Value,
            Since = At(town.Options.Anchor.AddDays(-60 + place * 17 + (int)(opening.Id.Value % 9)), 10),
            TurnAt = place < free ? At(town.Options.Anchor.AddDays(-1), 15) : (DateTimeOffset?)null,
        });
    }

    private static DateTimeOffset At(DateOnly day, int hour) => new(day, new TimeOnly(hour, 0), TimeSpan.Zero);
}
