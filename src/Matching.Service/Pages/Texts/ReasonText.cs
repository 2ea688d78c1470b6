using Matching.Engine.Explanation;
using Matching.Engine.Features;
using Matching.Service.Language;

namespace Matching.Service.Pages.Texts;

/// <summary>
/// A typed reason as a sentence, where the facts behind it are not at hand: it says no more than the value does. A fact that was not known
/// counts as the answer that helps least, so the lowest value never says that something is not so. Reads well without sex: the name is repeated.
/// </summary>
public static class ReasonText
{
    private static string Much(int value) => value switch { 1 => Say.It("een beetje"), 2 => Say.It("redelijk veel"), _ => Say.It("veel") };

    /// <summary>What happens with the points: the chance that belongs to them, and what the wish and the open questions make of it.</summary>
    public static string AfterSum(Evidence evidence, string name)
    {
        var yes = Written.Number(Math.Round(evidence.Chance / 100.0), 0);
        var questions = evidence.Unknowns.Select(u => u.Question).Distinct().Count();
        // The fixed points are an estimate: only a ranker that learned has measured how often such a proposal became a yes.
        List<string> sentences =
        [
            (evidence.Ranker == "weighted-sum", yes == "1") switch
            {
                (true, true) => Say.It("Schatting met vaste punten, nog niet gemeten: ongeveer 1 van de 100 wordt een ja."),
                (true, _) => Say.It($"Schatting met vaste punten, nog niet gemeten: ongeveer {yes} van de 100 worden een ja."),
                (_, true) => Say.It("Van 100 zulke voorstellen wordt er ongeveer 1 een ja."),
                _ => Say.It($"Van 100 zulke voorstellen worden er ongeveer {yes} een ja."),
            },
        ];
        if (evidence.WishPercent > 100) sentences.Add(Say.It($"Telt {evidence.WishPercent - 100} % zwaarder: {name} wil dit soort plek heel graag."));
        if (evidence.WishPercent < 100) sentences.Add(Say.It($"Telt {100 - evidence.WishPercent} % lichter: {name} wil dit soort plek een beetje."));
        if (evidence.UnknownPercent < 100)
            sentences.Add(Say.It($"Telt voor {evidence.UnknownPercent} %, omdat er nog {Written.Count(questions, "vraag open is", "vragen open zijn")}."));
        return string.Join(' ', sentences);
    }

    /// <summary>For a list, where only the reason and the first name, or initials, are known.</summary>
    public static string Brief(Reason reason, string name) => Sentence(reason, name).Replace("..", ".", StringComparison.Ordinal);

    private static string Sentence(Reason reason, string name)
    {
        var isFor = reason.Contribution > 0;
        return reason.Feature switch
        {
            FeatureCode.SharedInterests => reason.Value > 0 ? Say.It($"Past bij wat {name} graag doet.") : Say.It($"Er is niets bekend wat {name} graag doet en wat hier kan."),
            FeatureCode.OccupationFit => reason.Value switch
            {
                >= 4 => Say.It($"{name} deed dit werk eerder."),
                3 => Say.It($"Lijkt veel op werk dat {name} eerder deed."),
                > 0 => Say.It($"Lijkt een beetje op werk dat {name} eerder deed."),
                _ => Say.It($"Er is geen eerder werk van {name} bekend dat hierop lijkt."),
            },
            FeatureCode.SharedSkills => reason.Value > 0 ? Say.It($"{name} kan al iets wat hier nodig is.") : Say.It($"Er is niets bekend wat {name} al kan en wat hier nodig is."),
            FeatureCode.TravelMinutes when reason.Value >= 120 => Say.It("De reis is lang of niet bekend."),
            FeatureCode.TravelMinutes => isFor ? Say.It($"De reis is kort: {Written.Minutes(reason.Value)}.") : Say.It($"De reis duurt {Written.Minutes(reason.Value)}."),
            FeatureCode.SpeakingFit => reason.Value switch
            {
                < 0 => Say.It($"De plek vraagt meer Nederlands dan we van {name} kennen."),
                0 => Say.It($"{name} spreekt genoeg Nederlands voor deze plek."),
                _ => Say.It($"{name} spreekt meer Nederlands dan de plek vraagt."),
            },
            FeatureCode.DutchPractice => reason.Value > 0
                ? Say.It($"{name} oefent hier {Much(reason.Value)} Nederlands.")
                : Say.It($"Het is niet bekend of {name} hier Nederlands oefent."),
            FeatureCode.EducationFit => reason.Value switch
            {
                < 0 => Say.It($"De plek vraagt meer opleiding dan we van {name} kennen."),
                0 => Say.It($"{name} heeft genoeg opleiding voor deze plek."),
                _ => Say.It($"{name} heeft meer opleiding dan de plek vraagt."),
            },
            FeatureCode.ExperienceFit => reason.Value > 0 ? Say.It($"{name} heeft al eerder gewerkt.") : Say.It($"Er is geen eerder werk van {name} bekend."),
            FeatureCode.TimeFit => reason.Value switch
            {
                < 0 => Say.It($"Wanneer {name} vrij is, weten we nog niet precies."),
                0 => Say.It($"De tijden passen precies in de week van {name}."),
                _ => Say.It($"De tijden passen ruim in de week van {name}."),
            },
            FeatureCode.GuidanceFit => reason.Value < 0
                ? Say.It($"Misschien is hier te weinig begeleiding voor {name}.")
                : Say.It($"Hier is genoeg begeleiding voor {name}."),
            FeatureCode.HoursThatCount => reason.Value > 0
                ? Say.It("De uren tellen mee voor de inburgering.")
                : Say.It("Er zijn geen uren bekend die meetellen voor de inburgering."),
            FeatureCode.GoalFit => reason.Value > 0 ? Say.It($"Past bij het plan van {name}.") : Say.It($"Er is geen doel van {name} bekend waar dit bij past."),
            FeatureCode.FollowUp => reason.Value > 0 ? Say.It("Na deze plek kan er iets volgen.") : Say.It($"Er is geen vervolg bekend dat bij de doelen van {name} past."),
            FeatureCode.ScheduleAge => reason.Value >= 12
                ? Say.It($"Het rooster van {name} is oud of niet bekend.")
                : isFor ? Say.It($"Het rooster van {name} is pas nagekeken.") : Say.It($"Het rooster van {name} is {Months(reason.Value)} oud."),
            FeatureCode.ChildcareFit => reason.Value switch
            {
                2 => Say.It("Er is kinderopvang op de plek."),
                1 => Say.It("De tijden vallen onder schooltijd."),
                _ => Say.It("Er is geen kinderopvang bekend."),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason.Feature, "A feature without a sentence."),
        };
    }

    private static string Months(int months) => Written.Count(months, "maand", "maanden");
}
