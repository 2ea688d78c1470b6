using Matching.Engine.Features;
using Matching.Learning.Promotion;
using Matching.Service.Language;
using Matching.Service.Pages.Shared;
using Matching.Service.Rankers;

namespace Matching.Service.Pages.Texts;

/// <summary>Rankers in words: their states, what stands in the way, and what their figures mean.</summary>
public static class RankerText
{
    public const string WeightedSum = "weighted-sum";

    public static string Trouble(RankerTrouble trouble) => trouble switch
    {
        RankerTrouble.Damaged => Say.It("Het bestand van het rekenmodel is beschadigd."),
        RankerTrouble.TooNew => Say.It("Het rekenmodel is gemaakt met een nieuwere versie van Matching."),
        RankerTrouble.OtherFeatures => Say.It("Het rekenmodel kent andere kenmerken dan deze versie van Matching."),
        RankerTrouble.SimulatedOnly => Say.It("Het rekenmodel leerde van verzonnen mensen en telt alleen in een demo."),
        _ => throw new ArgumentOutOfRangeException(nameof(trouble)),
    };

    public static string State(RankerState state) => state switch
    {
        RankerState.Candidate => Say.It("Kandidaat"),
        RankerState.Shadow => Say.It("Kijkt mee"),
        RankerState.Champion => Say.It("In gebruik"),
        _ => Say.It("Niet meer in gebruik"),
    };

    public static Tone Tone(RankerState state) => state switch
    {
        RankerState.Champion => Shared.Tone.Positive,
        RankerState.Shadow => Shared.Tone.Accent,
        _ => Shared.Tone.Neutral,
    };

    /// <summary>Null is the weighted sum too.</summary>
    public static string Name(string? ranker) => ranker is null or WeightedSum ? Say.It("vaste punten") : Say.It($"rekenmodel {ranker}");

    public static string Gate(GateCode gate) => gate switch
    {
        GateCode.File => Say.It("Het bestand is heel en past bij deze versie"),
        GateCode.Enough => Say.It("Er zijn genoeg latere beslissingen"),
        GateCode.Directions => Say.It("Geen kenmerk telt de verkeerde kant op"),
        GateCode.Better => Say.It("Beter dan wat nu telt, en dan simpele manieren"),
        GateCode.Calibration => Say.It("De kansen kloppen"),
        GateCode.Overfit => Say.It("Niet uit het hoofd geleerd"),
        GateCode.TooGood => Say.It("Niet te mooi om waar te zijn"),
        GateCode.Drift => Say.It("De gemeente lijkt nog op toen"),
        GateCode.Groups => Say.It("Geen groep krijgt veel minder voorstellen"),
        _ => throw new ArgumentOutOfRangeException(nameof(gate)),
    };

    /// <summary>What one figure of a gate says.</summary>
    public static string Figure(GateCode gate, GateFigure figure) => gate switch
    {
        GateCode.Enough => figure.About == "decisions"
            ? Say.It($"{Written.Number((long)figure.Value)} beslissingen (minstens {Written.Number((long)figure.Bound)})")
            : Say.It($"{Written.Number((long)figure.Value)} gesprekken (minstens {Written.Number((long)figure.Bound)})"),
        GateCode.Directions => Say.It($"{Written.Number((long)figure.Value)} paren de verkeerde kant op"),
        GateCode.Better when figure.About == GateFigure.Kept => Say.It("leerde van minstens twee keer zoveel beslissingen, en houdt zeker de helft van de winst op vaste punten"),
        GateCode.Better when figure.About.StartsWith(GateFigure.OrderBeside, StringComparison.Ordinal) =>
            Say.It($"volgorde {WithSign(figure.Value)} naast {Rival(figure.About[GateFigure.OrderBeside.Length..])}"),
        GateCode.Better => Say.It($"{WithSign(figure.Value)} naast {Rival(figure.About)}"),
        GateCode.Calibration => Say.It($"wijkt {Percent(figure.Value)} af (hoogstens {Percent(figure.Bound)})"),
        GateCode.Overfit => Say.It($"{WithSign(figure.Value)} tussen eerder en later (hoogstens {Written.Number(figure.Bound, 2)})"),
        GateCode.TooGood => figure.About.Length == 0
            ? Say.It($"scheidt ja van nee voor {Percent(figure.Value)} (hoogstens {Percent(figure.Bound)})")
            : Say.It($"{Feature(figure.About)} alleen: {Percent(figure.Value)} (hoogstens {Percent(figure.Bound)})"),
        GateCode.Drift => Say.It($"{Feature(figure.About)}: {Written.Number(figure.Value, 2)} (hoogstens {Written.Number(figure.Bound, 2)})"),
        GateCode.Groups when figure.Within && figure.Value < figure.Bound =>
            Say.It($"{GroupOf(figure)}: {Ratio(figure.Value)} keer zoveel als alle anderen, maar dat kan toeval zijn"),
        GateCode.Groups => Say.It($"{GroupOf(figure)}: {Ratio(figure.Value)} keer zoveel als alle anderen (onder {Written.Number(figure.Bound, 1)} is een alarm)"),
        _ => "",
    };

