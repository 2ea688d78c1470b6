using Matching.Engine.Explanation;
using Matching.Engine.Features;

namespace Matching.Service.Pages.Texts;

/// <summary>
/// A typed reason as a sentence, where the facts behind it are not at hand: it says no more than the value does. A fact that was not known
/// counts as the answer that helps least, so the lowest value never says that something is not so. Reads well without sex: the name is repeated.
/// </summary>
public static class ReasonText
{
    private static readonly string[] Much = ["een beetje", "redelijk veel", "veel"];

    /// <summary>What happens with the points: the chance that belongs to them, and what the wish and the open questions make of it.</summary>
    public static string AfterSum(Evidence evidence, string name)
    {
        var yes = Written.Number(Math.Round(evidence.Chance / 100.0), 0);
        var become = yes == "1" ? "wordt" : "worden";
        var questions = evidence.Unknowns.Select(u => u.Question).Distinct().Count();
        // The fixed points are an estimate: only a ranker that learned has measured how often such a proposal became a yes.
        List<string> sentences =
        [
            evidence.Ranker == "weighted-sum"
                ? $"Schatting met vaste punten, nog niet gemeten: ongeveer {yes} van de 100 {become} een ja."
                : $"Van 100 zulke voorstellen {become} er ongeveer {yes} een ja.",
        ];
        if (evidence.WishPercent > 100) sentences.Add($"Telt {evidence.WishPercent - 100} % zwaarder: {name} wil dit soort plek heel graag.");
        if (evidence.WishPercent < 100) sentences.Add($"Telt {100 - evidence.WishPercent} % lichter: {name} wil dit soort plek een beetje.");
        if (evidence.UnknownPercent < 100)
            sentences.Add($"Telt voor {evidence.UnknownPercent} %, omdat er nog {Written.Count(questions, "vraag open is", "vragen open zijn")}.");
        return string.Join(' ', sentences);
    }

    /// <summary>For a list, where only the reason and the first name, or initials, are known.</summary>
    public static string Brief(Reason reason, string name) => Sentence(reason, name).Replace("..", ".", StringComparison.Ordinal);

    private static string Sentence(Reason reason, string name)
    {
        var isFor = reason.Contribution > 0;
        return reason.Feature switch
        {
            FeatureCode.SharedInterests => reason.Value > 0 ? $"Past bij wat {name} graag doet." : $"Er is niets bekend wat {name} graag doet en wat hier kan.",
            FeatureCode.OccupationFit => reason.Value switch
            {
                >= 4 => $"{name} deed dit werk eerder.",
                3 => $"Lijkt veel op werk dat {name} eerder deed.",
                > 0 => $"Lijkt een beetje op werk dat {name} eerder deed.",
                _ => $"Er is geen eerder werk van {name} bekend dat hierop lijkt.",
            },
            FeatureCode.SharedSkills => reason.Value > 0 ? $"{name} kan al iets wat hier nodig is." : $"Er is niets bekend wat {name} al kan en wat hier nodig is.",
            FeatureCode.TravelMinutes when reason.Value >= 120 => "De reis is lang of niet bekend.",
            FeatureCode.TravelMinutes => isFor ? $"De reis is kort: {Written.Minutes(reason.Value)}." : $"De reis duurt {Written.Minutes(reason.Value)}.",
            FeatureCode.SpeakingFit => reason.Value switch
            {
                < 0 => $"De plek vraagt meer Nederlands dan we van {name} kennen.",
                0 => $"{name} spreekt genoeg Nederlands voor deze plek.",
                _ => $"{name} spreekt meer Nederlands dan de plek vraagt.",
            },
            FeatureCode.DutchPractice => reason.Value > 0
                ? $"{name} oefent hier {Much[Math.Min(reason.Value, 3) - 1]} Nederlands."
                : $"Het is niet bekend of {name} hier Nederlands oefent.",
            FeatureCode.EducationFit => reason.Value switch
            {
                < 0 => $"De plek vraagt meer opleiding dan we van {name} kennen.",
                0 => $"{name} heeft genoeg opleiding voor deze plek.",
                _ => $"{name} heeft meer opleiding dan de plek vraagt.",
            },
            FeatureCode.ExperienceFit => reason.Value > 0 ? $"{name} heeft al eerder gewerkt." : $"Er is geen eerder werk van {name} bekend.",
            FeatureCode.TimeFit => reason.Value switch
            {
                < 0 => $"Wanneer {name} vrij is, weten we nog niet precies.",
                0 => $"De tijden passen precies in de week van {name}.",
                _ => $"De tijden passen ruim in de week van {name}.",
            },
            FeatureCode.GuidanceFit => reason.Value < 0
                ? $"Misschien is hier te weinig begeleiding voor {name}."
                : $"Hier is genoeg begeleiding voor {name}.",
            FeatureCode.HoursThatCount => reason.Value > 0
                ? "De uren tellen mee voor de inburgering."
                : "Er zijn geen uren bekend die meetellen voor de inburgering.",
            FeatureCode.GoalFit => reason.Value > 0 ? $"Past bij het plan van {name}." : $"Er is geen doel van {name} bekend waar dit bij past.",
            FeatureCode.FollowUp => reason.Value > 0 ? "Na deze plek kan er iets volgen." : $"Er is geen vervolg bekend dat bij de doelen van {name} past.",
            FeatureCode.ScheduleAge => reason.Value >= 12
                ? $"Het rooster van {name} is oud of niet bekend."
                : isFor ? $"Het rooster van {name} is pas nagekeken." : $"Het rooster van {name} is {Months(reason.Value)} oud.",
            FeatureCode.ChildcareFit => reason.Value switch
            {
                2 => "Er is kinderopvang op de plek.",
                1 => "De tijden vallen onder schooltijd.",
                _ => "Er is geen kinderopvang bekend.",
            },
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason.Feature, "A feature without a sentence."),
        };
    }

    private static string Months(int months) => months == 1 ? "1 maand" : $"{months} maanden";
}
