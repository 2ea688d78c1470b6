using System.Runtime.Intrinsics;
using Matching.Engine.Rounds.Candidates;
using Matching.Engine.Rules;

namespace Matching.Engine.Rounds;

/// <summary>
/// Finds everybody's candidates without looking at pairs: what a rule fails, and what it leaves open, is a set of openings per key of the
/// person (her level, her consents, her postcode), and a person's candidates are what her sets leave over, 512 openings at a time.
/// The rules stay the truth: every set is made of their own answers, and the tests hold the two together for every pair.
/// </summary>
/// <remarks>
/// Bit sets per key: O'Neil and Quass, Improved query performance with variant indexes, SIGMOD 1997. Openings in the order of place, so that
/// somebody's reach lies in few blocks, was measured for this project; <c>benchmarks/results/candidates.json</c> keeps it measured.
/// </remarks>
internal sealed class CandidateIndex
{
    private const int MostRules = 32;
    private const int MostAsks = 64;

    private readonly RoundSnapshot _snapshot;
    private readonly RuleContext _context;
    private readonly OpeningOrder _order;
    private readonly PlaceIndex _places;
    private readonly TimeIndex _time;
    private readonly SinglePairs _singles;
    private readonly AnswerBook _book;
    private readonly Outlooks _outlooks;
    private readonly IRule[] _asked;

    public CandidateIndex(RoundSnapshot snapshot, RuleContext context)
        : this(snapshot, context, new ParallelOptions())
    {
    }

    /// <param name="snapshot">The people and openings.</param>
    /// <param name="context">Of the same snapshot.</param>
    /// <param name="parallel">How many threads build it.</param>
    /// <param name="change">For tests: another line in the list of what rules depend on, or none.</param>
    /// <param name="byPlace">For tests: the order of the openings; null decides by how many there are.</param>
    internal CandidateIndex(
        RoundSnapshot snapshot, RuleContext context, ParallelOptions parallel, Func<RuleKey, RuleKey?>? change = null, bool? byPlace = null)
    {
        (_snapshot, _context) = (snapshot, context);
        var general = context.WithoutPairs();
        RuleKey[] keys = [.. RuleKeys.All(general, new(snapshot.Openings)).Select(key => change is null ? key : change(key)).OfType<RuleKey>()];
        _asked = [.. HardRules.All.Where(rule => keys.All(key => key.Rule != rule.Code))];
        _order = OpeningOrder.Of(snapshot.Openings, context, byPlace);
        _places = new(snapshot, _order, context, parallel);
        _time = new(snapshot, _order, general, parallel);
        _singles = new(snapshot);

        keys = [.. keys.Where(key => key.Treatment == Treatment.ByKey)];
        var ofPeople = KeysOf(snapshot.Newcomers, [.. keys.Select(key => key.OfPerson)], parallel);
        var ofOpenings = KeysOf(snapshot.Openings, [.. keys.Select(key => key.OfOpening)], parallel);
        var positions = HardRules.All.Index().ToDictionary(rule => rule.Item.Code, rule => rule.Index);
        var rules = new KeyedRule[keys.Length];
        Parallel.For(0, rules.Length, parallel, i =>
            rules[i] = new(positions[keys[i].Rule], ofPeople[i], ofOpenings[i], snapshot, _order, general));
        _book = new(rules, snapshot.Newcomers.Count, _order, parallel);
        _outlooks = new(snapshot, context, _order, _places, _time, _singles, _book);
    }

    /// <summary>In which order the openings stand here; a position is one in it.</summary>
    public OpeningOrder Order => _order;

    /// <summary>
    /// Fills, rising, the positions of the openings that no rule fails, with the number of Unknown rules of each; returns how many.
    /// Allocates nothing. Any thread; the spans are the caller's, as long as there are openings.
    /// </summary>
    public int Find(int person, Span<int> positions, Span<byte> unknowns)
    {
        Span<int> answers = stackalloc int[MostRules];
        answers = answers[.._book.Of(person, answers)];
        var count = FailsEverything(answers) ? 0 : FindTogether(person, answers, positions, unknowns);
        count = AskTheRest(person, positions, unknowns, count);
        return AskSingles(person, positions, unknowns, count);
    }

    /// <summary>What stands in the way of the rest, and which questions would help. Any thread; allocates, so ask it once.</summary>
    public PersonOutlook Outlook(int person) => _asked.Length == 0 ? _outlooks.Of(person) : PairByPair(person);

