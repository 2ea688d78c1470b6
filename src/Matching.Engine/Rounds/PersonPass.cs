using Matching.Engine.Scoring;

namespace Matching.Engine.Rounds;

/// <summary>From rules to points for one person at a time, in buffers of its own. For one thread; <see cref="Twin"/> serves another.</summary>
internal sealed class PersonPass(
    RoundSnapshot snapshot, CandidateIndex index, FewOpenings pinned, FewOpenings lastNight, byte[] kinds, PairScores scores, IScorer scorer)
{
    private readonly PointClasses _classes = new(snapshot.Options);
    private readonly int _most = snapshot.Options.CandidatesPerPerson;

    // What may be proposed to her: its position in the index, its class, its points; 0 until it is scored.
    private readonly int[] _positions = new int[kinds.Length];
    private readonly byte[] _unknowns = new byte[kinds.Length];
    private readonly ushort[] _classOf = new ushort[kinds.Length];
    private readonly ushort[] _points = new ushort[kinds.Length];

    // Which of these.
    private readonly int[] _chosen = new int[kinds.Length];
    private readonly int[] _lastNight = new int[kinds.Length];

    private readonly int[] _asked = new int[kinds.Length];
    private readonly int[] _found = new int[kinds.Length];
    private readonly ScoredPair[] _pairs = new ScoredPair[kinds.Length];
    private readonly ScoredPair[] _inOrder = new ScoredPair[kinds.Length];
    private readonly OpeningSort _sort = new(kinds.Length);

    public static PersonPass For(RoundSnapshot snapshot, CandidateIndex index, PinBoard pins, PairScores scores, IScorer scorer) => new(
        snapshot, index,
        new(pins.Standing.Select(p => (p.Person, index.Order.PositionOf[p.Opening]))),
        new(LastNight(snapshot).Select(p => (p.Person, index.Order.PositionOf[p.Opening]))),
        [.. index.Order.OpeningAt.Select(o => (byte)snapshot.Openings[o].Kind)],
        scores, scorer);

    public PersonPass Twin() => new(snapshot, index, pinned, lastNight, kinds, scores.Twin(), scorer);

    /// <summary>How many candidates a person has, and the best of those that may be proposed, in the order of their openings.</summary>
    public (int Candidates, ScoredPair[] Best) Run(int person)
    {
        var candidates = index.Find(person, _positions, _unknowns);
        var count = KeepProposable(person, candidates);
        if (count == 0)
            return (candidates, []);
        var before = FindLastNight(person, count);
        _classes.TurnTo(snapshot.Newcomers[person]);
        scores.TurnTo(snapshot.Newcomers[person]);
        var (bar, ties) = ScorePromising(count, before);
        return (candidates, Best(count, before, bar, ties));
    }

    /// <summary>Not what waits for more answers than allowed, and not what is pinned.</summary>
    private int KeepProposable(int person, int candidates)
    {
        var (kept, allowed) = (0, _classes.UnknownsAllowed);
        for (var i = 0; i < candidates; i++)
        {
            var (position, unknowns) = (_positions[i], _unknowns[i]);
            (_positions[kept], _classOf[kept]) = (position, (ushort)_classes.ClassOf(kinds[position], unknowns));
            kept += unknowns <= allowed ? 1 : 0;
        }
        foreach (var position in pinned.Of(person))
            if (_positions.AsSpan(0, kept).BinarySearch(position) is >= 0 and var i)
            {
                _positions.AsSpan((i + 1)..kept).CopyTo(_positions.AsSpan(i));
                _classOf.AsSpan((i + 1)..kept).CopyTo(_classOf.AsSpan(i));
                kept--;
            }
        return kept;
    }

    /// <summary>Which of the pairs lay before her last night.</summary>
    private ReadOnlySpan<int> FindLastNight(int person, int count)
    {
        var found = 0;
        foreach (var position in lastNight.Of(person))
            if (_positions.AsSpan(0, count).BinarySearch(position) is >= 0 and var i)
                _lastNight[found++] = i;
        return _lastNight.AsSpan(0, found);
    }

    /// <summary>
    /// Scores what can be among the best. A chance of one would still leave a pair that she wishes less, or of which more is Unknown,
    /// below what others have: first those that can have most, then only those that can reach the lowest of the best of these.
    /// </summary>
    /// <returns>As <see cref="BestPairs.BarOf"/>.</returns>
    private (int Bar, int Ties) ScorePromising(int count, ReadOnlySpan<int> before)
    {
        var points = _points.AsSpan(0, count);
        points.Clear();
        var first = _classes.BarOf(_classOf.AsSpan(0, count), _most);
        ScoreThose(count, first, int.MaxValue, before);
        var bar = BestPairs.BarOf(points, _most);
        return first > bar.Bar && ScoreThose(count, bar.Bar, first, []) > 0 ? BestPairs.BarOf(points, _most) : bar;
    }

    /// <summary>Scores those that can have so many points and cannot have the others, and a few besides; returns how many.</summary>
    private int ScoreThose(int count, int from, int below, ReadOnlySpan<int> besides)
    {
        Span<byte> isAsked = stackalloc byte[_classes.Count];
        for (var c = 0; c < isAsked.Length; c++)
            isAsked[c] = (byte)(_classes.MostOf(c) >= from && _classes.MostOf(c) < below ? 1 : 0);
        var chosen = 0;
        for (var i = 0; i < count; i++)
        {
            _chosen[chosen] = i;
            chosen += isAsked[_classOf[i]];
        }
        foreach (var i in besides)
            if (isAsked[_classOf[i]] == 0)
                _chosen[chosen++] = i;
        if (chosen == 0)
            return 0;

        for (var c = 0; c < chosen; c++)
            _asked[c] = _positions[_chosen[c]];
        var found = _found.AsSpan(0, chosen);
        scores.Score(_asked.AsSpan(0, chosen), found);
        for (var c = 0; c < found.Length; c++)
        {
            var i = _chosen[c];
            _points[i] = _classes.PointsOf(_classOf[i], scorer.Chance(found[c]));
        }
        return chosen;
    }

    private ScoredPair[] Best(int count, ReadOnlySpan<int> before, int bar, int ties)
    {
        var points = _points.AsSpan(0, count);
        var reach = 0;
        for (var i = 0; i < points.Length; i++)
        {
            _chosen[reach] = i;
            reach += points[i] >= bar ? 1 : 0;
        }
        foreach (var i in before)
            if (points[i] < bar)
                _chosen[reach++] = i;
        for (var c = 0; c < reach; c++)
        {
            var i = _chosen[c];
            _pairs[c] = new(index.Order.OpeningAt[_positions[i]], points[i], (byte)_classes.UnknownsOf(_classOf[i]), LastNight: before.Contains(i));
        }
        var inOrder = _inOrder.AsSpan(0, reach);
        _sort.Sort(_pairs.AsSpan(0, reach), inOrder);
        return inOrder[..BestPairs.Keep(inOrder, bar, ties)].ToArray();
    }

    /// <summary>Last night's pairs whose newcomer and opening are both still here.</summary>
    private static IEnumerable<(int Person, int Opening)> LastNight(RoundSnapshot snapshot)
    {
        var people = snapshot.Newcomers.Select((n, i) => (n.Id, i)).ToDictionary(n => n.Id, n => n.i);
        var openings = snapshot.Openings.Select((o, i) => (o.Id, i)).ToDictionary(o => o.Id, o => o.i);
        foreach (var pair in snapshot.LastNight)
            if (people.TryGetValue(pair.Newcomer, out var person) && openings.TryGetValue(pair.Opening, out var opening))
                yield return (person, opening);
    }
}
