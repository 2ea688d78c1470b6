using Matching.Engine.Domain;
using Matching.Service.Language;

namespace Matching.Service.Pages.Texts;

/// <summary>Facts of both sides in words; what is not known is said, never left blank.</summary>
public static class FactText
{
    public static string NotKnown => Say.It("nog niet bekend");

    public static string Education(EducationLevel level) => level switch
    {
        EducationLevel.None => Say.It("geen opleiding"),
        EducationLevel.Primary => Say.It("basisschool"),
        EducationLevel.Mbo1 or EducationLevel.Mbo2 or EducationLevel.Mbo3 or EducationLevel.Mbo4 => Say.It($"mbo {level - EducationLevel.Mbo1 + 1}"),
        EducationLevel.Wo => Say.It("universiteit"),
        _ => level.ToString().ToLowerInvariant(),
    };

    public static string Goal(PlanGoal goal) => goal switch
    {
        PlanGoal.Work => Say.It("werk"),
        PlanGoal.Language => Say.It("Nederlands leren"),
        PlanGoal.Education => Say.It("een opleiding"),
        _ => Say.It("meedoen"),
    };

    public static string Route(LearningRoute? route) => route switch
    {
        LearningRoute.B1 => Say.It("B1-route"),
        LearningRoute.Education => Say.It("Onderwijsroute"),
        LearningRoute.Z => Say.It("Z-route"),
        _ => Say.It($"leerroute {NotKnown}"),
    };

    public static string LevelSource(LevelSource source) => source switch
    {
        Engine.Domain.LevelSource.Test => Say.It("Toets"),
        Engine.Domain.LevelSource.Teacher => Say.It("Docent"),
        Engine.Domain.LevelSource.Exam => Say.It("Examen"),
        _ => Say.It("Eigen inschatting"),
    };

    public static string Status(NewcomerStatus status) => status switch
    {
        NewcomerStatus.InReceptionCentre => Say.It("Nog in het AZC"),
        NewcomerStatus.Paused => Say.It("Gepauzeerd"),
        NewcomerStatus.Finished => Say.It("Afgerond"),
        _ => Say.It("Actief"),
    };

    public static string Mode(TravelMode mode) => mode switch
    {
        TravelMode.Walking => Say.It("lopen"),
        TravelMode.Bicycle => Say.It("fiets"),
        TravelMode.EBike => Say.It("e-bike"),
        TravelMode.PublicTransport => Say.It("bus of trein"),
        TravelMode.Car => Say.It("auto"),
        _ => Say.It("meerijden"),
    };

    public static string Demand(Demands demand) => demand switch
    {
        Demands.Standing => Say.It("lang staan"),
        Demands.Lifting => Say.It("tillen"),
        Demands.Stairs => Say.It("trappen lopen"),
        Demands.Noise => Say.It("lawaai"),
        Demands.Heights => Say.It("op hoogte werken"),
        Demands.Outdoors => Say.It("buiten werken"),
        _ => Say.It("nachtwerk"),
    };

    public static string WorkForm(WorkForm form) => form switch
    {
        Engine.Domain.WorkForm.Paid => Say.It("Betaald werk"),
        Engine.Domain.WorkForm.LearningJob => Say.It("Leerbaan"),
        Engine.Domain.WorkForm.Trial => Say.It("Proefplaatsing"),
        Engine.Domain.WorkForm.WorkExperience => Say.It("Werkervaring, zonder loon"),
        Engine.Domain.WorkForm.Internship => Say.It("Stage, zonder loon"),
        _ => Say.It("Vrijwillig"),
    };

    public static string Form(OpeningForm form) => form switch
    {
        OpeningForm.OneToOne => Say.It("Een op een"),
        OpeningForm.Group => Say.It("In een groep"),
        OpeningForm.DropIn => Say.It("Inloop"),
        _ => Say.It("Eén keer"),
    };

    public static string DutchUse(DutchUse? use) => use switch
    {
        Engine.Domain.DutchUse.Little => Say.It("weinig Nederlands"),
        Engine.Domain.DutchUse.Fair => Say.It("redelijk veel Nederlands"),
        Engine.Domain.DutchUse.Much => Say.It("veel Nederlands"),
        _ => Say.It($"hoeveel Nederlands: {NotKnown}"),
    };

