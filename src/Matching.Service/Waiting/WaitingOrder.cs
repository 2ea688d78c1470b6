using Dapper;
using Matching.Service.Storage;

namespace Matching.Service.Waiting;

/// <summary>An opening that people wait for.</summary>
internal sealed record WaitedFor(
    long Id, string Title, string Kind, string Organisation, string Status, int? Capacity, int Taken, DateOnly? Ends);

/// <summary>The rows for some openings as they stand: who is where, and how long it takes from there. A few questions for all of them.</summary>
internal sealed class WaitingOrder
{
    private readonly IReadOnlyDictionary<long, WaitedFor> _places;
    private readonly ILookup<long, InLine> _rows;
    private readonly FreedPlacesReader _freed;
    private readonly DateOnly _today;

    private WaitingOrder(IReadOnlyDictionary<long, WaitedFor> places, ILookup<long, InLine> rows, FreedPlacesReader freed, DateOnly today) =>
        (_places, _rows, _freed, _today) = (places, rows, freed, today);

    public static async Task<WaitingOrder> ReadAsync(DbSession db, long[] openings, DateOnly today, CancellationToken ct)
    {
        var places = openings.Length == 0
            ? []
            : (await db.Connection.QueryAsync<WaitedFor>(new CommandDefinition("""
                select o.id, o.title, o.kind, g.name as organisation, o.status, o.capacity, o.taken, o.ends
                from openings o
                join organisations g on g.id = o.organisation_id
                where o.id = any(@openings)
                """, new { openings }, cancellationToken: ct))).ToDictionary(p => p.Id);
        return new(
            places,
            await InLine.ReadAsync(db, openings, today, ct),
            await FreedPlacesReader.ReadAsync(db, [.. places.Values.Select(p => p.Kind).Distinct()], today, ct),
            today);
    }

    public WaitedFor? Place(long opening) => _places.GetValueOrDefault(opening);

    /// <summary>First who waits longest.</summary>
    public IReadOnlyList<InLine> Row(long opening) => [.. _rows[opening]];

    /// <summary>Where somebody stands in the row; with null where one would stand who joins it now. Null: no such opening.</summary>
    public WaitAt? At(long opening, long? waiting)
    {
        if (Place(opening) is not { } place)
            return null;
        var before = _rows[opening].TakeWhile(w => w.Id != waiting).Count();
        return new(before + 1, ExpectedWait.Of(
            before + 1, place.Capacity, place.Capacity - place.Taken, _freed.Here(opening), _freed.OfKind(place.Kind), place.Ends, _today));
    }
}
