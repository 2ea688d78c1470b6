using Matching.Engine.Domain;
using Matching.Engine.Scoring;

namespace Matching.Engine.Rounds;

/// <summary>From rules to points for one person at a time, in buffers of its own. For one thread; <see cref="Twin"/> serves another.</summary>
internal sealed class PersonPass(
    RoundSnapshot snapshot, CandidateIndex index, FewOpenings pinned, FewOpenings lastNight, byte[] kinds, PairScores scores, IScorer scorer)
{
    private readonly int[] _unknownPercents =
        [.. Enumerable.Range(0, snapshot.Options.UnknownsAllowed + 1).Select(u => Points.UnknownPercent(u, snapshot.Options))];
    private readonly int[] _wishPercents = new int[OpeningKinds.Count];

    private readonly int[] _openings = new int[kinds.Length];
    private readonly byte[] _unknowns = new byte[kinds.Length];
    private readonly int[] _scored = new int[kinds.Length];
    private readonly ScoredPair[] _pairs = new ScoredPair[kinds.Length];

    public static PersonPass For(RoundSnapshot snapshot, CandidateIndex index, PinBoard pins, PairScores scores, IScorer scorer) => new(
        snapshot, index,
        new(pins.Standing.Select(p => (p.Person, p.Opening))),
        new(Positions(snapshot)),
        [.. snapshot.Openings.Select(o => (byte)o.Kind)],
        scores, scorer);

    public PersonPass Twin() => new(snapshot, index, pinned, lastNight, kinds, scores.Twin(), scorer);

    /// <summary>How many candidates a person has, and the best of those that may be proposed, by position.</summary>
    public (int Candidates, ScoredPair[] Best) Run(int person)
    {
        var candidates = index.Find(person, _openings, _unknowns);
        var count = KeepProposable(person, candidates);
        var found = _scored.AsSpan(0, count);
        scores.Score(snapshot.Newcomers[person], _openings.AsSpan(0, count), found);
        WriteDown(person, found);
        var kept = BestPairs.Keep(_pairs.AsSpan(0, count), snapshot.Options.CandidatesPerPerson);
        return (candidates, _pairs[..kept]);
    }

    /// <summary>Not what waits for more answers than allowed, and not what is pinned.</summary>
    private int KeepProposable(int person, int candidates)
    {
        var hers = pinned.Of(person);
        var (kept, allowed) = (0, _unknownPercents.Length);
        for (var i = 0; i < candidates; i++)
        {
            if (_unknowns[i] >= allowed || (!hers.IsEmpty && hers.BinarySearch(_openings[i]) >= 0))
                continue;
            (_openings[kept], _unknowns[kept]) = (_openings[i], _unknowns[i]);
            kept++;
        }
        return kept;
    }

    private void WriteDown(int person, ReadOnlySpan<int> found)
    {
        foreach (var kind in OpeningKinds.All)
            _wishPercents[(int)kind] = Points.WishPercent(snapshot.Newcomers[person].Wishes.WeightOf(kind));
        for (var i = 0; i < found.Length; i++)
        {
            var points = Points.Of(scorer.Chance(found[i]), _wishPercents[kinds[_openings[i]]], _unknownPercents[_unknowns[i]]);
            _pairs[i] = new(_openings[i], (ushort)points, _unknowns[i], LastNight: false);
        }
        foreach (var opening in lastNight.Of(person))
            if (_openings.AsSpan(0, found.Length).BinarySearch(opening) is >= 0 and var i)
                _pairs[i] = _pairs[i] with { LastNight = true };
    }

    /// <summary>Last night's pairs whose newcomer and opening are both still here.</summary>
    private static IEnumerable<(int Person, int Opening)> Positions(RoundSnapshot snapshot)
    {
        var people = snapshot.Newcomers.Select((n, i) => (n.Id, i)).ToDictionary(n => n.Id, n => n.i);
        var openings = snapshot.Openings.Select((o, i) => (o.Id, i)).ToDictionary(o => o.Id, o => o.i);
        foreach (var pair in snapshot.LastNight)
            if (people.TryGetValue(pair.Newcomer, out var person) && openings.TryGetValue(pair.Opening, out var opening))
                yield return (person, opening);
    }
}
