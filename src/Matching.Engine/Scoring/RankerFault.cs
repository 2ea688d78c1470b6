using System.Globalization;

namespace Matching.Engine.Scoring;

/// <summary>Why a ranker is not used.</summary>
public enum RankerFaultCode : byte { Missing, TooLarge, NotReadable, TooNew, OutsideLimits, NoTree, NotFinite, OtherFeatures, Changed }

/// <summary>A ranker file that is not used: why, where, and one sentence for whoever put it there.</summary>
/// <param name="Code">Why.</param>
/// <param name="Place">Where in the file, in Dutch; may be empty.</param>
public sealed record RankerFault(RankerFaultCode Code, string Place = "")
{
    /// <summary>What is the matter and what to do, in Dutch; without the ranker's name, which the caller knows.</summary>
    public string Sentence => Code switch
    {
        RankerFaultCode.Missing => "Het rankerbestand ontbreekt. Zet het terug of kies een andere ranker.",
        RankerFaultCode.TooLarge => string.Create(CultureInfo.InvariantCulture,
            $"Het rankerbestand is groter dan {RankerLimits.MostBytes >> 20} MB. Train opnieuw met minder bomen of kies een andere ranker."),
        RankerFaultCode.NotReadable => $"Het rankerbestand is afgekapt of beschadigd ({Place}). Zet het terug of train opnieuw.",
        RankerFaultCode.TooNew => $"Het rankerbestand is van een nieuwere versie van Matching ({Place}). Werk Matching bij of kies een andere ranker.",
        RankerFaultCode.OutsideLimits => $"Het rankerbestand valt buiten de grenzen ({Place}). Train opnieuw of kies een andere ranker.",
        RankerFaultCode.NoTree => $"Het rankerbestand bevat iets wat geen boom is ({Place}). Train opnieuw of kies een andere ranker.",
        RankerFaultCode.NotFinite => $"Het rankerbestand bevat een waarde die geen getal is ({Place}). Train opnieuw of kies een andere ranker.",
        RankerFaultCode.OtherFeatures => "Deze ranker is gemaakt voor andere kenmerken dan deze versie van Matching gebruikt. Train opnieuw of kies een andere ranker.",
        RankerFaultCode.Changed => "Het rankerbestand is veranderd nadat het is gemaakt. Zet het terug of train opnieuw.",
        _ => throw new ArgumentOutOfRangeException(nameof(Code), Code, "A fault without a sentence."),
    };
}
