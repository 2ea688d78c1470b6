using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>
/// What all rules together say of one pair. A value, so that judging a pair allocates nothing.
/// Judging stops at the second failing rule: more would tell neither what blocks nor what would help.
/// </summary>
/// <param name="Fails">Failing rules seen: 0, 1, or 2 for two or more.</param>
/// <param name="FirstFail">Position in <see cref="HardRules.All"/> of the first failing rule; -1 when none fails.</param>
/// <param name="Shortfall">How far off the first failing rule is.</param>
/// <param name="Unknowns">Rules that are Unknown; complete when at most one rule fails.</param>
/// <param name="Questions">What would have to be asked; complete when at most one rule fails.</param>
public readonly record struct PairOutcome(int Fails, int FirstFail, Shortfall Shortfall, int Unknowns, QuestionSet Questions)
{
    private static readonly IRule[] Rules = [.. HardRules.All];

    /// <summary>No rule fails; possible while a rule is Unknown.</summary>
    public bool IsCandidate => Fails == 0;

    public static PairOutcome Of(Newcomer newcomer, Opening opening, RuleContext context)
    {
        var (firstFail, unknowns) = (-1, 0);
        Shortfall shortfall = default;
        QuestionSet questions = default;
        for (var i = 0; i < Rules.Length; i++)
        {
            var outcome = Rules[i].Evaluate(newcomer, opening, context);
            if (outcome.Verdict == Verdict.Unknown)
            {
                unknowns++;
                questions = questions.With(outcome.Question);
            }
            else if (outcome.Verdict == Verdict.Fail)
            {
                if (firstFail >= 0)
                    return new(2, firstFail, shortfall, unknowns, questions);
                (firstFail, shortfall) = (i, outcome.Shortfall);
            }
        }
        return new(firstFail < 0 ? 0 : 1, firstFail, shortfall, unknowns, questions);
    }
}
