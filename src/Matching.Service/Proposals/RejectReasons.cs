using Matching.Service.Language;

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
public sealed record RejectReason(string Code, int Digit, RejectEffect Effect, bool IsAboutPair)
{
    public string Text => Code switch
    {
        "too_far" => Say.It("Te ver weg"),
        "language" => Say.It("Taal past niet"),
        "times" => Say.It("Tijden passen niet"),
        "does_not_want" => Say.It("{naam} wil dit niet"),
        "work_does_not_fit" => Say.It("Dit werk past niet bij {naam}"),
        "has_something" => Say.It("{naam} heeft al iets anders"),
        "wrong_facts" => Say.It("Gegevens kloppen niet"),
        "place_gone" => Say.It("De plek is er niet meer"),
        _ => Say.It("Iets anders"),
    };

    /// <summary>What happens with it.</summary>
    public string EffectText => Effect switch
    {
        RejectEffect.BlocksPair => Say.It("Deze plek komt voor {naam} niet terug."),
        RejectEffect.CorrectsFact => Say.It("Komt terug als het gegeven is verbeterd."),
        _ => Say.It("Komt terug als er iets verandert."),
    };
}

/// <summary>The closed list. Only reasons about the pair teach the ranker. Codes are stored: never rename.</summary>
public static class RejectReasons
{
    public static IReadOnlyList<RejectReason> All { get; } =
    [
        new("too_far", 1, RejectEffect.CountsForFeature, true),
        new("language", 2, RejectEffect.CountsForFeature, true),
        new("times", 3, RejectEffect.CorrectsFact, true),
        new("does_not_want", 4, RejectEffect.BlocksPair, true),
        new("work_does_not_fit", 5, RejectEffect.CountsForFeature, true),
        new("has_something", 6, RejectEffect.OnlyNoted, false),
        new("wrong_facts", 7, RejectEffect.CorrectsFact, false),
        new("place_gone", 8, RejectEffect.OnlyNoted, false),
        new("other", 9, RejectEffect.OnlyNoted, false),
    ];

    /// <summary>Null when there is no such reason.</summary>
    public static RejectReason? Find(string code) => All.FirstOrDefault(r => r.Code == code);
}
