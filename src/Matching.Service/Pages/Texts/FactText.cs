using Matching.Engine.Domain;

namespace Matching.Service.Pages.Texts;

/// <summary>Facts of both sides in words; what is not known is said, never left blank.</summary>
public static class FactText
{
    public const string NotKnown = "nog niet bekend";

    public static string Education(EducationLevel level) => level switch
    {
        EducationLevel.None => "geen opleiding",
        EducationLevel.Primary => "basisschool",
        EducationLevel.Mbo1 or EducationLevel.Mbo2 or EducationLevel.Mbo3 or EducationLevel.Mbo4 => $"mbo {level - EducationLevel.Mbo1 + 1}",
        EducationLevel.Wo => "universiteit",
        _ => level.ToString().ToLowerInvariant(),
    };

    public static string Goal(PlanGoal goal) => goal switch
    {
        PlanGoal.Work => "werk",
        PlanGoal.Language => "Nederlands leren",
        PlanGoal.Education => "een opleiding",
        _ => "meedoen",
    };

    public static string Route(LearningRoute? route) => route switch
    {
        LearningRoute.B1 => "B1-route",
        LearningRoute.Education => "Onderwijsroute",
        LearningRoute.Z => "Z-route",
        _ => $"leerroute {NotKnown}",
    };

    public static string LevelSource(LevelSource source) => source switch
    {
        Engine.Domain.LevelSource.Test => "Toets",
        Engine.Domain.LevelSource.Teacher => "Docent",
        Engine.Domain.LevelSource.Exam => "Examen",
        _ => "Eigen inschatting",
    };

    public static string Status(NewcomerStatus status) => status switch
    {
        NewcomerStatus.InReceptionCentre => "Nog in het AZC",
        NewcomerStatus.Paused => "Gepauzeerd",
        NewcomerStatus.Finished => "Afgerond",
        _ => "Actief",
    };

    public static string Mode(TravelMode mode) => mode switch
    {
        TravelMode.Walking => "lopen",
        TravelMode.Bicycle => "fiets",
        TravelMode.EBike => "e-bike",
        TravelMode.PublicTransport => "bus of trein",
        TravelMode.Car => "auto",
        _ => "meerijden",
    };

    public static string Demand(Demands demand) => demand switch
    {
        Demands.Standing => "lang staan",
        Demands.Lifting => "tillen",
        Demands.Stairs => "trappen lopen",
        Demands.Noise => "lawaai",
        Demands.Heights => "op hoogte werken",
        Demands.Outdoors => "buiten werken",
        _ => "nachtwerk",
    };

    public static string WorkForm(WorkForm form) => form switch
    {
        Engine.Domain.WorkForm.Paid => "Betaald werk",
        Engine.Domain.WorkForm.LearningJob => "Leerbaan",
        Engine.Domain.WorkForm.Trial => "Proefplaatsing",
        Engine.Domain.WorkForm.WorkExperience => "Werkervaring, zonder loon",
        Engine.Domain.WorkForm.Internship => "Stage, zonder loon",
        _ => "Vrijwillig",
    };

    public static string Form(OpeningForm form) => form switch
    {
        OpeningForm.OneToOne => "Een op een",
        OpeningForm.Group => "In een groep",
        OpeningForm.DropIn => "Inloop",
        _ => "Eén keer",
    };

    public static string DutchUse(DutchUse? use) => use switch
    {
        Engine.Domain.DutchUse.Little => "weinig Nederlands",
        Engine.Domain.DutchUse.Fair => "redelijk veel Nederlands",
        Engine.Domain.DutchUse.Much => "veel Nederlands",
        _ => $"hoeveel Nederlands: {NotKnown}",
    };

    /// <summary>"spreken A2, luisteren A2, lezen A1".</summary>
    public static string Levels(DutchLevels levels)
    {
        var known = new (string Skill, CefrLevel? Level)[]
            { ("spreken", levels.Speaking), ("luisteren", levels.Listening), ("lezen", levels.Reading), ("schrijven", levels.Writing) };
        var words = known.Where(k => k.Level is not null).Select(k => $"{k.Skill} {k.Level}").ToList();
        return words.Count == 0 ? NotKnown : Written.Capital(string.Join(", ", words));
    }

    public static string Goals(CivicIntegration integration) =>
        integration.Goals is not { } goals ? NotKnown
        : goals.Count == 0 ? "geen doel gekozen"
        : Written.Capital(Written.And([.. goals.Select(Goal)]));

    public static string Words(IReadOnlyList<string> tags) => tags.Count == 0 ? NotKnown : Written.Capital(Written.And(tags));

    public static string GuidanceNeeded(int? level) => level switch
    {
        0 => "Geen extra begeleiding",
        1 => "Een beetje begeleiding",
        2 => "Regelmatig begeleiding",
        3 => "Veel begeleiding",
        _ => $"Begeleiding: {NotKnown}",
    };

    public static string Journey(CivicIntegration integration, DateOnly today)
    {
        var parts = new List<string> { Route(integration.Route) };
        if (integration.HoursDueZ is > 0 and var z) parts.Add($"nog {z} uur meedoen");
        else if (integration.HoursDueMap is > 0 and var map) parts.Add($"nog {map} uur MAP");
        if (integration.Term.End is { } end)
            parts.Add(end >= today ? $"tot {Written.DayAndYear(end)}" : $"termijn voorbij sinds {Written.DayAndYear(end)}");
        return Written.Capital(string.Join(", ", parts));
    }

    public static string Travel(Mobility mobility)
    {
        var how = mobility.Modes is not { } modes ? "lopen of bus (aangenomen)" : modes.Count == 0 ? "lopen" : Written.And([.. modes.Select(Mode)]);
        return Written.Capital(mobility.MaxMinutes is { } most ? $"{how}, tot {Written.Minutes(most)}" : $"{how}, tot 45 minuten (aangenomen)");
    }

    /// <summary>"Di en do middag, 8 uur per week, 1 dec 2026 tot 1 mrt 2027".</summary>
    public static string When(Schedule schedule)
    {
        var parts = new List<string>();
        if (schedule.DayParts is { IsEmpty: false } week)
            parts.Add(schedule.DayPartsNeeded < week.Size
                ? $"{Written.Count(schedule.DayPartsNeeded, "dagdeel", "dagdelen")} uit: {DayPartWords.Sentence(week)}"
                : DayPartWords.Sentence(week));
        else
            parts.Add("in overleg");
        if (schedule.HoursMin is { } min) parts.Add(schedule.HoursMax is { } max && max > min ? $"{min} tot {max} uur per week" : $"{min} uur per week");
        else if (schedule.HoursMax is { } most) parts.Add($"hooguit {most} uur per week");
        return Written.Capital(string.Join(", ", parts));
    }

    /// <summary>"1 dec 2026 tot en met 1 mrt 2027", "vanaf 1 dec 2026", "doorlopend".</summary>
    public static string Between(DateOnly? begin, DateOnly? end) => (begin, end) switch
    {
        ({ } from, { } to) => $"{Written.DayAndYear(from)} tot en met {Written.DayAndYear(to)}",
        ({ } from, null) => $"vanaf {Written.DayAndYear(from)}",
        (null, { } to) => $"tot en met {Written.DayAndYear(to)}",
        _ => "doorlopend",
    };
}