    /// <summary>"spreken A2, luisteren A2, lezen A1".</summary>
    public static string Levels(DutchLevels levels)
    {
        var known = new (string Skill, CefrLevel? Level)[]
            { (Say.It("spreken"), levels.Speaking), (Say.It("luisteren"), levels.Listening), (Say.It("lezen"), levels.Reading), (Say.It("schrijven"), levels.Writing) };
        var words = known.Where(k => k.Level is not null).Select(k => $"{k.Skill} {k.Level}").ToList();
        return words.Count == 0 ? NotKnown : Written.Capital(string.Join(", ", words));
    }

    public static string Goals(CivicIntegration integration) =>
        integration.Goals is not { } goals ? NotKnown
        : goals.Count == 0 ? Say.It("geen doel gekozen")
        : Written.Capital(Written.And([.. goals.Select(Goal)]));

    public static string Words(IReadOnlyList<string> tags) => tags.Count == 0 ? NotKnown : Written.Capital(Written.And(tags));

    public static string GuidanceNeeded(int? level) => level switch
    {
        0 => Say.It("Geen extra begeleiding"),
        1 => Say.It("Een beetje begeleiding"),
        2 => Say.It("Regelmatig begeleiding"),
        3 => Say.It("Veel begeleiding"),
        _ => Say.It($"Begeleiding: {NotKnown}"),
    };

    public static string Journey(CivicIntegration integration, DateOnly today)
    {
        var parts = new List<string> { Route(integration.Route) };
        if (integration.HoursDueZ is > 0 and var z) parts.Add(Say.It($"nog {z} uur meedoen"));
        else if (integration.HoursDueMap is > 0 and var map) parts.Add(Say.It($"nog {map} uur MAP"));
        if (integration.Term.End is { } end)
            parts.Add(end >= today ? Say.It($"tot {Written.DayAndYear(end)}") : Say.It($"termijn voorbij sinds {Written.DayAndYear(end)}"));
        return Written.Capital(string.Join(", ", parts));
    }

    public static string Travel(Mobility mobility)
    {
        var how = mobility.Modes is not { } modes ? Say.It("lopen of bus (aangenomen)") : modes.Count == 0 ? Say.It("lopen") : Written.And([.. modes.Select(Mode)]);
        return Written.Capital(mobility.MaxMinutes is { } most ? Say.It($"{how}, tot {Written.Minutes(most)}") : Say.It($"{how}, tot 45 minuten (aangenomen)"));
    }

    /// <summary>"Di en do middag, 8 uur per week, 1 dec 2026 tot 1 mrt 2027".</summary>
    public static string When(Schedule schedule)
    {
        var parts = new List<string>();
        if (schedule.DayParts is { IsEmpty: false } week)
            parts.Add(schedule.DayPartsNeeded < week.Size
                ? Say.It($"{Written.Count(schedule.DayPartsNeeded, "dagdeel", "dagdelen")} uit: {DayPartWords.Sentence(week)}")
                : DayPartWords.Sentence(week));
        else
            parts.Add(Say.It("in overleg"));
        if (schedule.HoursMin is { } min) parts.Add(schedule.HoursMax is { } max && max > min ? Say.It($"{min} tot {max} uur per week") : Say.It($"{min} uur per week"));
        else if (schedule.HoursMax is { } most) parts.Add(Say.It($"hooguit {most} uur per week"));
        return Written.Capital(string.Join(", ", parts));
    }

    /// <summary>"1 dec 2026 tot en met 1 mrt 2027", "1 dec 2026" when that is all, "vanaf 1 dec 2026", "doorlopend".</summary>
    public static string Between(DateOnly? begin, DateOnly? end) => (begin, end) switch
    {
        ({ } from, { } to) when from == to => Written.DayAndYear(from),
        ({ } from, { } to) => Say.It($"{Written.DayAndYear(from)} tot en met {Written.DayAndYear(to)}"),
        ({ } from, null) => Say.It($"vanaf {Written.DayAndYear(from)}"),
        (null, { } to) => Say.It($"tot en met {Written.DayAndYear(to)}"),
        _ => Say.It("doorlopend"),
    };
}
