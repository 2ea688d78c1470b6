using Matching.Engine.Domain;
using Matching.Engine.Features;

namespace Matching.Engine.Scoring;

/// <summary>Scores the pairs of one newcomer at a time. For one thread; <see cref="Twin"/> serves another.</summary>
internal abstract class PairScores
{
    /// <param name="newcomer">The newcomer.</param>
    /// <param name="openings">Positions, rising.</param>
    /// <param name="scores">One per opening.</param>
    public abstract void Score(Newcomer newcomer, ReadOnlySpan<int> openings, Span<int> scores);

    public abstract PairScores Twin();

    /// <summary>By look-up where the scorer is a sum of tables, otherwise in blocks of feature rows.</summary>
    public static PairScores By(IScorer scorer, FeatureColumns columns) =>
        scorer is IAdditiveScorer additive ? new AdditiveScores(additive, columns) : new BlockScores(scorer, columns);
}

/// <summary>Scores in blocks of feature rows that stay in the cache.</summary>
internal sealed class BlockScores(IScorer scorer, FeatureColumns columns) : PairScores
{
    private const int Rows = 256;

    private readonly FeatureMatrix _block = new(Rows);

    public override void Score(Newcomer newcomer, ReadOnlySpan<int> openings, Span<int> scores)
    {
        columns.TurnTo(newcomer);
        for (var from = 0; from < openings.Length; from += Rows)
        {
            var count = Math.Min(Rows, openings.Length - from);
            columns.Fill(openings.Slice(from, count), _block);
            scorer.Score(_block, scores.Slice(from, count));
        }
    }

    public override PairScores Twin() => new BlockScores(scorer, columns.Twin());
}
