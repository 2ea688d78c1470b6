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
    private readonly ScoredPair[] _pairs = new ScoredPair[kinds.Length];
    private readonly bool[] _isScored = new bool[kinds.Length];
    private readonly int[] _chosen = new int[kinds.Length];
    private readonly int[] _asked = new int[kinds.Length];
    private readonly int[] _found = new int[kinds.Length];
    private readonly ScoredPair[] _first = new ScoredPair[kinds.Length];

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
        scores.TurnTo(snapshot.Newcomers[person]);
        PutMost(person, count);
        var scored = ScorePromising(count, snapshot.Options.CandidatesPerPerson);
        var kept = BestPairs.Keep(_pairs.AsSpan(0, scored), snapshot.Options.CandidatesPerPerson);
        return (candidates, _pairs[..kept]);
    }

    /// <summary>
    /// Scores what can be among the best and moves it to the front, in the order it had. A chance of one would still leave a pair that she
    /// wishes less, or of which more is Unknown, below what others have: first those that can have most, then only those that can reach
    /// the lowest of the best of these.
    /// </summary>
    /// <returns>How many were scored.</returns>
    private int ScorePromising(int count, int most)
    {
        _isScored.AsSpan(0, count).Clear();
        var first = ScoreThose(count, count <= most ? 0 : BestPairs.BarOf(_pairs.AsSpan(0, count), most).Bar);
        if (first == count)
            return count;
        for (var c = 0; c < first; c++)
            _first[c] = _pairs[_chosen[c]];
        ScoreThose(count, BestPairs.BarOf(_first.AsSpan(0, first), most).Bar);

        var scored = 0;
        for (var i = 0; i < count; i++)
            if (_isScored[i])
                _pairs[scored++] = _pairs[i];
        return scored;
    }

    /// <summary>Scores those not scored yet that can have so many points, and those that lay before her last night; returns how many.</summary>
    private int ScoreThose(int count, int points)
    {
        var chosen = 0;
        for (var i = 0; i < count; i++)
            if (!_isScored[i] && (_pairs[i].Points >= points || _pairs[i].LastNight))
            {
                (_chosen[chosen], _asked[chosen]) = (i, _openings[i]);
                chosen++;
            }
        var found = _found.AsSpan(0, chosen);
        scores.Score(_asked.AsSpan(0, chosen), found);
        for (var c = 0; c < found.Length; c++)
        {
            var i = _chosen[c];
            _isScored[i] = true;
            _pairs[i] = _pairs[i] with { Points = PointsOf(i, scorer.Chance(found[c])) };
        }
        return chosen;
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

    /// <summary>Writes down each pair with the points it would have if it were certain.</summary>
    private void PutMost(int person, int count)
    {
        foreach (var kind in OpeningKinds.All)
            _wishPercents[(int)kind] = Points.WishPercent(snapshot.Newcomers[person].Wishes.WeightOf(kind));
        for (var i = 0; i < count; i++)
            _pairs[i] = new(_openings[i], PointsOf(i, Points.Most), _unknowns[i], LastNight: false);
        foreach (var opening in lastNight.Of(person))
            if (_openings.AsSpan(0, count).BinarySearch(opening) is >= 0 and var i)
                _pairs[i] = _pairs[i] with { LastNight = true };
    }

    private ushort PointsOf(int i, int chance) => (ushort)Points.Of(chance, _wishPercents[kinds[_openings[i]]], _unknownPercents[_unknowns[i]]);

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
