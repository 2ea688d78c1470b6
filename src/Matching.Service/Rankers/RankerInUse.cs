using Matching.Engine.Scoring;
using Matching.Service.Storage;

namespace Matching.Service.Rankers;

/// <summary>Why the champion could not be used.</summary>
public enum RankerTrouble : byte
{
    /// <summary>The bytes are not those that came here, or no ranker at all.</summary>
    Damaged,

    /// <summary>Written by a newer version of Matching.</summary>
    TooNew,

    /// <summary>Made for other features than this version has.</summary>
    OtherFeatures,

    /// <summary>Learned from simulated data, in a database with real people.</summary>
    SimulatedOnly,
}

/// <summary>
/// What ranks tonight: the champion, or nothing, which is the transparent weighted sum. A champion that cannot be used is trouble
/// for a person to see, never an empty desk.
/// </summary>
/// <param name="Champion">Id of the ranker that should rank; null when the weighted sum should.</param>
/// <param name="Hash">SHA-256 of its file.</param>
/// <param name="Scorer">What ranks; null is the weighted sum.</param>
/// <param name="Trouble">Why the champion does not; null when all is well.</param>
internal sealed record RankerInUse(string? Champion, byte[]? Hash, IScorer? Scorer, RankerTrouble? Trouble = null)
{
    public static RankerInUse WeightedSum { get; } = new(null, null, null);

    /// <summary>The id for the snapshot: that of what really ranks.</summary>
    public string? InSnapshot => Scorer?.Id;

    /// <summary>For the page of the night.</summary>
    public string? Warning => Trouble is { } trouble ? WarningOf(trouble) : null;

    public static string WarningOf(RankerTrouble trouble) => $"ranker_{Code.Of(trouble)}";

    /// <summary>Opens the champion of the session's municipality.</summary>
    public static async Task<RankerInUse> ReadAsync(DbSession db, CancellationToken ct)
    {
        if (await RankerStore.ChampionAsync(db, ct) is not { } champion)
            return WeightedSum;
        if (!await DemoOnly.AllowsAsync(db, champion.DataFrom, ct))
            return new(champion.Id, champion.FileHash, null, RankerTrouble.SimulatedOnly);
        var opened = RankerFile.Open(champion);
        return new(champion.Id, champion.FileHash, opened.Scorer, opened.Trouble);
    }
}
