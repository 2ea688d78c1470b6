using Matching.Engine.Domain;
using Matching.Engine.Explanation.Unlocking;
using Matching.Service.Language;
using Matching.Service.Openings;
using Matching.Service.Reports;

namespace Matching.Service.Pages.Texts;

/// <summary>How many people an opening reaches and what one step would change, for a coordinator: round numbers, no person in sight.</summary>
public static class ReachText
{
    /// <summary>"ongeveer 30 mensen", "minder dan 10 mensen".</summary>
    public static string People(MaskedCount count) => count.About is { } about ? Say.It($"ongeveer {Written.Number(about)} mensen") : Say.It($"minder dan {MaskedCount.Smallest} mensen");

    /// <summary>"Nu passen ongeveer 30 mensen. Dit houdt de meeste mensen tegen: Lezen (ongeveer 20 mensen)."</summary>
    public static string InOne(OpeningReachView reach) => reach switch
    {
        { NightReadyAt: null } => Say.It("Nog niet geteld. Na de eerste nacht zie je hier hoeveel mensen passen."),
        { Costs: [var most, ..] } => Say.It($"Nu passen {People(reach.People)}. Dit houdt de meeste mensen tegen: {RuleText.Name(most.Rule)} ({People(most.People)})."),
        _ => Say.It($"Nu passen {People(reach.People)}."),
    };

    /// <summary>One requirement one step lower, as what the host would do.</summary>
    public static string Step(OpeningChange change) => change switch
    {
        LessDutch { To: { } level } less => Say.It($"{Skill(less.Skill)}: {level} is genoeg"),
        LessDutch less => Say.It($"{Skill(less.Skill)}: niet nodig"),
        LessEducation { To: { } level } => Say.It($"Opleiding: {FactText.Education(level)} is genoeg"),
        LessEducation => Say.It("Opleiding: niet nodig"),
        FewerHours { To: { } hours } => Say.It($"Minstens {hours} uur per week"),
        FewerHours => Say.It("Geen minimum aan uren"),
        FewerDayParts fewer => Say.It($"{Written.Count(fewer.To, "dagdeel", "dagdelen")} per week is genoeg"),
        NoDrivingLicence => Say.It("Geen rijbewijs nodig"),
        AnyContactLanguage => Say.It("Geen taal van contact nodig"),
        AnyRoute => Say.It("Voor alle leerroutes"),
        SeatFrom seat => Say.It($"Meerijden vanaf {seat.From}"),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "A step without words."),
    };

    /// <summary>"Vrijwilligersrol op dinsdag ochtend, bij 8014".</summary>
    public static string Missing(OpeningKind kind, DayParts dayPart, Postcode near) => Say.It($"{kind.Name()} op {HelpText.DayPart(dayPart)}, bij {near}");

    /// <summary>What such an opening may ask at most.</summary>
    public static string MayAsk(CefrLevel? dutch) => dutch is { } level
        ? Say.It($"Spreken en luisteren hooguit {level}, niets te lezen of te schrijven.")
        : Say.It("Geen Nederlands nodig.");

    private static string Skill(LanguageSkill skill) => skill switch
    {
        LanguageSkill.Speaking => Say.It("Spreken"),
        LanguageSkill.Listening => Say.It("Luisteren"),
        LanguageSkill.Reading => Say.It("Lezen"),
        _ => Say.It("Schrijven"),
    };
}
