using System.Numerics;
using System.Runtime.Intrinsics;
using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Rounds.Candidates;

/// <summary>The openings for which an answer leaves one question open.</summary>
internal readonly record struct Ask(QuestionCode Question, Vector512<ulong>[] Openings);

/// <summary>What one rule says of all openings to everybody with the same key.</summary>
/// <param name="Fails">Null when it fails nowhere.</param>
/// <param name="Asks">Where it is Unknown; no opening is in two of them.</param>
internal sealed record RuleAnswer(Vector512<ulong>[]? Fails, Ask[] Asks)
{
    public bool IsPass => Fails is null && Asks.Length == 0;
}

/// <summary>
/// One rule's answers for all people and openings. People are taken together by their key, openings by theirs, and the rule itself is
/// asked once for every two keys; a set of openings is then a union of the openings of some keys.
/// </summary>
internal sealed class KeyedRule
{
    private const int WordBits = 64;
    private static readonly int Questions = Enum.GetValues<QuestionCode>().Length;

    private readonly IRule _rule;
    private readonly Opening[] _asks;
    private readonly Vector512<ulong>[][] _openings;
    private readonly Dictionary<ulong, Vector512<ulong>[]> _unions = [];

    /// <param name="rule">Position in <see cref="HardRules.All"/>.</param>
    /// <param name="peopleKeys">Of every person.</param>
    /// <param name="openingKeys">Of every opening.</param>
    /// <param name="snapshot">The people and openings.</param>
    /// <param name="order">Of the openings in the sets.</param>
    /// <param name="context">Without pairs.</param>
    public KeyedRule(int rule, int[] peopleKeys, int[] openingKeys, RoundSnapshot snapshot, OpeningOrder order, RuleContext context)
    {
        (Rule, _rule) = (rule, HardRules.All[rule]);
        var (numbers, first) = Numbering.Of(openingKeys);
        _asks = [.. first.Select(opening => snapshot.Openings[opening])];
        _openings = [.. first.Select(_ => order.EmptySet())];
        for (var i = 0; i < numbers.Length; i++)
            Bits.Add(_openings[numbers[i]], order.PositionOf[i]);

        (AnswerOf, first) = Numbering.Of(peopleKeys);
        Answers = [.. first.Select(person => Ask(snapshot.Newcomers[person], context))];
    }

    /// <summary>Position in <see cref="HardRules.All"/>.</summary>
    public int Rule { get; }

    /// <summary>Per person, which of the answers is hers.</summary>
    public int[] AnswerOf { get; }

    public RuleAnswer[] Answers { get; }

    private RuleAnswer Ask(Newcomer newcomer, RuleContext context)
    {
        // One row of keys per question; the first, no question, is of the keys that fail.
        var words = (_asks.Length + WordBits - 1) / WordBits;
        Span<ulong> rows = stackalloc ulong[Questions * words];
        for (var number = 0; number < _asks.Length; number++)
        {
            var outcome = _rule.Evaluate(newcomer, _asks[number], context);
            if (outcome.Verdict != Verdict.Pass)
                rows[(int)outcome.Question * words + number / WordBits] |= 1UL << number;
        }

        var asks = new List<Ask>();
        for (var question = 1; question < Questions; question++)
            if (Union(rows.Slice(question * words, words)) is { } open)
                asks.Add(new((QuestionCode)question, open));
        return new(Union(rows[..words]), [.. asks]);
    }

    /// <summary>The openings of some keys together, null when there are none. Many people have the same: where one word tells which, they share the set.</summary>
    private Vector512<ulong>[]? Union(ReadOnlySpan<ulong> keys)
    {
        if (!keys.ContainsAnyExcept(0UL))
            return null;
        if (keys.Length > 1)
            return Together(keys);
        if (!_unions.TryGetValue(keys[0], out var union))
            _unions.Add(keys[0], union = Together(keys));
        return union;
    }

    private Vector512<ulong>[] Together(ReadOnlySpan<ulong> keys)
    {
        var union = new Vector512<ulong>[_openings[0].Length];
        for (var word = 0; word < keys.Length; word++)
            for (var left = keys[word]; left != 0; left &= left - 1)
            {
                var own = _openings[word * WordBits + BitOperations.TrailingZeroCount(left)];
                for (var block = 0; block < union.Length; block++)
                    union[block] |= own[block];
            }
        return union;
    }
}
