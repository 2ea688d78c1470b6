using Matching.Engine.Domain;
using Matching.Engine.Features;

namespace Matching.Engine.Scoring;

/// <summary>Scores in blocks of feature rows, small enough to stay in the cache.</summary>
internal sealed class BlockScores(IScorer scorer, FeatureColumns columns) : PairScores
{
    private const int Rows = 256;

    private readonly FeatureMatrix _block = new(Rows);

    public override void TurnTo(Newcomer newcomer) => columns.TurnTo(newcomer);

    public override void Score(ReadOnlySpan<int> slots, Span<int> scores)
    {
        for (var from = 0; from < slots.Length; from += Rows)
        {
            var count = Math.Min(Rows, slots.Length - from);
            columns.Fill(slots.Slice(from, count), _block);
            scorer.Score(_block, scores.Slice(from, count));
        }
    }

    public override PairScores Twin() => new BlockScores(scorer, columns.Twin());
}
