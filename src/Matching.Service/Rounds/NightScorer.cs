using Matching.Engine.Scoring;
using Matching.Service.Rankers;
using Matching.Service.Storage;

namespace Matching.Service.Rounds;

/// <summary>What gave the points of a stored night, found again.</summary>
internal static class NightScorer
{
    /// <summary>
    /// The weighted sum, or the ranker of that night by id and hash; null when it cannot be had any more. The session steps behind the
    /// wall of the area's first municipality, where rankers are kept, and stays there.
    /// </summary>
    /// <param name="session">Of any municipality of the area.</param>
    /// <param name="ranker">Id in the snapshot; null is the weighted sum.</param>
    /// <param name="hash">SHA-256 of its file as stored with the round.</param>
    /// <param name="ct">To stop.</param>
    public static async Task<IScorer?> FindAsync(DbSession session, string? ranker, byte[]? hash, CancellationToken ct)
    {
        if (ranker is null)
            return WeightedSum.Instance;
        await LeadMunicipality.EnterAsync(session, ct);
        return await RankerStore.FindAsync(session, ranker, ct) is { } stored && stored.FileHash.AsSpan().SequenceEqual(hash)
            ? RankerFile.Open(stored).Scorer
            : null;
    }
}
