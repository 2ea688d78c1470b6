using Matching.Engine.Scoring;

namespace Matching.Service.Rankers;

/// <summary>The champion as one that another ranker is held against.</summary>
/// <param name="Id">Of the champion.</param>
/// <param name="Scorer">Ranks as it does.</param>
/// <param name="Decisions">It learned from so many; null when its manifest cannot be read.</param>
internal sealed record Rival(string Id, IScorer Scorer, int? Decisions)
{
    /// <summary>Null without a champion, or with one that cannot be used: then the weighted sum ranks.</summary>
    public static Rival? Of(StoredRanker? champion) =>
        champion is not null && RankerFile.Open(champion) is { Scorer: { } scorer }
            ? new(champion.Id, scorer, RankerRow.ManifestOf(champion)?.Decisions) : null;
}
