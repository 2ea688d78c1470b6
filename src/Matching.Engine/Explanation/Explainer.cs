using Matching.Engine.Domain;
using Matching.Engine.Features;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;

namespace Matching.Engine.Explanation;

/// <summary>Writes down why a pair: typed reasons that add up to the score, and what multiplies after it.</summary>
public static class Explainer
{
    /// <summary>The evidence of one pair; <paramref name="row"/> is its feature values in the order of the schema.</summary>
    public static Evidence Explain(Newcomer newcomer, Opening opening, RuleContext context, IScorer scorer, ReadOnlySpan<int> row)
    {
        Span<int> contributions = stackalloc int[FeatureSchema.Count];
        scorer.Explain(row, contributions);
        var score = scorer.Base;
        var reasons = new List<Reason>();
        for (var i = 0; i < contributions.Length; i++)
        {
            // Rounded as a running sum, so that what is said adds up to the score that is said.
            var contribution = Hundredths(score + contributions[i], scorer) - Hundredths(score, scorer);
            score += contributions[i];
            if (contribution != 0)
                reasons.Add(new(FeatureSchema.All[i].Code, row[i], contribution));
        }
        var unknowns = UnknownsOf(newcomer, opening, context);
        return new()
        {
            Ranker = scorer.Id,
            EngineVersion = EngineVersion.Current,
            Score = Hundredths(score, scorer),
            Base = Hundredths(scorer.Base, scorer),
            Chance = scorer.Chance(score),
            WishPercent = Points.WishPercent(newcomer.Wishes.WeightOf(opening.Kind)),
            UnknownPercent = Points.UnknownPercent(unknowns.Length, context.Options),
            Reasons = [.. reasons.OrderByDescending(r => Math.Abs(r.Contribution))],
            Features = row.ToArray(),
            Unknowns = unknowns,
        };
    }

    /// <summary>From the scorer's units to hundredths of log-odds, halves upwards.</summary>
    private static int Hundredths(int score, IScorer scorer) => (int)Math.Floor((score * 200L + scorer.Unit) / (2.0 * scorer.Unit));

    private static UnknownRule[] UnknownsOf(Newcomer newcomer, Opening opening, RuleContext context) =>
    [
        .. from rule in HardRules.All
           let outcome = rule.Evaluate(newcomer, opening, context)
           where outcome.Verdict == Verdict.Unknown
           select new UnknownRule(rule.Code, outcome.Question),
    ];
}
