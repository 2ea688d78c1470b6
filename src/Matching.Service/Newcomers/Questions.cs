using System.Globalization;
using Matching.Engine.Domain;
using Matching.Engine.Rules;
using Matching.Service.Language;
using Matching.Service.Pages.Texts;

namespace Matching.Service.Newcomers;

/// <summary>
/// Every question about a person with its closed answers, and what each answer changes in the dossier. A question without answers is the
/// host's to answer. Adding a question is one line in <see cref="AnswersTo"/>.
/// </summary>
internal static class Questions
{
    private const int YoungestAge = 16;
    private const int OldestAge = 75;

    private static readonly int[] WeeklyHours = [4, 8, 12, 16, 24, 32];

    /// <summary>The card of a question; <paramref name="openings"/> is what a favourable answer brings nearer.</summary>
    public static QuestionCard CardOf(QuestionCode question, int openings, DateOnly today) =>
        new(question, QuestionText.Brief(question, "{naam}"), openings, TakesSeveral(question),
            [.. AnswersTo(question, today).Select(a => new QuestionAnswer(a.Code, a.Text, !TakesSeveral(question) || a.IsAlone))]);

    /// <summary>
    /// The dossier after the answer; null when the question has no such answer. Where several may be true at once
    /// (<see cref="QuestionCard.TakesSeveral"/>) the answer is all of them, with <c>|</c> between.
    /// </summary>
    public static Newcomer? Apply(Newcomer person, QuestionCode question, string answer, DateOnly today)
    {
        string[] codes = TakesSeveral(question) ? [.. answer.Split('|').Distinct()] : [answer];
        var chosen = AnswersTo(question, today).Where(a => codes.Contains(a.Code)).ToList();
        return chosen.Count == codes.Length && (chosen.Count == 1 || !chosen.Any(a => a.IsAlone))
            ? chosen.Aggregate(person, (changed, choice) => choice.Change(changed))
            : null;
    }

    /// <summary>Nothing in the dossier answers it yet: what the last night asked may have been answered since.</summary>
    public static bool IsOpen(QuestionCode question, Newcomer person, DateOnly today) => question switch
    {
        QuestionCode.Schemes => person.Integration.Schemes is null,
        QuestionCode.ConsentWorkPlacement => person.ConsentFor(OpeningKind.WorkPlacement) is null,
        QuestionCode.ConsentTaalstage => person.ConsentFor(OpeningKind.Taalstage) is null,
        QuestionCode.ConsentMaatje => person.ConsentFor(OpeningKind.Maatje) is null,
        QuestionCode.ConsentSportsClub => person.ConsentFor(OpeningKind.SportsClub) is null,
        QuestionCode.ConsentVolunteerRole => person.ConsentFor(OpeningKind.VolunteerRole) is null,
        QuestionCode.MayWork => person.MayWork is null,
        QuestionCode.LearningRoute => person.Integration.Route is null,
        QuestionCode.BirthYear => person.BirthYear is null,
        QuestionCode.SpeakingLevel => person.Dutch.Speaking is null || IsOldEstimate(person.Dutch, today),
        QuestionCode.ListeningLevel => person.Dutch.Listening is null || IsOldEstimate(person.Dutch, today),
        QuestionCode.ReadingLevel => person.Dutch.Reading is null || IsOldEstimate(person.Dutch, today),
        QuestionCode.WritingLevel => person.Dutch.Writing is null || IsOldEstimate(person.Dutch, today),
        QuestionCode.Literacy => person.Integration.Literacy is null,
        QuestionCode.TravelByPublicTransport => person.Mobility is { Modes: null }
            || person.Mobility is { MaxMinutes: null, Modes: { } modes } && modes.Contains(TravelMode.PublicTransport),
        QuestionCode.FreeDayParts => person.Availability.Free is null,
        QuestionCode.HoursPerWeek => person.Availability.MaxHours is null,
        QuestionCode.Education => person.Background.Education is null,
        QuestionCode.DiplomaRecognised => person.Background.DiplomaRecognised is null,
        QuestionCode.DrivingLicence => person.Mobility.DrivingLicence is null,
        QuestionCode.Sex => person.Sex is null,
        QuestionCode.FunctionalLimits => person.Limits is null,
        QuestionCode.ContactLanguage => person.ContactLanguages.Count == 0,
        _ => true,
    };

    /// <summary>What was estimated today is not asked again today: only a test settles it, and the next night asks again where it matters.</summary>
    private static bool IsOldEstimate(DutchLevels dutch, DateOnly today) => !dutch.IsMeasured(today) && dutch.StatedOn != today;

    /// <summary>One answer would leave the rest unsaid, and what is unsaid counts as a no once the question is answered.</summary>
    private static bool TakesSeveral(QuestionCode question) =>
        question is QuestionCode.Schemes or QuestionCode.FunctionalLimits or QuestionCode.ContactLanguage;

