using Matching.Engine.Scoring;

namespace Matching.Service.Rankers;

/// <summary>The champion as one that another ranker is held against.</summary>
/// <param name="Id">Of the champion.</param>
/// <param name="Scorer">Ranks as it does.</param>
/// <param name="Manifest">Where it came from; null when that cannot be read.</param>
internal sealed record Rival(string Id, IScorer Scorer, RankerManifest? Manifest)
{
    /// <summary>Null without a champion, or with one that cannot be used: then the weighted sum ranks.</summary>
    public static Rival? Of(StoredRanker? champion) =>
        champion is not null && RankerFile.Open(champion) is { Scorer: { } scorer }
            ? new(champion.Id, scorer, RankerRow.ManifestOf(champion)) : null;

    /// <summary>Whether another learned from at least twice as many decisions, of the same place and not of an earlier time.</summary>
    public bool TaughtTwice(RankerManifest other) =>
        Manifest is { } own && own.DataFrom == other.DataFrom && own.Town == other.Town && other.LaterFrom >= own.LaterFrom && other.Decisions >= 2 * own.Decisions;
}