    /// <summary>While there is a rule of which nobody said what it depends on.</summary>
    private PersonOutlook PairByPair(int person)
    {
        var blocking = new Blocking(stackalloc int[HardRules.All.Count], stackalloc int[HardRules.All.Count]);
        var changes = new LeastChanges(stackalloc ChangeStep[HardRules.All.Count]);
        var candidates = new List<Candidate>();
        for (var i = 0; i < _snapshot.Openings.Count; i++)
        {
            var outcome = PairOutcome.Of(_snapshot.Newcomers[person], _snapshot.Openings[i], _context);
            if (outcome.IsCandidate)
                candidates.Add(new(i, outcome.Unknowns, outcome.Questions));
            else
                blocking.Count(outcome);
            if (outcome.Fails == 1 && outcome.Unknowns <= _context.Options.UnknownsAllowed)
                changes.Count(outcome.FirstFail, outcome.Shortfall, i);
        }
        var questions = QuestionCard.For([.. candidates], _context.Options.QuestionsPerCard);
        return new(candidates.Count, candidates.Count == 0 ? blocking.Most() : null, changes.Best(), questions);
    }

    private int FindTogether(int person, ReadOnlySpan<int> answers, Span<int> positions, Span<byte> unknowns)
    {
        Span<Vector512<ulong>> reach = stackalloc Vector512<ulong>[_order.Blocks];
        Span<Vector512<ulong>> doubt = stackalloc Vector512<ulong>[_order.Blocks];
        _places.Mark(person, reach, doubt);
        foreach (var opening in _singles.Of(person))
            Bits.Remove(reach, _order.PositionOf[opening]);

        Span<int> fails = stackalloc int[MostRules];
        Span<int> asks = stackalloc int[MostAsks];
        var (failCount, askCount) = (0, 0);
        foreach (var number in answers)
        {
            var answer = _book[number];
            if (answer.Fails >= 0)
                fails[failCount++] = answer.Fails;
            foreach (var ask in answer.Asks)
                asks[askCount++] = ask.Set;
        }
        fails = fails[..failCount];
        asks = asks[..askCount];

        var sets = _book.Sets;
        var isTimeKnown = _time.IsKnown(person);
        Span<Vector512<ulong>> slices = stackalloc Vector512<ulong>[QuestionSlices.Count];
        var found = new Found(positions, unknowns);
        for (var block = 0; block < reach.Length; block++)
        {
            var left = reach[block];
            if (left == Vector512<ulong>.Zero)
                continue;
            foreach (var set in fails)
                left = Vector512.AndNot(left, sets[set + block]);
            if (left == Vector512<ulong>.Zero)
                continue;
            if (isTimeKnown)
                left = Vector512.AndNot(left, _time.Fails(person, block));
            QuestionSlices.Fill(slices, asks, sets, block, doubt[block], isTimeKnown ? Vector512<ulong>.Zero : _time.Offers[block]);
            found.Add(block, left, slices);
        }
        return found.Count;
    }

    private bool FailsEverything(ReadOnlySpan<int> answers)
    {
        foreach (var answer in answers)
            if (_book[answer].FailsEverything)
                return true;
        return false;
    }

    /// <summary>Asks the rules of which nobody said what their answer depends on, pair by pair.</summary>
    private int AskTheRest(int person, Span<int> positions, Span<byte> unknowns, int count)
    {
        foreach (var rule in _asked)
        {
            var kept = 0;
            for (var i = 0; i < count; i++)
            {
                var opening = _snapshot.Openings[_order.OpeningAt[positions[i]]];
                var verdict = rule.Evaluate(_snapshot.Newcomers[person], opening, _context).Verdict;
                if (verdict == Verdict.Fail)
                    continue;
                positions[kept] = positions[i];
                unknowns[kept++] = (byte)(unknowns[i] + (verdict == Verdict.Unknown ? 1 : 0));
            }
            count = kept;
        }
        return count;
    }

    /// <summary>Asks the pairs of which something particular is known, and puts those that stand in their place.</summary>
    private int AskSingles(int person, Span<int> positions, Span<byte> unknowns, int count)
    {
        foreach (var opening in _singles.Of(person))
        {
            var outcome = PairOutcome.Of(_snapshot.Newcomers[person], _snapshot.Openings[opening], _context);
            if (!outcome.IsCandidate)
                continue;
            var position = _order.PositionOf[opening];
            var at = ~positions[..count].BinarySearch(position);
            positions[at..count].CopyTo(positions[(at + 1)..]);
            unknowns[at..count].CopyTo(unknowns[(at + 1)..]);
            (positions[at], unknowns[at]) = (position, (byte)outcome.Unknowns);
            count++;
        }
        return count;
    }

    /// <summary>Per key, everybody's; a dossier is read once for all of them.</summary>
    private static int[][] KeysOf<T>(IReadOnlyList<T> all, Func<T, int>[] keys, ParallelOptions parallel)
    {
        int[][] table = [.. keys.Select(_ => new int[all.Count])];
        Parallel.For(0, all.Count, parallel, i =>
        {
            for (var key = 0; key < keys.Length; key++)
                table[key][i] = keys[key](all[i]);
        });
        return table;
    }
}
