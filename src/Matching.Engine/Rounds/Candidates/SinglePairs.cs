using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Rounds.Candidates;

/// <summary>
/// The few pairs of which something particular is known: a pin, a rejection, a commitment at the opening itself, an organisation to avoid.
/// These are asked one by one, of the rules themselves.
/// </summary>
internal sealed class SinglePairs
{
    private readonly int[]?[] _openings;

    public SinglePairs(RoundSnapshot snapshot, RuleContext context)
    {
        var pairs = new List<(int Person, int Opening)>();
        void Add(NewcomerId newcomer, OpeningId opening)
        {
            if (PlaceIn(snapshot.Newcomers, newcomer, n => n.Id) is { } person && PlaceIn(snapshot.Openings, opening, o => o.Id) is { } at)
                pairs.Add((person, at));
        }
        foreach (var pin in snapshot.Pins)
            Add(pin.Newcomer, pin.Opening);
        foreach (var pair in snapshot.RejectedPairs)
            Add(pair.Newcomer, pair.Opening);
        foreach (var commitment in snapshot.Commitments)
            if (commitment.Opening is { } opening)
                Add(commitment.Newcomer, opening);
        var avoided = snapshot.Newcomers.Select((n, person) => (n.Wishes.Avoid, person)).Where(a => a.Avoid.Count > 0).ToList();
        if (avoided.Count > 0)
        {
            var openings = Enumerable.Range(0, snapshot.Openings.Count).ToLookup(i => snapshot.Openings[i].Organisation);
            pairs.AddRange(avoided.SelectMany(a => a.Avoid.SelectMany(organisation => openings[organisation]).Select(opening => (a.person, opening))));
        }

        _openings = new int[snapshot.Newcomers.Count][];
        foreach (var person in pairs.Distinct().GroupBy(p => p.Person))
            _openings[person.Key] = [.. person.Select(p => p.Opening).Order()];
    }

    /// <summary>Positions in the snapshot, rising.</summary>
    public ReadOnlySpan<int> Of(int person) => _openings[person];

    private static int? PlaceIn<T, TId>(IReadOnlyList<T> sorted, TId id, Func<T, TId> idOf) where TId : IComparable<TId>
    {
        var (low, high) = (0, sorted.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = idOf(sorted[middle]).CompareTo(id);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return null;
    }
}
