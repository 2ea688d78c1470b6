using Matching.Engine.Features;
using Matching.Learning.Promotion;
using Matching.Service.Pages.Shared;
using Matching.Service.Rankers;

namespace Matching.Service.Pages.Texts;

/// <summary>Rankers in words: their states, what stands in the way, and what their figures mean.</summary>
public static class RankerText
{
    public const string WeightedSum = "weighted-sum";

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

    /// <summary>Null is the weighted sum too.</summary>
    public static string Name(string? ranker) => ranker is null or WeightedSum ? "vaste punten" : $"rekenmodel {ranker}";

    public static string Gate(GateCode gate) => gate switch
    {
        GateCode.File => "Het bestand is heel en past bij deze versie",
        GateCode.Enough => "Er zijn genoeg latere beslissingen",
        GateCode.Directions => "Geen kenmerk telt de verkeerde kant op",
        GateCode.Better => "Beter dan wat nu telt, en dan simpele manieren",
        GateCode.Calibration => "De kansen kloppen",
        GateCode.Overfit => "Niet uit het hoofd geleerd",
        GateCode.TooGood => "Niet te mooi om waar te zijn",
        GateCode.Drift => "De gemeente lijkt nog op toen",
        GateCode.Groups => "Geen groep krijgt veel minder voorstellen",
        _ => throw new ArgumentOutOfRangeException(nameof(gate)),
    };

    /// <summary>What one figure of a gate says.</summary>
    public static string Figure(GateCode gate, GateFigure figure) => gate switch
    {
        GateCode.Enough => figure.About == "decisions"
            ? $"{Written.Number((long)figure.Value)} beslissingen (minstens {Written.Number((long)figure.Bound)})"
            : $"{Written.Number((long)figure.Value)} gesprekken (minstens {Written.Number((long)figure.Bound)})",
        GateCode.Directions => $"{Written.Number((long)figure.Value)} paren de verkeerde kant op",
        GateCode.Better => $"{WithSign(figure.Value)} naast {Rival(figure.About)}",
        GateCode.Calibration => $"wijkt {Percent(figure.Value)} af (hoogstens {Percent(figure.Bound)})",
        GateCode.Overfit => $"{WithSign(figure.Value)} tussen eerder en later (hoogstens {Written.Number(figure.Bound, 2)})",
        GateCode.TooGood => figure.About.Length == 0
            ? $"scheidt ja van nee voor {Percent(figure.Value)} (hoogstens {Percent(figure.Bound)})"
            : $"{Feature(figure.About)} alleen: {Percent(figure.Value)} (hoogstens {Percent(figure.Bound)})",
        GateCode.Drift => $"{Feature(figure.About)}: {Written.Number(figure.Value, 2)} (hoogstens {Written.Number(figure.Bound, 2)})",
        GateCode.Groups => $"{Group(figure.About.Split(':') is [var dimension, var group] ? (dimension, group) : ("", figure.About))}: "
            + $"{Ratio(figure.Value)} keer zoveel als alle anderen (onder {Written.Number(figure.Bound, 1)} is een alarm)",
        _ => "",
    };

    public static string Verdict(GateVerdict verdict) => verdict switch
    {
        GateVerdict.Passes => "in orde",
        GateVerdict.Alarm => "alarm",
        _ => "houdt tegen",
    };

    public static string Rival(string name) => name switch
    {
        Comparison.Champion => "het rekenmodel van nu",
        WeightedSum => "vaste punten",
        "random" => "toeval",
        "popularity" => "wat het meest gekozen wordt",
        "ridge" => "een rechte lijn (ridge)",
        "logistic regression" => "logistische regressie",
        _ => name,
    };

    public static string Dimension(string dimension) => dimension switch
    {
        "sex" => "Geslacht",
        "age_band" => "Leeftijd",
        "learning_route" => "Leerroute",
        "literacy" => "Lezen en schrijven",
        _ => dimension,
    };

    public static string Group((string Dimension, string Group) of) => of.Group switch
    {
        "female" => "vrouwen",
        "male" => "mannen",
        "under_27" => "jonger dan 27",
        "27_to_44" => "27 tot en met 44",
        "45_and_over" => "45 en ouder",
        "b1" => "B1-route",
        "education" => "onderwijsroute",
        "z" => "Z-route",
        "a" => "leert nog lezen (A)",
        "aa" => "ander schrift (AA)",
        "not_applicable" => "kan lezen en schrijven",
        "unknown" => "niet bekend",
        _ => of.Group,
    };

    /// <summary>What an act on a ranker did, for the answer on the page.</summary>
    public static string Outcome(RankerOutcome outcome) => outcome.Result switch
    {
        RankerResult.Done => $"Gedaan. Vanaf vannacht tellen {(outcome.Champion is null ? "vaste punten" : $"de punten van rekenmodel {outcome.Champion}")}.",
        RankerResult.Changed => "Iemand anders was net iets eerder. Je ziet hier hoe het nu is.",
        RankerResult.Stopped => "Dit rekenmodel mag nog niet tellen: hieronder zie je welke eis het niet haalt. Er is niets veranderd.",
        RankerResult.ReasonNeeded => "Er gaat een alarm af. Schrijf op waarom dit rekenmodel toch mag tellen, en probeer het opnieuw.",
        RankerResult.SimulatedOnly => DemoOnly.Refused,
        RankerResult.Unusable => "Het bestand van dit rekenmodel kan deze versie niet gebruiken. Kies een ander, of tel met vaste punten.",
        RankerResult.NothingBefore => "Er was nog geen ander rekenmodel: er is niets om naar terug te gaan.",
        RankerResult.NotTheLead => $"De nacht van dit gebied telt met het rekenmodel van {outcome.Lead}. Vraag het daar.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public static string Act(RankerActRow act) => act.Act switch
    {
        RankerAct.Trained => "Geleerd",
        RankerAct.Shipped => "Meegeleverd",
        RankerAct.Shadowed => "Kijkt mee",
        RankerAct.Unshadowed => "Kijkt niet meer mee",
        RankerAct.Promoted => $"In gebruik genomen, in plaats van {Name(act.ChampionBefore)}",
        RankerAct.RolledBack => $"Teruggezet naar {Name(act.ChampionAfter)}",
        RankerAct.SwitchedOff => "Uitgezet: vaste punten tellen",
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };

    public static string Actor(RankerActRow act) => act.ByName ?? (act.Actor.StartsWith("command:", StringComparison.Ordinal) ? $"opdracht ‘{act.Actor[8..]}’" : "Matching zelf");

    /// <summary>"+0,031": a difference in ranking quality.</summary>
    public static string WithSign(double value) => value < 0 ? $"−{Quality(-value)}" : $"+{Quality(value)}";

    /// <summary>"0,790": ranking quality, 0 to 1.</summary>
    public static string Quality(double value) => Places(value, "0.000");

    /// <summary>"0,80": one group beside all others.</summary>
    public static string Ratio(double value) => Places(value, "0.00");

    public static string Percent(double share) => $"{Written.Number(100 * share, 1)} %";

    private static string Places(double value, string format) => value.ToString(format, System.Globalization.CultureInfo.InvariantCulture).Replace('.', ',');

    private static string Feature(string code) => Enum.TryParse<FeatureCode>(code, out var feature) ? FeatureText.Name(feature) : code;
}
