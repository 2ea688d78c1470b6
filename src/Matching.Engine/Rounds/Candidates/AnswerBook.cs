using System.Runtime.Intrinsics;
using Matching.Engine.Rules;

namespace Matching.Engine.Rounds.Candidates;

/// <summary>One answer, its sets by where they begin in <see cref="AnswerBook.Sets"/>.</summary>
/// <param name="Rule">Position in <see cref="HardRules.All"/>.</param>
/// <param name="Fails">-1 when it fails nowhere.</param>
/// <param name="FailsEverything">No opening is left.</param>
/// <param name="Asks">Where each question is open.</param>
internal readonly record struct BookedAnswer(int Rule, int Fails, bool FailsEverything, (QuestionCode Question, int Set)[] Asks);

/// <summary>Which answers are whose, and all their sets one after the other in one array.</summary>
internal sealed class AnswerBook
{
    /// <summary>Any answer that passes everywhere.</summary>
    private const int Pass = 0;

    private readonly BookedAnswer[] _answers;
    private readonly int[] _answersOf;
    private readonly int _rules;

    /// <param name="rules">In the order of <see cref="HardRules.All"/>.</param>
    /// <param name="people">How many there are.</param>
    /// <param name="order">Of the openings in the sets.</param>
    /// <param name="parallel">How many threads build.</param>
    public AnswerBook(KeyedRule[] rules, int people, OpeningOrder order, ParallelOptions parallel)
    {
        _rules = rules.Length;
        var sets = new List<Vector512<ulong>[]>();
        var begins = new Dictionary<Vector512<ulong>[], int>(ReferenceEqualityComparer.Instance);
        int Book(Vector512<ulong>[] set)
        {
            if (!begins.TryGetValue(set, out var begin))
            {
                begins.Add(set, begin = sets.Count * order.Blocks);
                sets.Add(set);
            }
            return begin;
        }

        var answers = new List<BookedAnswer> { new(0, -1, false, []) };
        var numbers = new int[rules.Length][];
        for (var rule = 0; rule < rules.Length; rule++)
            numbers[rule] = [.. rules[rule].Answers.Select(answer =>
            {
                if (answer.IsPass)
                    return Pass;
                answers.Add(new(
                    answer.Rule,
                    answer.Fails is { } fails ? Book(fails) : -1,
                    answer.Fails is { } all && all.Sum(Bits.Count) == order.OpeningAt.Length,
                    [.. answer.Asks.Select(ask => (ask.Question, Book(ask.Openings)))]));
                return answers.Count - 1;
            })];

        _answers = [.. answers];
        Sets = new Vector512<ulong>[sets.Count * order.Blocks];
        for (var i = 0; i < sets.Count; i++)
            sets[i].CopyTo(Sets, i * order.Blocks);
        _answersOf = new int[people * _rules];
        Parallel.For(0, people, parallel, person =>
        {
            for (var rule = 0; rule < _rules; rule++)
                _answersOf[person * _rules + rule] = numbers[rule][rules[rule].AnswerOf[person]];
        });
    }

    public Vector512<ulong>[] Sets { get; }

    public ref readonly BookedAnswer this[int answer] => ref _answers[answer];

    /// <summary>Fills a person's answers that do not pass everywhere, in the order of the rules; returns how many.</summary>
    public int Of(int person, Span<int> answers)
    {
        var count = 0;
        foreach (var answer in _answersOf.AsSpan(person * _rules, _rules))
            if (answer != Pass)
                answers[count++] = answer;
        return count;
    }
}
