using Matching.Engine.Domain;
using Matching.Engine.Features;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;

namespace Matching.Engine.Explanation;

/// <summary>The points of one pair, computed as the round computes them.</summary>
internal sealed class PairPoints(RoundSnapshot snapshot, RuleContext context, IScorer scorer)
{
    private readonly FeatureMatrix _row = new(1);
    private readonly int[] _score = new int[1];

    /// <summary>Before bonuses.</summary>
    public int Of(Newcomer newcomer, Opening opening)
    {
        FeatureSchema.Read(newcomer, opening, context, _row.Row(0));
        scorer.Score(_row, _score);
        return Points.Of(
            scorer.Chance(_score[0]),
            Points.WishPercent(newcomer.Wishes.WeightOf(opening.Kind)),
            UnknownPercent(newcomer, opening));
    }

    /// <summary>With the bonuses that the allocation adds.</summary>
    public int Worth(Newcomer newcomer, Opening opening, bool isFirst)
    {
        var left = UnknownPercent(newcomer, opening);
        var isUntouched = snapshot.LastNight.Contains(new(newcomer.Id, opening.Id));
        return Of(newcomer, opening)
            + (isFirst ? snapshot.Options.FirstProposalBonus * left / 100 : 0)
            + (isUntouched ? snapshot.Options.StabilityBonus * left / 100 : 0);
    }

    private int UnknownPercent(Newcomer newcomer, Opening opening) =>
        Points.UnknownPercent(PairOutcome.Of(newcomer, opening, context).Unknowns, snapshot.Options);
}
