using System.Globalization;
using System.Text;
using Matching.Learning.Promotion;
using Matching.Service.Pages.Texts;

namespace Matching.Service.Rankers;

/// <summary>
/// <c>card.md</c>: the ranker for someone who never saw Matching, with the shape of every feature as a picture and as a table.
/// The same ranker gives the same bytes, in any culture.
/// </summary>
internal static class RankerCard
{
    public static string PictureOf(Shape shape) => $"vorm-{System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(shape.Feature.ToString())}.svg";

    public static string Write(RankerManifest manifest, RankerMetrics metrics, RankerShapes shapes)
    {
        var card = new StringBuilder();
        Heading(card, manifest);
        Quality(card, metrics.Measured);
        GatesOf(card, metrics);
        Groups(card, metrics.Measured);
        Shapes(card, shapes);
        return card.ToString();
    }

    private static void Heading(StringBuilder card, RankerManifest manifest)
    {
        var isSimulated = manifest.DataFrom == RankerManifest.Simulated;
        Line(card, $"# Rekenmodel {manifest.Id}\n");
        Line(card, $"Dit rekenmodel zet voorstellen op volgorde: welke plek past het best bij wie? Het leerde dat van beslissingen van consulenten. Een mens besluit over elk voorstel, en een mens koos of dit rekenmodel mag tellen.\n");
        if (isSimulated)
            Line(card, $"**Het leerde van verzonnen mensen ({manifest.Town}).** Daarom mag het alleen in een demo tellen; in een echte gemeente weigert Matching het.\n");
        Line(card, $"| | |\n|---|---|");
        Line(card, $"| Gegevens | {(isSimulated ? "verzonnen stad" : $"gemeente {manifest.DataFrom}")} |");
        Line(card, $"| Periode | {Day(manifest.From)} tot en met {Day(manifest.Until)}; leerde van wat vóór {Day(manifest.LaterFrom)} besloten is, wat daarna kwam meet |");
        Line(card, $"| Leerde van | {manifest.Decisions} beslissingen in {manifest.Groups} gesprekken, van {manifest.Caseworkers} consulenten |");
        Line(card, $"| Leerde niet van | {manifest.LeftOut} beslissingen: niet over deze mens en deze plek, of van een oudere versie |");
        Line(card, $"| Manier | {manifest.Trainer}; {string.Join(", ", manifest.Settings.Select(s => $"{s.Key}: {s.Value}"))}; zaad {manifest.Seed} |");
        Line(card, $"| Versie | rekenregels {manifest.EngineVersion}, kenmerken `{manifest.SchemaHash}` |");
        Line(card, $"| Bestand | SHA-256 `{manifest.FileHash}` |\n");
        Line(card, $"Nooit een kenmerk: nationaliteit, afkomst, geloof, soort vergunning, geslacht, leeftijd, diagnoses, en de reden waarom iemand zelf nee zei.\n");
    }

    private static void Quality(StringBuilder card, Measured measured)
    {
        Line(card, $"## Hoe goed is de volgorde\n");
        Line(card, $"NDCG bij {Measurement.At} op {measured.Decisions} latere beslissingen in {measured.Groups} gesprekken waarin te kiezen viel: **{measured.Ndcg.Mean:0.000}** (95 %: {measured.Ndcg.Low:0.000} tot {measured.Ndcg.High:0.000}); op wat het leerde {measured.NdcgEarlier:0.000}.\n");
        Line(card, $"| vergeleken met | haalt | verschil | 95 % | kansen beter | 95 % |\n|---|---:|---:|---|---:|---|");
        foreach (var rival in measured.Rivals)
            Line(card, $"| {RankerText.Rival(rival.Name)} | {rival.Ndcg:0.000} | {Signed(rival.Better.Mean)} | {Signed(rival.Better.Low)} tot {Signed(rival.Better.High)} | {Signed(rival.Surer.Mean)} | {Signed(rival.Surer.Low)} tot {Signed(rival.Surer.High)} |");
        Line(card, $"\n## Kloppen de kansen\n");
        Line(card, $"Gemiddeld wijkt de kans {measured.CalibrationError:0.000} af; door toeval alleen zou dat {measured.CalibrationNoise:0.000} zijn.\n");
        Line(card, $"| gezegd | werd ja | beslissingen |\n|---:|---:|---:|");
        foreach (var bin in measured.Reliability.Where(b => b.Decisions >= GroupFigure.SmallestCell))
            Line(card, $"| {bin.Said:0.00} | {bin.Became:0.00} | {bin.Decisions} |");
    }

