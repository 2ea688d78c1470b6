using System.Collections.Concurrent;
using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Storage;

namespace Matching.Service.Openings;

/// <summary>
/// The openings that people can be sent to, as the engine's: kept in memory beside the database, so that a page reads again only what
/// changed since. Which ones there are is asked each time, so a session gets only what it may see.
/// </summary>
internal sealed class OpeningsInMemory
{
    // Who wrote the row last and where it lies: every change of a row changes one of the two, whoever made it and whatever it changed.
    private readonly ConcurrentDictionary<long, (string Stamp, Opening? Opening)> _kept = new();

    /// <summary>Published openings of the session's area, and those <paramref name="beside"/> whatever their status, by number. One that cannot be read is left out.</summary>
    public async Task<IReadOnlyDictionary<OpeningId, Opening>> ReadAsync(DbSession db, IEnumerable<OpeningId> beside, CancellationToken ct)
    {
        var now = (await db.Connection.QueryAsync<(long Id, string Stamp)>(new CommandDefinition("""
            select id, xmin::text || ctid::text from openings where area_code = (select current_area()) and status = 'published'
            union all
            select id, xmin::text || ctid::text from openings where id = any(@beside) and status <> 'published'
            """, new { beside = beside.Select(o => o.Value).ToArray() }, cancellationToken: ct))).ToDictionary(row => row.Id, row => row.Stamp);
        var openings = new SortedDictionary<long, Opening?>();
        foreach (var (id, stamp) in now)
            if (_kept.TryGetValue(id, out var kept) && kept.Stamp == stamp)
                openings[id] = kept.Opening;
        long[] changed = [.. now.Keys.Where(id => !openings.ContainsKey(id))];
        foreach (var row in changed.Length == 0 ? [] : await OpeningReader.ReadAsync(db, ids: changed, ct: ct))
            _kept[row.Id] = (now[row.Id], openings[row.Id] = OpeningRecord.FromRow(row));
        return openings.Values.OfType<Opening>().ToDictionary(opening => opening.Id);
    }
}