    private static IEnumerable<Choice> AnswersTo(QuestionCode question, DateOnly today) => question switch
    {
        QuestionCode.Schemes =>
        [
            Scheme("wi2021", Say.It("Wi2021"), Engine.Domain.Scheme.Wi2021),
            Scheme("wi2013", Say.It("Wi2013"), Engine.Domain.Scheme.Wi2013),
            Scheme("pw", Say.It("Participatiewet"), Engine.Domain.Scheme.Participatiewet),
            Scheme("geen", Say.It("Geen van deze"), Engine.Domain.Scheme.None) with { IsAlone = true },
        ],
        QuestionCode.ConsentWorkPlacement => Consent(OpeningKind.WorkPlacement, today),
        QuestionCode.ConsentTaalstage => Consent(OpeningKind.Taalstage, today),
        QuestionCode.ConsentMaatje => Consent(OpeningKind.Maatje, today),
        QuestionCode.ConsentSportsClub => Consent(OpeningKind.SportsClub, today),
        QuestionCode.ConsentVolunteerRole => Consent(OpeningKind.VolunteerRole, today),
        QuestionCode.MayWork => YesNo((p, yes) => p with { MayWork = yes }),
        QuestionCode.LearningRoute =>
        [
            Route("B1", LearningRoute.B1),
            Route("O", LearningRoute.Education),
            Route("Z", LearningRoute.Z),
        ],
        QuestionCode.BirthYear => Enumerable.Range(today.Year - OldestAge, OldestAge - YoungestAge + 1).Reverse()
            .Select(year => new Choice(Number(year), Number(year), p => p with { BirthYear = year })),
        QuestionCode.SpeakingLevel => Level(today, (dutch, level) => dutch with { Speaking = level }, d => d with { Speaking = null }),
        QuestionCode.ListeningLevel => Level(today, (dutch, level) => dutch with { Listening = level }, d => d with { Listening = null }),
        QuestionCode.ReadingLevel => Level(today, (dutch, level) => dutch with { Reading = level }, d => d with { Reading = null }),
        QuestionCode.WritingLevel => Level(today, (dutch, level) => dutch with { Writing = level }, d => d with { Writing = null }),
        QuestionCode.Literacy =>
        [
            Literacy("A", Say.It("Nog niet, in geen enkel schrift"), Engine.Domain.Literacy.A),
            Literacy("AA", Say.It("Wel in een ander schrift"), Engine.Domain.Literacy.AA),
            Literacy("NVT", Say.It("Ja"), Engine.Domain.Literacy.NotApplicable),
        ],
        QuestionCode.TravelByPublicTransport =>
        [
            Travel(45), Travel(60), Travel(75), Travel(90),
            new("nee", Say.It("Nee, niet met bus of trein"), p => p with { Mobility = p.Mobility with { Modes = [.. OtherModes(p.Mobility)] } }),
        ],
        QuestionCode.FreeDayParts =>
        [
            Free("ochtenden", Say.It("Doordeweeks in de ochtend"), Weekdays(morning: true), today),
            Free("middagen", Say.It("Doordeweeks in de middag"), Weekdays(afternoon: true), today),
            Free("overdag", Say.It("Doordeweeks overdag"), Weekdays(morning: true, afternoon: true), today),
            Free("avonden", Say.It("Doordeweeks in de avond"), Weekdays(evening: true), today),
            Free("weekend", Say.It("In het weekend"), DayParts.All.Without(Weekdays(true, true, true)), today),
            Free("altijd", Say.It("Altijd, naast lessen en zorg"), DayParts.All, today),
        ],
        QuestionCode.HoursPerWeek => WeeklyHours.Select(hours => new Choice(
            Number(hours), Say.It($"Tot {hours} uur"), p => p with { Availability = p.Availability with { MaxHours = hours } })),
        QuestionCode.Education => Enum.GetValues<EducationLevel>().Select(level => new Choice(
            level.ToString().ToLowerInvariant(), Written.Capital(FactText.Education(level)),
            p => p with { Background = p.Background with { Education = level } })),
        QuestionCode.DiplomaRecognised => YesNo((p, yes) => p with { Background = p.Background with { DiplomaRecognised = yes } }),
        QuestionCode.DrivingLicence => YesNo((p, yes) => p with { Mobility = p.Mobility with { DrivingLicence = yes } }),
        QuestionCode.Sex =>
        [
            new("vrouw", Say.It("Vrouw"), p => p with { Sex = Sex.Female }),
            new("man", Say.It("Man"), p => p with { Sex = Sex.Male }),
        ],
        QuestionCode.FunctionalLimits =>
        [
            new("ja", Say.It("Ja, alles"), p => p with { Limits = Demands.None }) { IsAlone = true },
            .. Enum.GetValues<Demands>().Where(d => d != Demands.None).Select(d => new Choice(
                $"niet-{d.ToString().ToLowerInvariant()}", Say.It($"Niet: {FactText.Demand(d)}"), p => p with { Limits = (p.Limits ?? Demands.None) | d })),
        ],
        QuestionCode.ContactLanguage => Languages.Select(l => new Choice(
            l.Tag, l.Name, p => p with { ContactLanguages = [.. p.ContactLanguages, l.Tag] })),
        // The buddy's sex is known at the host.
        _ => [],
    };

