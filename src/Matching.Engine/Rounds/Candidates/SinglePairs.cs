using System.Runtime.InteropServices;
using Matching.Engine.Domain;

namespace Matching.Engine.Rounds.Candidates;

/// <summary>
/// The few pairs of which something particular is known: a pin, a rejection, a commitment at the opening itself, an organisation to avoid.
/// These are asked one by one, of the rules themselves.
/// </summary>
internal sealed class SinglePairs
{
    private readonly int[] _first;
    private readonly int[] _openings;

    public SinglePairs(RoundSnapshot snapshot)
    {
        long[] people = [.. snapshot.Newcomers.Select(n => n.Id.Value)];
        long[] openings = [.. snapshot.Openings.Select(o => o.Id.Value)];
        var pairs = new List<(int Person, int Opening)>();
        void Add(NewcomerId newcomer, OpeningId opening)
        {
            if (Array.BinarySearch(people, newcomer.Value) is >= 0 and var person && Array.BinarySearch(openings, opening.Value) is >= 0 and var at)
                pairs.Add((person, at));
        }
        foreach (var pin in snapshot.Pins)
            Add(pin.Newcomer, pin.Opening);
        foreach (var pair in snapshot.RejectedPairs)
            Add(pair.Newcomer, pair.Opening);
        foreach (var commitment in snapshot.Commitments)
            if (commitment.Opening is { } opening)
                Add(commitment.Newcomer, opening);
        AddAvoided(snapshot, pairs);

        pairs.Sort();
        _first = new int[people.Length + 1];
        _openings = new int[pairs.Count];
        var count = 0;
        for (var i = 0; i < pairs.Count; i++)
            if (i == 0 || pairs[i] != pairs[i - 1])
            {
                _openings[count++] = pairs[i].Opening;
                _first[pairs[i].Person + 1]++;
            }
        for (var person = 0; person < people.Length; person++)
            _first[person + 1] += _first[person];
    }

    /// <summary>Positions in the snapshot, rising.</summary>
    public ReadOnlySpan<int> Of(int person) => _openings.AsSpan(_first[person].._first[person + 1]);

    private static void AddAvoided(RoundSnapshot snapshot, List<(int Person, int Opening)> pairs)
    {
        var avoiding = Enumerable.Range(0, snapshot.Newcomers.Count).Where(person => snapshot.Newcomers[person].Wishes.Avoid.Count > 0).ToList();
        var organisations = avoiding.SelectMany(person => snapshot.Newcomers[person].Wishes.Avoid).ToHashSet();
        var openings = new Dictionary<OrganisationId, List<int>>();
        for (var i = 0; i < snapshot.Openings.Count; i++)
            if (organisations.Contains(snapshot.Openings[i].Organisation))
                (CollectionsMarshal.GetValueRefOrAddDefault(openings, snapshot.Openings[i].Organisation, out _) ??= []).Add(i);
        foreach (var person in avoiding)
            foreach (var organisation in snapshot.Newcomers[person].Wishes.Avoid)
                foreach (var opening in openings.GetValueOrDefault(organisation) ?? [])
                    pairs.Add((person, opening));
    }
}