    /// <summary>What an alarm leaves open, where the figures do not say it themselves; null otherwise.</summary>
    public static string? Doubt(GateOutcome gate) => (gate.Gate, gate.Verdict) switch
    {
        (GateCode.Better, GateVerdict.Alarm) when gate.Figures.Any(f => f.About.StartsWith(GateFigure.OrderBeside, StringComparison.Ordinal)) =>
            Say.It("De volgorde was op latere weken iets minder goed."),
        (GateCode.Better, GateVerdict.Alarm) => Say.It("De latere weken laten niet zeker zien dat dit beter is."),
        (GateCode.Calibration, GateVerdict.Alarm) => Say.It("De latere weken zijn te kort om te zien of dat toeval is."),
        _ => null,
    };

    public static string Verdict(GateVerdict verdict) => verdict switch
    {
        GateVerdict.Passes => Say.It("in orde"),
        GateVerdict.Alarm => Say.It("alarm"),
        _ => Say.It("houdt tegen"),
    };

    public static string Rival(string name) => name switch
    {
        Comparison.Champion => Say.It("het rekenmodel van nu"),
        WeightedSum => Say.It("vaste punten"),
        "random" => Say.It("toeval"),
        "popularity" => Say.It("wat het meest gekozen wordt"),
        "ridge" => Say.It("een rechte lijn (ridge)"),
        "logistic regression" => Say.It("logistische regressie"),
        _ => name,
    };

    public static string Dimension(string dimension) => dimension switch
    {
        "sex" => Say.It("Geslacht"),
        "age_band" => Say.It("Leeftijd"),
        "learning_route" => Say.It("Leerroute"),
        "literacy" => Say.It("Lezen en schrijven"),
        _ => dimension,
    };

    public static string Group((string Dimension, string Group) of) => of.Group switch
    {
        "female" => Say.It("vrouwen"),
        "male" => Say.It("mannen"),
        "under_27" => Say.It("jonger dan 27"),
        "27_to_44" => Say.It("27 tot en met 44"),
        "45_and_over" => Say.It("45 en ouder"),
        "b1" => Say.It("B1-route"),
        "education" => Say.It("onderwijsroute"),
        "z" => Say.It("Z-route"),
        "a" => Say.It("leert nog lezen (A)"),
        "aa" => Say.It("ander schrift (AA)"),
        "not_applicable" => Say.It("kan lezen en schrijven"),
        "unknown" => Say.It("niet bekend"),
        _ => of.Group,
    };

    /// <summary>What an act on a ranker did, for the answer on the page.</summary>
    public static string Outcome(RankerOutcome outcome) => outcome.Result switch
    {
        RankerResult.Done => outcome.Champion is { } champion
            ? Say.It($"Gedaan. Vanaf vannacht tellen de punten van rekenmodel {champion}.") : Say.It("Gedaan. Vanaf vannacht tellen vaste punten."),
        RankerResult.Changed => Say.It("Iemand anders was net iets eerder. Je ziet hier hoe het nu is."),
        RankerResult.Stopped => Say.It("Dit rekenmodel mag nog niet tellen: hieronder zie je welke eis het niet haalt. Er is niets veranderd."),
        RankerResult.ReasonNeeded => Say.It("Er gaat een alarm af. Schrijf op waarom dit rekenmodel toch mag tellen, en probeer het opnieuw."),
        RankerResult.SimulatedOnly => DemoOnly.Refused,
        RankerResult.Unusable => Say.It("Het bestand van dit rekenmodel kan deze versie niet gebruiken. Kies een ander, of tel met vaste punten."),
        RankerResult.NothingBefore => Say.It("Er was nog geen ander rekenmodel: er is niets om naar terug te gaan."),
        RankerResult.NotTheLead => Say.It($"De nacht van dit gebied telt met het rekenmodel van {outcome.Lead}. Vraag het daar."),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public static string Act(RankerActRow act) => act.Act switch
    {
        RankerAct.Trained => Say.It("Geleerd"),
        RankerAct.Shipped => Say.It("Meegeleverd"),
        RankerAct.Shadowed => Say.It("Kijkt mee"),
        RankerAct.Unshadowed => Say.It("Kijkt niet meer mee"),
        RankerAct.Promoted => Say.It($"In gebruik genomen, in plaats van {Name(act.ChampionBefore)}"),
        RankerAct.RolledBack => Say.It($"Teruggezet naar {Name(act.ChampionAfter)}"),
        RankerAct.SwitchedOff => Say.It("Uitgezet: vaste punten tellen"),
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };

    public static string Actor(RankerActRow act) => act.ByName ?? (act.Actor.StartsWith("command:", StringComparison.Ordinal) ? Say.It($"opdracht ‘{act.Actor[8..]}’") : Say.It("Matching zelf"));

    /// <summary>"+0,031": a difference in ranking quality; without a sign when nothing is left of it at three decimals.</summary>
    public static string WithSign(double value) => Places(Math.Round(value, 3), "+0.000;−0.000;0.000");

    /// <summary>"0,790": ranking quality, 0 to 1.</summary>
    public static string Quality(double value) => Places(value, "0.000");

    /// <summary>"0,80": one group beside all others.</summary>
    public static string Ratio(double value) => Places(value, "0.00");

    public static string Percent(double share) => $"{Written.Number(100 * share, 1)} %";

    private static string Places(double value, string format)
    {
        var text = value.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
        return Languages.IsDutch ? text.Replace('.', ',') : text;
    }

    private static string GroupOf(GateFigure figure) => Group(figure.About.Split(':') is [var dimension, var group] ? (dimension, group) : ("", figure.About));

    private static string Feature(string code) => Enum.TryParse<FeatureCode>(code, out var feature) ? FeatureText.Name(feature) : code;
}
