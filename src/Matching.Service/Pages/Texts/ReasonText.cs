using Matching.Engine.Explanation;
using Matching.Engine.Features;
using Matching.Service.Proposals;

namespace Matching.Service.Pages.Texts;

/// <summary>A typed reason as a sentence for the caseworker. Reads well without sex: the name is repeated.</summary>
public static class ReasonText
{
    private static readonly string[] Much = ["een beetje", "redelijk veel", "veel"];

    /// <summary>What happens with the points: the chance that belongs to them, and what the wish and the open questions make of it.</summary>
    public static string AfterSum(Evidence evidence, string name)
    {
        var yes = Dutch.Number(Math.Round(evidence.Chance / 100.0), 0);
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
            sentences.Add($"Telt voor {evidence.UnknownPercent} %, omdat er nog {Dutch.Count(questions, "vraag open is", "vragen open zijn")}.");
        return string.Join(' ', sentences);
    }

    /// <summary>For a list, where only the reason and the first name, or initials, are known.</summary>
    public static string Brief(Reason reason, string name) => Sentence(reason, name).Replace("..", ".", StringComparison.Ordinal);

    private static string Sentence(Reason reason, string name)
    {
        var isFor = reason.Contribution > 0;
        return reason.Feature switch
        {
            FeatureCode.SharedInterests => isFor ? $"Past bij wat {name} graag doet." : $"Past minder bij wat {name} graag doet.",
            FeatureCode.OccupationFit => reason.Value switch
            {
                >= 4 when isFor => $"{name} deed dit werk eerder.",
                3 when isFor => $"Lijkt veel op werk dat {name} eerder deed.",
                _ when isFor => $"Lijkt een beetje op werk dat {name} eerder deed.",
                _ => $"Dit is ander werk dan {name} eerder deed.",
            },
            FeatureCode.SharedSkills => isFor ? $"{name} kan al iets wat hier nodig is." : $"{name} moet hier veel nieuw leren.",
            FeatureCode.TravelMinutes => isFor ? $"De reis is kort: {Dutch.Minutes(reason.Value)}." : $"De reis duurt {Dutch.Minutes(reason.Value)}.",
            FeatureCode.SpeakingFit => reason.Value switch
            {
                < 0 => $"{name} spreekt minder Nederlands dan de plek vraagt.",
                0 => $"{name} spreekt genoeg Nederlands voor deze plek.",
                _ => $"{name} spreekt meer Nederlands dan de plek vraagt.",
            },
            FeatureCode.DutchPractice => reason.Value > 0
                ? $"{name} oefent hier {Much[Math.Min(reason.Value, 3) - 1]} Nederlands."
                : "Hoeveel Nederlands je hier spreekt, is niet bekend.",
            FeatureCode.EducationFit => reason.Value switch
            {
                < 0 => $"De plek vraagt meer opleiding dan {name} heeft.",
                0 => $"{name} heeft de opleiding die de plek vraagt.",
                _ => $"{name} heeft meer opleiding dan de plek vraagt.",
            },
            FeatureCode.ExperienceFit => reason.Value > 0 ? $"{name} heeft al eerder gewerkt." : $"{name} heeft nog niet gewerkt.",
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
                : "De uren tellen niet mee voor de inburgering.",
            FeatureCode.GoalFit => isFor ? $"Past bij het plan van {name}." : $"Past niet bij het plan van {name}.",
            FeatureCode.FollowUp => reason.Value > 0 ? "Na deze plek kan er iets volgen." : "Er is nog geen vervolg afgesproken.",
            FeatureCode.ScheduleAge => reason.Value >= 12
                ? $"Het rooster van {name} is oud of niet bekend."
                : isFor ? $"Het rooster van {name} is pas nagekeken." : $"Het rooster van {name} is {Months(reason.Value)} oud.",
            FeatureCode.ChildcareFit => reason.Value switch
            {
                2 => "Er is kinderopvang op de plek.",
                1 => "De tijden vallen onder schooltijd.",
                _ => "Er is geen kinderopvang.",
            },
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason.Feature, "A feature without a sentence."),
        };
    }

    /// <summary>For the page of one proposal: the same, with the facts of both sides.</summary>
    public static string Full(Reason reason, PersonCard person, OpeningCard opening)
    {
        var name = person.GivenName;
        var (facts, place) = (person.Facts, opening.Facts);
        return reason.Feature switch
        {
            FeatureCode.SharedInterests when Shared(facts.Wishes.Interests, place.Offers.Interests) is { Count: > 0 } shared =>
                $"{name} houdt van {Dutch.And(shared)}. Dat zit in deze plek.",
            FeatureCode.SharedSkills when Shared(facts.Background.Skills, place.Offers.Skills) is { Count: > 0 } shared =>
                $"{name} kan al iets wat hier nodig is: {Dutch.And(shared)}.",
            FeatureCode.TravelMinutes when facts.Mobility.MaxMinutes is { } most =>
                $"De reis duurt {Dutch.Minutes(reason.Value)}. {name} kan {Dutch.Minutes(most)} reizen.",
            FeatureCode.SpeakingFit when facts.Dutch.Speaking is { } has && place.Asks.Dutch.Speaking is { } asks =>
                $"{name} spreekt {has}. De plek vraagt {asks}.",
            FeatureCode.EducationFit when facts.Background.Education is { } has && place.Asks.Education is { } asks =>
                $"Opleiding van {name}: {FactText.Education(has)}. De plek vraagt {FactText.Education(asks)}.",
            FeatureCode.TimeFit when facts.Availability.Free is { } free && place.Schedule.DayParts is { } times && reason.Value > 0 =>
                $"{Dutch.Capital(DayPartWords.Sentence(free.Overlap(times)))} is {name} vrij.",
            FeatureCode.GuidanceFit when facts.GuidanceNeeded is null => $"Hoeveel begeleiding {name} nodig heeft, weten we nog niet.",
            FeatureCode.GuidanceFit when place.Offers.Guidance is null => "De plek schreef niet op hoeveel begeleiding er is.",
            FeatureCode.HoursThatCount when reason.Value > 0 && place.Schedule.HoursMin is { } hours =>
                $"De uren tellen mee voor {(facts.Integration.HoursDueZ > 0 ? "de Z-route" : "de MAP")}: {hours} per week.",
            FeatureCode.GoalFit when reason.Contribution > 0 && facts.Integration.Goals is { Count: > 0 } goals =>
                $"Past bij het plan van {name}: {Dutch.And([.. goals.Select(FactText.Goal)])}.",
            FeatureCode.ScheduleAge when facts.Availability.ScheduleOn is null => $"Hoe oud het rooster van {name} is, weten we niet.",
            _ => Brief(reason, name),
        };
    }

    /// <summary>Where the fact comes from, and of when it is.</summary>
    public static string Source(Reason reason, PersonCard person, OpeningCard opening)
    {
        var facts = person.Facts;
        return reason.Feature switch
        {
            FeatureCode.SpeakingFit when facts.Dutch.Source is { } source => Dated(FactText.LevelSource(source), facts.Dutch.StatedOn),
            FeatureCode.TravelMinutes => facts.Shielded
                ? "Berekend, op wijk nauwkeurig"
                : $"Berekend van {facts.Postcode} naar {opening.Facts.Postcode}, op wijk nauwkeurig",
            FeatureCode.TimeFit or FeatureCode.ScheduleAge when facts.Availability is { Free: null, ScheduleOn: null } => $"Dossier van {person.GivenName}",
            FeatureCode.GuidanceFit when facts.GuidanceNeeded is null => $"Dossier van {person.GivenName}",
            FeatureCode.TimeFit or FeatureCode.ScheduleAge => Dated("Rooster", facts.Availability.ScheduleOn),
            FeatureCode.GoalFit or FeatureCode.HoursThatCount => Dated("Plan inburgering", facts.Integration.PlanOn),
            FeatureCode.DutchPractice or FeatureCode.FollowUp or FeatureCode.ChildcareFit or FeatureCode.GuidanceFit => opening.Organisation,
            _ => $"Dossier van {person.GivenName} en {opening.Organisation}",
        };
    }

    private static string Dated(string source, DateOnly? on) => on is { } date ? $"{source}, {Dutch.DayAndYear(date)}" : $"{source}, zonder datum";

    private static List<string> Shared(IReadOnlyList<string> has, IReadOnlyList<string> offered) => [.. has.Intersect(offered)];

    private static string Months(int months) => months == 1 ? "1 maand" : $"{months} maanden";
}
