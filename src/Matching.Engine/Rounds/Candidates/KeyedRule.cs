using System.Runtime.Intrinsics;
using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Rounds.Candidates;

/// <summary>The openings for which an answer leaves one question open.</summary>
internal readonly record struct Ask(QuestionCode Question, Vector512<ulong>[] Openings);

/// <summary>What one rule says of all openings to everybody with the same key.</summary>
/// <param name="Rule">Position in <see cref="HardRules.All"/>.</param>
/// <param name="Fails">Null when it fails nowhere.</param>
/// <param name="Asks">Where it is Unknown; no opening is in two of them.</param>
internal sealed record RuleAnswer(int Rule, Vector512<ulong>[]? Fails, Ask[] Asks)
{
    public bool IsPass => Fails is null && Asks.Length == 0;
}

/// <summary>
/// One rule's answers for all people and openings. People are taken together by their key, openings by theirs, and the rule itself is
/// asked once for every two keys; a set of openings is then a union of the openings of some keys.
/// </summary>
internal sealed class KeyedRule
{
    private readonly int _rule;
    private readonly Numbering _classes = new();
    private readonly List<Vector512<ulong>[]> _openings = [];
    private readonly Dictionary<ulong, Vector512<ulong>[]> _unions = [];
    private readonly OpeningOrder _order;

    /// <param name="rule">Position in <see cref="HardRules.All"/>.</param>
    /// <param name="key">What the rule's answer depends on.</param>
    /// <param name="snapshot">The people and openings.</param>
    /// <param name="order">Of the openings in the sets.</param>
    /// <param name="context">Without pairs.</param>
    public KeyedRule(int rule, RuleKey key, RoundSnapshot snapshot, OpeningOrder order, RuleContext context)
    {
        (_rule, _order) = (rule, order);
        for (var i = 0; i < snapshot.Openings.Count; i++)
        {
            var number = _classes.Of(key.OfOpening(snapshot.Openings[i]), i);
            if (number == _openings.Count)
                _openings.Add(order.EmptySet());
            Bits.Add(_openings[number], order.PositionOf[i]);
        }

        var people = new Numbering();
        AnswerOf = new int[snapshot.Newcomers.Count];
        for (var i = 0; i < AnswerOf.Length; i++)
            AnswerOf[i] = people.Of(key.OfPerson(snapshot.Newcomers[i]), i);
        Answers = [.. people.First.Select(person => Ask(snapshot.Newcomers[person], snapshot.Openings, context))];
    }

    /// <summary>Per person, which of the answers is hers.</summary>
    public int[] AnswerOf { get; }

    public RuleAnswer[] Answers { get; }

    private RuleAnswer Ask(Newcomer newcomer, IReadOnlyList<Opening> openings, RuleContext context)
    {
        var fails = new List<int>();
        var asks = new SortedDictionary<QuestionCode, List<int>>();
        for (var number = 0; number < _openings.Count; number++)
        {
            var outcome = HardRules.All[_rule].Evaluate(newcomer, openings[_classes.First[number]], context);
            if (outcome.Verdict == Verdict.Fail)
                fails.Add(number);
            else if (outcome.Verdict == Verdict.Unknown)
                (asks.TryGetValue(outcome.Question, out var asked) ? asked : asks[outcome.Question] = []).Add(number);
        }
        return new(_rule, fails.Count == 0 ? null : Union(fails), [.. asks.Select(a => new Ask(a.Key, Union(a.Value)))]);
    }

    /// <summary>The openings of some keys together. Many people have the same ones: where that can be told from one word, they share the set.</summary>
    private Vector512<ulong>[] Union(List<int> numbers)
    {
        if (numbers is [var only])
            return _openings[only];
        if (_openings.Count > 64)
            return Together(numbers);
        var mask = numbers.Aggregate(0UL, (bits, number) => bits | 1UL << number);
        if (!_unions.TryGetValue(mask, out var union))
            _unions.Add(mask, union = Together(numbers));
        return union;
    }

    private Vector512<ulong>[] Together(List<int> numbers)
    {
        var union = _order.EmptySet();
        foreach (var number in numbers)
            for (var block = 0; block < union.Length; block++)
                union[block] |= _openings[number][block];
        return union;
    }
}