    private static void GatesOf(StringBuilder card, RankerMetrics metrics)
    {
        Line(card, $"\n## Eisen\n");
        Line(card, $"| eis | uitkomst |\n|---|---|");
        foreach (var gate in metrics.Gates)
            Line(card, $"| {RankerText.Gate(gate.Gate)} | {RankerText.Verdict(gate.Verdict)} |");
    }

    private static void Groups(StringBuilder card, Measured measured)
    {
        Line(card, $"\n## Wat het met groepen doet\n");
        Line(card, $"Deze gegevens tellen nergens mee. Naast anderen: hoe vaak een paar van deze groep bij het beste derde deel hoort, gedeeld door alle anderen. Onder 0,8 vraagt Matching om een reden; het is geen norm. Groepen onder {GroupFigure.SmallestCell} beslissingen staan er niet bij.\n");
        Line(card, $"| groep | beslissingen | voorgelegd | bovenaan | naast anderen |\n|---|---:|---:|---:|---:|");
        foreach (var group in measured.PeopleGroups.Where(g => !g.IsSmall))
            Line(card, $"| {RankerText.Dimension(group.Dimension)}: {RankerText.Group((group.Dimension, group.Group))} | {group.Decisions} | {group.Accepted:0.00} | {group.Proposed:0.00} | {group.Ratio:0.00} |");
    }

    private static void Shapes(StringBuilder card, RankerShapes shapes)
    {
        Line(card, $"\n## Wat telt hoe zwaar\n");
        Line(card, $"{(shapes.IsExact ? "Dit is het hele rekenmodel: de punten van een voorstel zijn de som van deze lijnen." : "Dit rekenmodel is geen som van lijnen: elke lijn laat zien wat één kenmerk doet als de rest gemiddeld is.")} 100 punten maken de kans op ja naast de kans op nee ongeveer 2,7 keer zo groot.\n");
        foreach (var shape in shapes.Shapes)
        {
            Line(card, $"### {FeatureText.Name(shape.Feature)}\n");
            if (shape.Reach == 0)
            {
                Line(card, $"Telt niet mee.\n");
                continue;
            }
            Line(card, $"![{FeatureText.Name(shape.Feature)}: van {shape.Least} tot {shape.Most} punten]({PictureOf(shape)})\n");
            Line(card, $"| {FeatureText.Unit(shape.Feature)} | punten |\n|---|---:|");
            foreach (var step in shape.Steps)
                Line(card, $"| {(step.From == step.To ? $"{step.From}" : $"{step.From} t/m {step.To}")} | {step.Points:+0;−0;0} |");
            Line(card, $"");
        }
        foreach (var pair in shapes.Pairs)
            Line(card, $"Samen tellen ook {FeatureText.Name(pair.First)} en {FeatureText.Name(pair.Second)}, van {pair.Points.Min(r => r.Min())} tot {pair.Points.Max(r => r.Max())} punten erbij; de tabel staat op de pagina van het rekenmodel.\n");
    }

    /// <summary>With its sign, and none when nothing is left of it at three decimals.</summary>
    internal static string Signed(double difference) => (Math.Round(difference, 3) + 0.0).ToString("+0.000;−0.000;0.000", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder card, FormattableString line) => card.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
