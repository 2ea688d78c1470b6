using Matching.Service.Rankers;
using Matching.Service.Pages.Shared;

namespace Matching.Service.Pages.Texts;

/// <summary>Rankers in words.</summary>
public static class RankerText
{
    public static string Trouble(RankerTrouble trouble) => trouble switch
    {
        RankerTrouble.Damaged => "Het bestand van het rekenmodel is beschadigd.",
        RankerTrouble.TooNew => "Het rekenmodel is gemaakt met een nieuwere versie van Matching.",
        RankerTrouble.OtherFeatures => "Het rekenmodel kent andere kenmerken dan deze versie van Matching.",
        RankerTrouble.SimulatedOnly => "Het rekenmodel leerde van verzonnen mensen en telt alleen in een demo.",
        _ => throw new ArgumentOutOfRangeException(nameof(trouble)),
    };

    public static string State(RankerState state) => state switch
    {
        RankerState.Candidate => "Kandidaat",
        RankerState.Shadow => "Kijkt mee",
        RankerState.Champion => "In gebruik",
        _ => "Niet meer in gebruik",
    };

    public static Tone Tone(RankerState state) => state switch
    {
        RankerState.Champion => Shared.Tone.Positive,
        RankerState.Shadow => Shared.Tone.Accent,
        _ => Shared.Tone.Neutral,
    };
}
