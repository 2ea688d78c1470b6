namespace Matching.Service.Proposals;

/// <summary>What a rejection does, beside ending this proposal.</summary>
public enum RejectEffect : byte
{
    /// <summary>The pair does not come back.</summary>
    BlocksPair,

    /// <summary>For learning to count for a feature; nothing learns from it yet.</summary>
    CountsForFeature,

    /// <summary>A fact is wrong: the screen goes on to where it is corrected.</summary>
    CorrectsFact,
    OnlyNoted,
}

/// <summary>One reason to reject: stored by <see cref="Code"/>, chosen with <see cref="Digit"/>. <c>{naam}</c> is filled in by the screen.</summary>
public sealed record RejectReason(string Code, int Digit, string Text, string EffectText, RejectEffect Effect, bool IsAboutPair);

/// <summary>The closed list. Only reasons about the pair teach the ranker. Codes are stored: never rename.</summary>
public static class RejectReasons
{
    private const string UntilChange = "Komt terug als er iets verandert.";
    private const string UntilCorrected = "Komt terug als het gegeven is verbeterd.";

    public static IReadOnlyList<RejectReason> All { get; } =
    [
        new("too_far", 1, "Te ver weg", UntilChange, RejectEffect.CountsForFeature, true),
        new("language", 2, "Taal past niet", UntilChange, RejectEffect.CountsForFeature, true),
        new("times", 3, "Tijden passen niet", UntilCorrected, RejectEffect.CorrectsFact, true),
        new("does_not_want", 4, "{naam} wil dit niet", "Deze plek komt voor {naam} niet terug.", RejectEffect.BlocksPair, true),
        new("work_does_not_fit", 5, "Dit werk past niet bij {naam}", UntilChange, RejectEffect.CountsForFeature, true),
        new("has_something", 6, "{naam} heeft al iets anders", UntilChange, RejectEffect.OnlyNoted, false),
        new("wrong_facts", 7, "Gegevens kloppen niet", UntilCorrected, RejectEffect.CorrectsFact, false),
        new("place_gone", 8, "De plek is er niet meer", UntilChange, RejectEffect.OnlyNoted, false),
        new("other", 9, "Iets anders", UntilChange, RejectEffect.OnlyNoted, false),
    ];

    /// <summary>Null when there is no such reason.</summary>
    public static RejectReason? Find(string code) => All.FirstOrDefault(r => r.Code == code);
}
