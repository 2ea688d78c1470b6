using System.Globalization;
using Matching.Engine.Domain;
using Matching.Service.Conversations;
using Matching.Service.Language;
using Matching.Service.Newcomers.KeyPeople;
using Matching.Service.Newcomers.Steps;

namespace Matching.Service.Pages.Texts.Voices;

/// <summary>One thing that is held about a person, in plain words.</summary>
/// <param name="What">What it is: "Je spreekt".</param>
/// <param name="Value">What is written down; null when it is not known.</param>
/// <param name="From">Where it comes from, with its date.</param>
public sealed record HeldFact(string What, string? Value, string From)
{
    /// <summary>Said with it where the law asks what it is used for.</summary>
    public string? UsedFor { get; init; }

    /// <summary>The value is in words that people wrote themselves, in Dutch.</summary>
    public bool IsOwnWords { get; init; }
}

/// <summary>Every field of a dossier as the newcomer is told it, at A1–A2. A test holds it against the dossier: no field may be missing.</summary>
public static class HeldText
{
    /// <summary>In the order of the page.</summary>
    public static IReadOnlyList<HeldFact> Of(HeldView held)
    {
        var person = held.Facts;
        var municipality = From(held.Source is "municipality" or "" ? Say.It("gemeente") : held.Source, held.ChangedOn);
        return
        [
            .. Self(held, municipality),
            .. Route(person.Integration, municipality),
            .. Dutch(person.Dutch),
            .. Past(person.Background, municipality),
            .. Wishes(held, municipality),
            .. Travel(person.Mobility, municipality),
            .. Week(person.Availability),
            new(Say.It("Dit kun je niet doen"), person.Limits is { } limits ? Limits(limits) : null, From(Say.It("gesprek"), held.LimitsOn))
                { UsedFor = Say.It("Alleen om een goede plek te zoeken.") },
            new(Say.It("Zoveel hulp heb je nodig"), person.GuidanceNeeded is { } level ? Help(level) : null, municipality),
            new(Say.It("In deze taal praten wij"), person.ContactLanguages is { Count: > 0 } tags ? string.Join(", ", tags.Select(LanguageName)) : null, municipality),
            .. Consents(person),
        ];
    }

    /// <summary>How it is with a place of hers.</summary>
    public static string State(Step step) => step switch
    {
        { Kind: StepKind.Hold } => Say.It("Deze plek wacht op jouw antwoord."),
        { State: StepState.Planned } => Say.It("Dit begint nog."),
        { State: StepState.Running } => Say.It("Dit doe je nu."),
        { State: StepState.Stopped } => Say.It("Dit is gestopt."),
        _ => Say.It("Dit is klaar."),
    };

    /// <summary>What somebody whom she chose helps with, and whether he knows.</summary>
    public static string HelpsWith(KeyPersonChoice choice)
    {
        var domain = StepText.Domain(choice.Domain);
        return choice switch
        {
            { AskedOn: null } => $"{domain}. {Say.It("Wij vroegen het nog niet.")}",
            { SaidYes: null } => $"{domain}. {Say.It("Wij wachten op een antwoord.")}",
            { SaidYes: true } => $"{domain}. {Say.It("Het antwoord is ja.")}",
            _ => $"{domain}. {Say.It("Het antwoord is nee.")}",
        };
    }

    private static IEnumerable<HeldFact> Self(HeldView held, string municipality)
    {
        var person = held.Facts;
        yield return new(Say.It("Je naam"), held.Name, municipality) { IsOwnWords = true };
        yield return new(Say.It("Je wijk"), person.Shielded ? Say.It("geheim") : person.Postcode.ToString(), municipality)
            { UsedFor = Say.It("Alleen om te kijken hoe ver het is.") };
        yield return new(Say.It("Je geboortejaar"), Number(person.BirthYear), municipality)
            { UsedFor = Say.It("Alleen voor plekken met een leeftijd.") };
        yield return new(Say.It("Man of vrouw"), person.Sex switch { Sex.Female => Say.It("vrouw"), Sex.Male => Say.It("man"), _ => null }, municipality)
            { UsedFor = Say.It("Alleen voor groepen van mannen of vrouwen.") };
        yield return new(Say.It("Nu"), person.Status switch
        {
            NewcomerStatus.InReceptionCentre => Say.It("je woont in het azc"),
            NewcomerStatus.Paused => Say.It("je hebt pauze"),
            NewcomerStatus.Finished => Say.It("je bent klaar"),
            _ => Say.It("je doet mee"),
        }, municipality);
        yield return new(Say.It("Je hebt pauze tot"), Day(person.PausedUntil), municipality);
        yield return new(Say.It("Je kunt meedoen vanaf"), Day(person.WaveFrom), municipality);
        yield return new(Say.It("Zoveel plekken tegelijk"), Number(person.Tempo), municipality);
        yield return new(Say.It("Je woont hier sinds"), Day(person.SettledOn), municipality);
        yield return new(Say.It("Mag je werken?"), YesNo(person.MayWork), municipality);
    }