    /// <summary>The question that asks consent for a kind.</summary>
    public static QuestionCode ConsentTo(OpeningKind kind) => kind switch
    {
        OpeningKind.WorkPlacement => QuestionCode.ConsentWorkPlacement,
        OpeningKind.Taalstage => QuestionCode.ConsentTaalstage,
        OpeningKind.Maatje => QuestionCode.ConsentMaatje,
        OpeningKind.SportsClub => QuestionCode.ConsentSportsClub,
        OpeningKind.VolunteerRole => QuestionCode.ConsentVolunteerRole,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The languages of contact that can be chosen, by their tag.</summary>
    public static IReadOnlyList<(string Tag, string Name)> Languages =>
    [
        ("ar", Say.It("Arabisch")), ("ti", Say.It("Tigrinya")), ("prs", Say.It("Dari")), ("fa", Say.It("Farsi")), ("ps", Say.It("Pasjtoe")), ("ckb", Say.It("Sorani")), ("kmr", Say.It("Kurmançi")),
        ("tr", Say.It("Turks")), ("so", Say.It("Somalisch")), ("uk", Say.It("Oekraïens")), ("ru", Say.It("Russisch")), ("en", Say.It("Engels")), ("fr", Say.It("Frans")),
    ];

    private static IEnumerable<Choice> YesNo(Func<Newcomer, bool, Newcomer> change) =>
        [new("ja", Say.It("Ja"), p => change(p, true)), new("nee", Say.It("Nee"), p => change(p, false))];

    private static IEnumerable<Choice> Consent(OpeningKind kind, DateOnly today)
    {
        Newcomer With(Newcomer p, ConsentAnswer answer) => p with { Consents = [.. p.Consents.Where(c => c.Kind != kind), new Consent(kind, answer, today)] };
        return [new("ja", Say.It("Ja"), p => With(p, ConsentAnswer.Given)), new("nee", Say.It("Nee, nu niet"), p => With(p, ConsentAnswer.Refused))];
    }

    private static Choice Scheme(string code, string text, Scheme scheme) =>
        new(code, text, p => p with { Integration = p.Integration with { Schemes = [.. p.Integration.Schemes ?? [], scheme] } });

    private static Choice Route(string code, LearningRoute route) =>
        new(code, FactText.Route(route), p => p with { Integration = p.Integration with { Route = route } });

    private static Choice Literacy(string code, string text, Literacy literacy) =>
        new(code, text, p => p with { Integration = p.Integration with { Literacy = literacy } });

    private static Choice Travel(int minutes) => new(Number(minutes), Say.It($"Ja, tot {minutes} minuten"), p => p with
    {
        Mobility = p.Mobility with { MaxMinutes = minutes, Modes = [.. OtherModes(p.Mobility), TravelMode.PublicTransport] },
    });

    /// <summary>What is known beside public transport; while nothing is, what <see cref="Engine.Domain.Travel"/> assumes, so that an answer takes nothing away.</summary>
    private static IEnumerable<TravelMode> OtherModes(Mobility mobility) =>
        (mobility.Modes ?? [TravelMode.Walking, .. mobility.Cycling == Cycling.Can ? [TravelMode.Bicycle] : Array.Empty<TravelMode>(), TravelMode.Meerijden])
        .Where(mode => mode != TravelMode.PublicTransport);

    private static Choice Free(string code, string text, DayParts parts, DateOnly today) => new(code, text, p => p with
    {
        Availability = p.Availability with { Free = parts.Without(p.Availability.Lessons).Without(p.Availability.Care), ScheduleOn = today },
    });

    /// <summary>
    /// One source and date stand for all four skills, so a level counts as measured today only when no older or estimated level of
    /// another skill would become 'measured' along with it; then it is kept as an estimate, which fails nobody.
    /// </summary>
    private static IEnumerable<Choice> Level(DateOnly today, Func<DutchLevels, CefrLevel, DutchLevels> set, Func<DutchLevels, DutchLevels> without) =>
        new[] { CefrLevel.A0, CefrLevel.A1, CefrLevel.A2, CefrLevel.B1, CefrLevel.B2 }.Select(level => new Choice(
            level.ToString(), level == CefrLevel.B2 ? Say.It("B2 of hoger") : level.ToString(), p =>
            {
                var dutch = set(p.Dutch, level);
                if (p.Dutch.IsMeasured(today))
                    return p with { Dutch = dutch };
                var others = without(p.Dutch);
                var isAlone = others is { Speaking: null, Listening: null, Reading: null, Writing: null };
                return p with { Dutch = dutch with { Source = isAlone ? LevelSource.Teacher : LevelSource.SelfEstimate, StatedOn = today } };
            }));

    private static DayParts Weekdays(bool morning = false, bool afternoon = false, bool evening = false)
    {
        var parts = DayParts.None;
        for (var day = 0; day < 5; day++)
            foreach (var (part, isChosen) in new[] { (0, morning), (1, afternoon), (2, evening) })
                if (isChosen)
                    parts = parts.With(DayParts.Of(day, part));
        return parts;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private sealed record Choice(string Code, string Text, Func<Newcomer, Newcomer> Change)
    {
        /// <summary>Says that none of the others is true.</summary>
        public bool IsAlone { get; init; }
    }
}
