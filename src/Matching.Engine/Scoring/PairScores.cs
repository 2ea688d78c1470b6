using Matching.Engine.Domain;
using Matching.Engine.Features;

namespace Matching.Engine.Scoring;

/// <summary>Scores the pairs of one newcomer at a time. For one thread; <see cref="Twin"/> serves another.</summary>
internal abstract class PairScores
{
    /// <summary>Whose pairs come next; what she decides alone is worked out here.</summary>
    public abstract void TurnTo(Newcomer newcomer);

    /// <param name="slots">Openings by their place in <see cref="FeatureColumns"/>, each at most once.</param>
    /// <param name="scores">One per opening.</param>
    public abstract void Score(ReadOnlySpan<int> slots, Span<int> scores);

    public abstract PairScores Twin();

    /// <summary>By look-up where the scorer is a sum of tables, by masks where it is a forest that has them, otherwise in blocks of feature rows.</summary>
    public static PairScores By(IScorer scorer, FeatureColumns columns) => scorer switch
    {
        IAdditiveScorer additive => new AdditiveScores(additive, columns),
        ForestScorer { Masks: { } masks } => new MaskScores(masks, columns),
        _ => new BlockScores(scorer, columns),
    };
}