    private static IEnumerable<HeldFact> Route(CivicIntegration route, string municipality)
    {
        var plan = route.PlanOn is { } on ? From(Say.It("je plan"), on) : municipality;
        yield return new(Say.It("Jouw wet"), route.Schemes is { } schemes
            ? schemes.Count == 0 ? Say.It("geen") : string.Join(", ", schemes.Select(s => s == Scheme.None ? Say.It("geen") : s.ToString())) : null, municipality);
        yield return new(Say.It("Je route"), route.Route switch
        {
            LearningRoute.B1 => Say.It("B1-route"),
            LearningRoute.Education => Say.It("onderwijsroute"),
            LearningRoute.Z => Say.It("Z-route"),
            _ => null,
        }, plan);
        yield return new(Say.It("Kun je lezen en schrijven?"), route.Literacy switch
        {
            Literacy.A => Say.It("nog niet"),
            Literacy.AA => Say.It("ja, met andere letters"),
            Literacy.NotApplicable => Say.It("ja"),
            _ => null,
        }, plan);
        yield return new(Say.It("Je inburgering begint"), Day(route.Term.Begin), plan);
        yield return new(Say.It("Je inburgering moet klaar zijn"), Day(route.Term.End), plan);
        yield return new(Say.It("Dag van je plan"), Day(route.PlanOn), plan);
        yield return new(Say.It("Zoveel Nederlands wil je leren"), route.PlanLevel?.ToString(), plan);
        yield return new(Say.It("Uren meedoen, nog te doen"), Number(route.HoursDueZ), plan);
        yield return new(Say.It("Uren voor werk, nog te doen"), Number(route.HoursDueMap), plan);
        yield return new(Say.It("Dit wil je bereiken"), route.Goals is { } goals
            ? goals.Count == 0 ? Say.It("nog niets gekozen") : string.Join(", ", goals.Select(Goal)) : null, plan);
    }

    private static IEnumerable<HeldFact> Dutch(DutchLevels dutch)
    {
        var from = From(dutch.Source switch
        {
            LevelSource.Test => Say.It("toets"),
            LevelSource.Teacher => Say.It("docent"),
            LevelSource.Exam => Say.It("examen"),
            LevelSource.SelfEstimate => Say.It("jij zelf"),
            _ => Say.It("gemeente"),
        }, dutch.StatedOn);
        yield return new(Say.It("Je spreekt Nederlands"), dutch.Speaking?.ToString(), from);
        yield return new(Say.It("Je verstaat Nederlands"), dutch.Listening?.ToString(), from);
        yield return new(Say.It("Je leest Nederlands"), dutch.Reading?.ToString(), from);
        yield return new(Say.It("Je schrijft Nederlands"), dutch.Writing?.ToString(), from);
    }

    private static IEnumerable<HeldFact> Past(Background background, string municipality)
    {
        yield return new(Say.It("Je school"), background.Education is { } level ? School(level) : null, municipality);
        yield return new(Say.It("Telt je diploma in Nederland?"), YesNo(background.DiplomaRecognised), municipality);
        yield return new(Say.It("Dit werk deed je"), background.Occupations is { Count: > 0 } work ? string.Join("; ", work.Select(Newcomers.OccupationWords.Of)) : null, municipality)
            { IsOwnWords = true };
        yield return new(Say.It("Zoveel jaar werkte je"), Number(background.ExperienceYears), municipality);
        yield return new(Say.It("Dit kun je"), background.Skills is { Count: > 0 } skills ? string.Join("; ", skills) : null, municipality) { IsOwnWords = true };
    }

    private static IEnumerable<HeldFact> Wishes(HeldView held, string municipality)
    {
        var wishes = held.Facts.Wishes;
        yield return new(Say.It("Dit vind je leuk"), wishes.Interests is { Count: > 0 } words ? string.Join("; ", words) : null, municipality) { IsOwnWords = true };
        yield return new(Say.It("Dit wil je graag"), wishes.Kinds.Count > 0
            ? string.Join("; ", wishes.Kinds.Select(k => $"{Kind(k.Kind)}: {Weight(k.Weight)}")) : null, municipality);
        yield return new(Say.It("Je maatje is liever"), wishes.Buddy switch
        {
            BuddyWish.Man => Say.It("een man"),
            BuddyWish.Woman => Say.It("een vrouw"),
            BuddyWish.NoPreference => Say.It("allebei is goed"),
            _ => null,
        }, municipality);
        yield return new(Say.It("Daar wil je niet naartoe"), held.Avoid.Count > 0 ? string.Join("; ", held.Avoid) : null, municipality) { IsOwnWords = true };
    }

    private static IEnumerable<HeldFact> Travel(Mobility mobility, string municipality)
    {
        yield return new(Say.It("Zo reis je"), mobility.Modes is { } modes
            ? modes.Count == 0 ? Say.It("lopen") : string.Join(", ", modes.Select(Mode)) : null, municipality);
        yield return new(Say.It("Kun je fietsen?"), mobility.Cycling switch
        {
            Cycling.Can => Say.It("ja"),
            Cycling.NoBicycle => Say.It("ja, maar je hebt geen fiets"),
            Cycling.Learning => Say.It("je leert het nu"),
            Cycling.Cannot => Say.It("nee"),
            _ => null,
        }, municipality);
        yield return new(Say.It("Heb je een rijbewijs?"), YesNo(mobility.DrivingLicence), municipality);
        yield return new(Say.It("Zo lang kun je reizen"), mobility.MaxMinutes is { } most ? Written.Minutes(most) : null, municipality);
    }

