using Dapper;
using Matching.Service.Proposals;
using Matching.Service.Storage;

namespace Matching.Service.Waiting;

/// <summary>Counts how often places came free in the last year, over all municipalities that share the openings.</summary>
internal sealed class FreedPlacesReader
{
    private const int DaysBack = 365;

    private readonly Dictionary<long, (int Freed, long Days)> _here = [];
    private readonly Dictionary<string, (int Freed, long Days)> _ofKind = [];

    /// <summary>What came free at openings of these kinds.</summary>
    public static async Task<FreedPlacesReader> ReadAsync(DbSession db, string[] kinds, DateOnly today, CancellationToken ct)
    {
        var freed = new FreedPlacesReader();
        if (kinds.Length > 0)
            await Neighbours.SumAsync(db, () => freed.AddAsync(db, kinds, today, ct), ct);
        return freed;
    }

    public FreedPlaces Here(long opening) => Of(FreedWhere.ThisOpening, _here.GetValueOrDefault(opening));

    public FreedPlaces OfKind(string kind) => Of(FreedWhere.ThisKind, _ofKind.GetValueOrDefault(kind));

    private async Task<int> AddAsync(DbSession db, string[] kinds, DateOnly today, CancellationToken ct)
    {
        var lines = (await db.Connection.QueryAsync<(long Opening, string Kind, int Freed, long Days)>(new CommandDefinition("""
            select l.opening_id, o.kind, count(*) filter (where l.stopped_on >= @since)::int,
              coalesce(sum(greatest(0, least(coalesce(l.stopped_on, @today), @today) - greatest(coalesce(l.agreed_on, l.started_on, @today), @since))), 0)::bigint
            from openings o
            join placements l on l.opening_id = o.id and l.stop_reason is distinct from 'undone'
            where o.area_code = current_area() and o.kind = any(@kinds)
            group by 1, 2
            """, new { kinds, today, since = today.AddDays(-DaysBack) }, cancellationToken: ct))).AsList();
        foreach (var (opening, kind, freed, days) in lines)
        {
            _here[opening] = Sum(_here.GetValueOrDefault(opening), freed, days);
            _ofKind[kind] = Sum(_ofKind.GetValueOrDefault(kind), freed, days);
        }
        return lines.Count;
    }

    private static (int, long) Sum((int Freed, long Days) was, int freed, long days) => (was.Freed + freed, was.Days + days);

    private static FreedPlaces Of(FreedWhere where, (int Freed, long Days) counted) => new(where, counted.Freed, counted.Days);
}
