using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Progress;

namespace Matching.Service.Pages.Texts;

/// <summary>The goals of the city in words: what a figure means, what it counts, and what it cannot say.</summary>
public static class ProgressText
{
    public static string Name(Goal goal) => goal switch
    {
        Goal.Work => Say.It("Aan het werk"),
        Goal.CivicIntegration => Say.It("Inburgering gehaald"),
        Goal.Education => Say.It("Doet een opleiding"),
        Goal.LeftBenefit => Say.It("Uit de bijstand"),
        Goal.TakingPart => Say.It("Doet mee"),
        _ => throw new ArgumentOutOfRangeException(nameof(goal)),
    };

    /// <summary>The part of an address: "werk", "inburgering" …</summary>
    public static string Code(Goal goal) => goal switch
    {
        Goal.Work => "werk",
        Goal.CivicIntegration => "inburgering",
        Goal.Education => "opleiding",
        Goal.LeftBenefit => "uitstroom",
        _ => "meedoen",
    };

    /// <summary>What is counted, of whom, and from which source.</summary>
    public static string Definition(Goal goal) => goal switch
    {
        Goal.Work => Say.It("Mensen met betaald werk, hoe weinig uren ook, van iedereen die in het bestand staat. Bron: uitkomsten die de gemeente inleest."),
        Goal.CivicIntegration => Say.It("Mensen die het examen haalden, van wie al klaar had moeten zijn of al klaar is. De termijn staat in het dossier; het examen komt uit uitkomsten die de gemeente inleest."),
        Goal.Education => Say.It("Mensen die een opleiding volgen, van iedereen die in het bestand staat. Lessen Nederlands tellen niet. Bron: uitkomsten die de gemeente inleest."),
        Goal.LeftBenefit => Say.It("Mensen die in de twaalf maanden ervoor uit de bijstand gingen. Wie terugkwam, blijft meetellen. Bron: uitkomsten die de gemeente inleest."),
        Goal.TakingPart => Say.It("Mensen die iets doen: een werkplek, taalstage, maatje, sportclub of vrijwilligersrol. Bron: gestarte plekken in Matching en activiteiten die de gemeente inleest."),
        _ => throw new ArgumentOutOfRangeException(nameof(goal)),
    };

    /// <summary>What to do when nothing of it is recorded.</summary>
    public static string NotRecorded(Goal goal) => goal == Goal.TakingPart
        ? Say.It("Er is nog niets gestart of ingelezen. Lees activiteiten in, of begin met de voorstellen.")
        : Say.It("Dit is nog niet bekend: er zijn geen uitkomsten ingelezen. Je beheerder leest ze in met ‘matching import outcomes’.");

    public static string Route(LearningRoute? route) => route switch
    {
        LearningRoute.B1 => Say.It("B1-route"),
        LearningRoute.Education => Say.It("Onderwijsroute"),
        LearningRoute.Z => Say.It("Z-route"),
        _ => Say.It("Nog geen leerroute"),
    };

    /// <summary>"14,2 %", or "58" where people are counted.</summary>
    public static string Figure(GoalProgress goal, Part part) => goal.IsCount ? Written.Number(part.Count) : Percent(part);

    public static string Percent(Part part) => part.Percent is { } percent ? $"{Written.Number(percent, 1)} %" : "–";

    /// <summary>"87 van 612": what the figure is of.</summary>
    public static string OfHowMany(GoalProgress goal, Part part) => goal.Goal switch
    {
        Goal.LeftBenefit => Say.It("in twaalf maanden"),
        _ => Say.It($"{Written.Number(part.Count)} van {Written.Number(part.Of)}"),
    };

    /// <summary>"dec 2025"</summary>
    public static string Month(DateOnly day) => Written.DayAndYear(day) is var text ? text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..] : "";
}