    private static IEnumerable<HeldFact> Week(Availability week)
    {
        var from = From(Say.It("je rooster"), week.ScheduleOn);
        yield return new(Say.It("Dan ben je vrij"), week.Free is { } free ? WeekWords.Of(free) : null, from);
        yield return new(Say.It("Dan heb je les"), week.Lessons.IsEmpty ? null : WeekWords.Of(week.Lessons), from);
        yield return new(Say.It("Dan zorg je voor iemand"), week.Care.IsEmpty ? null : WeekWords.Of(week.Care), from);
        yield return new(Say.It("Zoveel uur per week kun je"), Number(week.MaxHours), from);
        yield return new(Say.It("Zoveel uur per week werk je"), Number(week.WorksHours), from);
    }

    private static IEnumerable<HeldFact> Consents(Newcomer person) =>
        from kind in OpeningKinds.All
        let consent = person.Consents.FirstOrDefault(c => c.Kind == kind)
        let answer = person.ConsentFor(kind)
        select new HeldFact(
            Say.It($"Mogen wij {Kind(kind)} zoeken?"), answer switch { ConsentAnswer.Given => Say.It("ja"), ConsentAnswer.Refused => Say.It("nee"), _ => null },
            From(Say.It("jij zelf"), answer is null ? null : consent.StatedOn));

    /// <summary>"toets, 2 okt 2026".</summary>
    private static string From(string source, DateOnly? on) => on is { } day ? $"{source}, {Written.DayAndYear(day)}" : source;

    private static string? Day(DateOnly? day) => day is { } on ? Written.DayAndYear(on) : null;

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? YesNo(bool? value) => value switch { true => Say.It("ja"), false => Say.It("nee"), _ => null };

    public static string Kind(OpeningKind kind) => kind switch
    {
        OpeningKind.WorkPlacement => Say.It("werk"),
        OpeningKind.Taalstage => Say.It("een taalstage"),
        OpeningKind.Maatje => Say.It("een maatje"),
        OpeningKind.SportsClub => Say.It("een sportclub"),
        _ => Say.It("vrijwilligerswerk"),
    };

    private static string Weight(int weight) => weight switch
    {
        0 => Say.It("nee"),
        1 => Say.It("een beetje"),
        2 => Say.It("ja"),
        _ => Say.It("heel graag"),
    };

    private static string Goal(PlanGoal goal) => goal switch
    {
        PlanGoal.Work => Say.It("werk"),
        PlanGoal.Language => Say.It("Nederlands leren"),
        PlanGoal.Education => Say.It("naar school"),
        _ => Say.It("meedoen"),
    };

    private static string School(EducationLevel level) => level switch
    {
        EducationLevel.None => Say.It("geen"),
        EducationLevel.Primary => Say.It("basisschool"),
        EducationLevel.Mbo1 or EducationLevel.Mbo2 or EducationLevel.Mbo3 or EducationLevel.Mbo4 => $"mbo {level - EducationLevel.Mbo1 + 1}",
        EducationLevel.Wo => Say.It("universiteit"),
        _ => level.ToString().ToLowerInvariant(),
    };

    private static string Mode(TravelMode mode) => mode switch
    {
        TravelMode.Walking => Say.It("lopen"),
        TravelMode.Bicycle => Say.It("fiets"),
        TravelMode.EBike => Say.It("e-bike"),
        TravelMode.PublicTransport => Say.It("bus of trein"),
        TravelMode.Car => Say.It("auto"),
        _ => Say.It("meerijden"),
    };

    private static string Help(int level) => level switch
    {
        0 => Say.It("geen"),
        1 => Say.It("een beetje"),
        2 => Say.It("regelmatig"),
        _ => Say.It("veel"),
    };

    private static string Limits(Demands limits) => limits == Demands.None
        ? Say.It("niets: alles kan")
        : string.Join(", ", Enum.GetValues<Demands>().Where(d => d != Demands.None && limits.HasFlag(d)).Select(Limit));

    private static string Limit(Demands demand) => demand switch
    {
        Demands.Standing => Say.It("lang staan"),
        Demands.Lifting => Say.It("tillen"),
        Demands.Stairs => Say.It("de trap op"),
        Demands.Noise => Say.It("lawaai"),
        Demands.Heights => Say.It("hoog werken"),
        Demands.Outdoors => Say.It("buiten werken"),
        _ => Say.It("nachtwerk"),
    };

    /// <summary>Its name; its tag where nobody chose it from the list.</summary>
    private static string LanguageName(string tag) => Newcomers.Questions.Languages.FirstOrDefault(l => l.Tag == tag).Name ?? tag;
}
