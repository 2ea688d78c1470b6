using Matching.Engine.Domain;
using Matching.Engine.Explanation.Unlocking;
using Matching.Service.Reports;

namespace Matching.Service.Pages.Texts;

/// <summary>How many people an opening reaches and what one step would change, for a coordinator: round numbers, no person in sight.</summary>
public static class ReachText
{
    /// <summary>"ongeveer 30 mensen", "minder dan 10 mensen".</summary>
    public static string People(MaskedCount count) => count.About is { } about ? $"ongeveer {Written.Number(about)} mensen" : $"minder dan {MaskedCount.Smallest} mensen";

    /// <summary>One requirement one step lower, as what the host would do.</summary>
    public static string Step(OpeningChange change) => change switch
    {
        LessDutch { To: { } level } less => $"{Skill(less.Skill)}: {level} is genoeg",
        LessDutch less => $"{Skill(less.Skill)}: niet nodig",
        LessEducation { To: { } level } => $"Opleiding: {FactText.Education(level)} is genoeg",
        LessEducation => "Opleiding: niet nodig",
        FewerHours { To: { } hours } => $"Minstens {hours} uur per week",
        FewerHours => "Geen minimum aan uren",
        FewerDayParts fewer => $"{Written.Count(fewer.To, "dagdeel", "dagdelen")} per week is genoeg",
        NoDrivingLicence => "Geen rijbewijs nodig",
        AnyContactLanguage => "Geen taal van contact nodig",
        AnyRoute => "Voor alle leerroutes",
        SeatFrom seat => $"Meerijden vanaf {seat.From}",
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "A step without words."),
    };

    /// <summary>"Vrijwilligersrol op dinsdag ochtend, bij 8014".</summary>
    public static string Missing(OpeningKind kind, DayParts dayPart, Postcode near) => $"{kind.Name()} op {HelpText.DayPart(dayPart)}, bij {near}";

    /// <summary>What such an opening may ask at most.</summary>
    public static string MayAsk(CefrLevel? dutch) => dutch is { } level
        ? $"Spreken en luisteren hooguit {level}, niets te lezen of te schrijven."
        : "Geen Nederlands nodig.";

    private static string Skill(LanguageSkill skill) => skill switch
    {
        LanguageSkill.Speaking => "Spreken",
        LanguageSkill.Listening => "Luisteren",
        LanguageSkill.Reading => "Lezen",
        _ => "Schrijven",
    };
}
