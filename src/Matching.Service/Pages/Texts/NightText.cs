using Matching.Service.Pages.Shared;
using Matching.Service.Rounds;

namespace Matching.Service.Pages.Texts;

/// <summary>A night and its stages in words.</summary>
public static class NightText
{
    public static string State(NightState state) => state switch
    {
        NightState.Running => "Bezig",
        NightState.Published => "Klaar",
        NightState.Failed => "Niet gelukt",
        _ => "Afgebroken",
    };

    public static Tone Tone(NightState state) => state switch
    {
        NightState.Published => Shared.Tone.Positive,
        NightState.Failed => Shared.Tone.Negative,
        NightState.Running => Shared.Tone.Accent,
        _ => Shared.Tone.Neutral,
    };

    /// <summary>The stage's code of the summary in words; an unknown code stays as it is.</summary>
    public static string Stage(string code) => code switch
    {
        "snapshot" or "read" => "Gegevens lezen",
        "rules" => "Harde eisen",
        "features" => "Kenmerken",
        "score" or "scoring" => "Punten geven",
        "allocate" or "allocation" => "Verdelen over de stad",
        "explain" or "explanation" => "Uitleg maken",
        "publish" or "publishing" => "Klaarzetten",
        _ => Dutch.Capital(code),
    };

    /// <summary>"+3", "−2", "gelijk": against the night before.</summary>
    public static string Difference(long now, long? before) =>
        before is not { } then ? "geen eerdere" : now == then ? "gelijk" : Dutch.Sign((int)(now - then));
}
