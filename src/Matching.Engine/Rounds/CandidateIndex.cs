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

    private readonly RoundSnapshot _snapshot;
    private readonly RuleContext _context;
    private readonly OpeningOrder _order;
    private readonly PlaceIndex _places;
    private readonly TimeIndex _time;
    private readonly SinglePairs _singles;
    private readonly AnswerBook _book;
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
        var keys = RuleKeys.All(general, new(snapshot.Openings)).Select(key => change is null ? key : change(key)).OfType<RuleKey>().ToDictionary(k => k.Rule);
        _asked = [.. HardRules.All.Where(rule => !keys.ContainsKey(rule.Code))];
        _order = OpeningOrder.Of(snapshot.Openings, context, byPlace);
        _places = new(snapshot, _order, context, parallel);
        _time = new(snapshot, _order, general);
        _singles = new(snapshot, context);

        int[] byKey = [.. Enumerable.Range(0, HardRules.All.Count)
            .Where(rule => keys.TryGetValue(HardRules.All[rule].Code, out var key) && key.Treatment == Treatment.ByKey)];
        var rules = new KeyedRule[byKey.Length];
        Parallel.For(0, rules.Length, parallel, i => rules[i] = new(byKey[i], keys[HardRules.All[byKey[i]].Code], snapshot, _order, general));
        _book = new(rules, snapshot.Newcomers.Count, _order, parallel);
    }

    /// <summary>
    /// Fills, rising, the openings that no rule fails, with the number of Unknown rules of each; returns how many.
    /// Allocates nothing. Any thread; the spans are the caller's, as long as there are openings.
    /// </summary>
    public int Find(int person, Span<int> openings, Span<byte> unknowns)
    {
        Span<int> answers = stackalloc int[MostRules];
        answers = answers[.._book.Of(person, answers)];
        var count = FailsEverything(answers) ? 0 : FindTogether(person, answers, openings, unknowns);
        count = AskTheRest(person, openings, unknowns, count);
        return AskSingles(person, openings, unknowns, count);
    }

    private int FindTogether(int person, ReadOnlySpan<int> answers, Span<int> openings, Span<byte> unknowns)
    {
        Span<Vector512<ulong>> reach = stackalloc Vector512<ulong>[_order.Blocks];
        Span<Vector512<ulong>> doubt = stackalloc Vector512<ulong>[_order.Blocks];
        _places.Mark(person, reach, doubt);
        foreach (var opening in _singles.Of(person))
            Bits.Remove(reach, _order.PositionOf[opening]);

        var found = new Found(_order, openings, unknowns, stackalloc ulong[_order.IsSnapshot ? 0 : _order.Blocks * Bits.WordsPerBlock]);
        for (var block = 0; block < reach.Length; block++)
        {
            var left = Left(person, answers, block, reach[block]);
            if (left != Vector512<ulong>.Zero)
                found.Add(block, left, Questions(person, answers, block, doubt[block]));
        }
        return found.InOrder();
    }

    /// <summary>What of these openings no rule fails.</summary>
    private Vector512<ulong> Left(int person, ReadOnlySpan<int> answers, int block, Vector512<ulong> left)
    {
        if (left == Vector512<ulong>.Zero)
            return left;
        foreach (var answer in answers)
            if (_book[answer].Fails is >= 0 and var set)
                left = Vector512.AndNot(left, _book.Sets[set + block]);
        return left == Vector512<ulong>.Zero || !_time.IsKnown(person) ? left : Vector512.AndNot(left, _time.Fails(person, block));
    }

    /// <summary>How many rules are Unknown, of those that do not fail.</summary>
    private QuestionCounter Questions(int person, ReadOnlySpan<int> answers, int block, Vector512<ulong> doubt)
    {
        var questions = new QuestionCounter();
        questions.Add(doubt);
        if (!_time.IsKnown(person))
            questions.Add(_time.Offers[block]);
        foreach (var answer in answers)
            foreach (var (_, set) in _book[answer].Asks)
                questions.Add(_book.Sets[set + block]);
        return questions;
    }

    private bool FailsEverything(ReadOnlySpan<int> answers)
    {
        foreach (var answer in answers)
            if (_book[answer].FailsEverything)
                return true;
        return false;
    }

    /// <summary>Asks the rules of which nobody said what their answer depends on, pair by pair.</summary>
    private int AskTheRest(int person, Span<int> openings, Span<byte> unknowns, int count)
    {
        foreach (var rule in _asked)
        {
            var kept = 0;
            for (var i = 0; i < count; i++)
            {
                var verdict = rule.Evaluate(_snapshot.Newcomers[person], _snapshot.Openings[openings[i]], _context).Verdict;
                if (verdict == Verdict.Fail)
                    continue;
                openings[kept] = openings[i];
                unknowns[kept++] = (byte)(unknowns[i] + (verdict == Verdict.Unknown ? 1 : 0));
            }
            count = kept;
        }
        return count;
    }

    /// <summary>Asks the pairs of which something particular is known, and puts those that stand in their place.</summary>
    private int AskSingles(int person, Span<int> openings, Span<byte> unknowns, int count)
    {
        foreach (var opening in _singles.Of(person))
        {
            var outcome = PairOutcome.Of(_snapshot.Newcomers[person], _snapshot.Openings[opening], _context);
            if (!outcome.IsCandidate)
                continue;
            var at = ~openings[..count].BinarySearch(opening);
            openings[at..count].CopyTo(openings[(at + 1)..]);
            unknowns[at..count].CopyTo(unknowns[(at + 1)..]);
            (openings[at], unknowns[at]) = (opening, (byte)outcome.Unknowns);
            count++;
        }
        return count;
    }
}
