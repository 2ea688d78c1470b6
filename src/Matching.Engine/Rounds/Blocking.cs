using Matching.Engine.Rules;

namespace Matching.Engine.Rounds;

/// <summary>Counts, for one person, which rule stands in the way of how many openings.</summary>
/// <param name="alone">Per rule: pairs that it alone fails. Zeroed by the caller.</param>
/// <param name="first">Per rule: pairs in which it is the first to fail. Zeroed by the caller.</param>
internal readonly ref struct Blocking(Span<int> alone, Span<int> first)
{
    private readonly Span<int> _alone = alone;
    private readonly Span<int> _first = first;

    public void Count(PairOutcome outcome)
    {
        _first[outcome.FirstFail]++;
        if (outcome.Fails == 1)
            _alone[outcome.FirstFail]++;
    }

    public void CountFirst(int rule, int pairs) => _first[rule] += pairs;

    public void CountAlone(int rule, int pairs) => _alone[rule] += pairs;

    /// <summary>
    /// The rule alone responsible for most pairs; where no pair has just one, the rule that fails first most often.
    /// Ties go to the earlier rule. Null when nothing was counted.
    /// </summary>
    public RuleCode? Most() => Highest(_alone) ?? Highest(_first);

    private static RuleCode? Highest(ReadOnlySpan<int> counts)
    {
        var best = -1;
        for (var i = 0; i < counts.Length; i++)
            if (counts[i] > (best < 0 ? 0 : counts[best]))
                best = i;
        return best < 0 ? null : HardRules.All[best].Code;
    }
}
