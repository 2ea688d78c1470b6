using Matching.Engine.Domain;

namespace Matching.Engine.Explanation.Voices;

/// <summary>Where a fact stands.</summary>
public enum SourceKind : byte
{
    /// <summary>Her dossier and what the host wrote; neither is dated.</summary>
    BothSides,

    /// <summary>What the host wrote about the opening.</summary>
    Opening,

    /// <summary>Her level of Dutch, by who measured it.</summary>
    DutchLevel,

    /// <summary>Her week.</summary>
    Schedule,

    /// <summary>Her personal plan (PIP).</summary>
    Plan,

    /// <summary>Computed from both postcodes.</summary>
    Map,

    /// <summary>Her own yes to being matched for a kind.</summary>
    Consent,

    /// <summary>A public task of the municipality, under the law that guides her.</summary>
    PublicTask,
}

/// <summary>Where a fact comes from, and of when it is; null where it has no date.</summary>
/// <param name="Kind">Where it stands.</param>
/// <param name="On">Its date.</param>
/// <param name="Level">Who says so, for a level of Dutch.</param>
public readonly record struct FactSource(SourceKind Kind, DateOnly? On = null, LevelSource? Level = null);
