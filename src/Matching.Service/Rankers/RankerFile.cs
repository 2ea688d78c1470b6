using Matching.Engine.Features;
using Matching.Engine.Scoring;

namespace Matching.Service.Rankers;

/// <summary>A ranker's file, opened: what ranks, or why it cannot.</summary>
internal sealed record RankerFile(Ranker? Ranker, IScorer? Scorer, RankerTrouble? Trouble)
{
    public static RankerFile Open(StoredRanker stored)
    {
        if (!stored.IsIntact)
            return new(null, null, RankerTrouble.Damaged);
        var read = RankerFormat.Read(stored.File);
        if (read.Ranker is not { } ranker || ranker.Id != stored.Id)
            return new(null, null, read.IsTooNew ? RankerTrouble.TooNew : RankerTrouble.Damaged);
        return ranker.Forest.SchemaHash == FeatureSchema.Hash
            ? new(ranker, new ForestScorer(ranker), null)
            : new(ranker, null, RankerTrouble.OtherFeatures);
    }
}
