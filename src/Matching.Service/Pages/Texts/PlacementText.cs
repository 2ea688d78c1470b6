using Matching.Service.Language;
using Matching.Service.Pages.Shared;
using Matching.Service.Placements;

namespace Matching.Service.Pages.Texts;

/// <summary>What comes after the yes, in words. Nobody is blamed: a no is said the same way whoever says it.</summary>
public static class PlacementText
{
    public const string Page = "/na-het-ja";

    public static string State(PlacementState state) => state switch
    {
        PlacementState.Agreed => Say.It("Zei ja, nog niet begonnen"),
        PlacementState.Introduced => Say.It("Kennisgemaakt"),
        PlacementState.Started => Say.It("Begonnen"),
        PlacementState.Stopped => Say.It("Gestopt"),
        _ => Say.It("Afgerond"),
    };

    /// <summary>What has to be done next.</summary>
    public static string Next(NextAction next) => next.What switch
    {
        NextStep.PlanIntroduction => Say.It("Kennismaking plannen"),
        NextStep.Introduction => Say.It("Kennismaking"),
        NextStep.Start => Say.It("Begin opschrijven"),
        NextStep.CheckIn => Say.It($"Vragen hoe het gaat, na {After(next.CheckIn)}"),
        _ => Say.It("Afronden: de plek eindigt"),
    };

    /// <summary>"ma 23 nov · 3 dagen te laat".</summary>
    public static string When(NextAction next, DateOnly today) => next.IsOverdue
        ? Say.It($"{Written.Day(next.By)} · {Written.Count(today.DayNumber - next.By.DayNumber, "dag", "dagen")} te laat")
        : Say.It($"{Written.Day(next.By)} · {Written.Relative(next.By, today)}");

    /// <summary>What was recorded last.</summary>
    public static string Done(PlacementStep step, PlacementDates dates) => step switch
    {
        PlacementStep.Introduction when dates.State == PlacementState.Agreed => Say.It("Kennismaking gepland"),
        PlacementStep.Introduction => Say.It("Kennismaking opgeschreven"),
        PlacementStep.Start when dates.State == PlacementState.Started => Say.It("Begin opgeschreven"),
        PlacementStep.Start => Say.It("Begin gepland"),
        PlacementStep.Stop => Say.It("Gestopt. De plek is weer vrij"),
        _ => Say.It("Opgeschreven: het gaat door"),
    };

    /// <summary>How it ended, as the text of a button.</summary>
    public static string Reason(StopReason reason) => reason switch
    {
        StopReason.Finished => Say.It("Klaar, zoals afgesproken"),
        StopReason.ToPaidWork => Say.It("Naar betaald werk"),
        StopReason.ToEducation => Say.It("Naar een opleiding"),
        StopReason.NewcomerNo => Say.It("Deelnemer wil niet verder"),
        StopReason.HostNo => Say.It("Organisatie wil niet verder"),
        _ => Say.It("De plek is er niet meer"),
    };

    /// <summary>Why nothing was stored.</summary>
    public static string NotDone(PlacementOutcome outcome) => outcome.Result switch
    {
        PlacementResult.TooLate => Say.It("Terugdraaien kan alleen op dezelfde dag, en alleen de laatste stap."),
        PlacementResult.Full => Say.It("De plek is intussen van iemand anders, of niet meer open. Terugdraaien kan niet."),
        _ when outcome is { ByName: { } name, At: { } at } => Say.It($"{name} schreef hier net iets op, om {Written.Time(at)}. Jouw stap is niet bewaard: kijk het na."),
        _ => Say.It("Dit is net veranderd. Jouw stap is niet bewaard: kijk het na."),
    };

    public static Tone Tone(NextAction? next) => next is { IsOverdue: true } ? Shared.Tone.Warning : Shared.Tone.Neutral;

    /// <summary>The days behind a placement, one sentence each.</summary>
    public static IReadOnlyList<string> History(PlacementDates dates, DateOnly? stoppedOn)
    {
        var lines = new List<string> { Say.It($"Zei ja op {Written.DayAndYear(dates.AgreedOn)}") };
        if (dates.IntroducedOn is { } met) lines.Add(Say.It($"Kennismaking op {Written.DayAndYear(met)}"));
        if (dates.StartedOn is { } started) lines.Add(Say.It($"Begonnen op {Written.DayAndYear(started)}"));
        if (dates.LastCheckIn is { } checkIn) lines.Add(Say.It($"Ging goed na {After(checkIn)}"));
        if (stoppedOn is { } stopped) lines.Add(Say.It($"Gestopt op {Written.DayAndYear(stopped)}"));
        return lines;
    }

    private static string After(PlacementStep? checkIn) => checkIn switch
    {
        PlacementStep.CheckInWeek => Written.Weeks(1),
        PlacementStep.CheckInMonth => Written.Count(1, "maand", "maanden"),
        PlacementStep.CheckInQuarter => Written.Count(3, "maand", "maanden"),
        PlacementStep.CheckInHalfYear => Written.Count(6, "maand", "maanden"),
        _ => Say.It("een jaar"),
    };
}
