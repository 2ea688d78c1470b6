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
        if (!RankerFormat.TryRead(stored.File, FeatureSchema.Hash, out var ranker, out var fault))
            return new(null, null, TroubleOf(fault));
        return ranker.Id == stored.Id ? new(ranker, ForestScorer.Of(ranker), null) : new(null, null, RankerTrouble.Damaged);
    }

    private static RankerTrouble TroubleOf(RankerFault fault) => fault.Code switch
    {
        RankerFaultCode.TooNew => RankerTrouble.TooNew,
        RankerFaultCode.OtherFeatures => RankerTrouble.OtherFeatures,
        _ => RankerTrouble.Damaged,
    };
}
