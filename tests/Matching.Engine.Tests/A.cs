using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests;

/// <summary>
/// Invented examples: a fully known person and an opening that every rule passes, of any kind.
/// A test changes with <c>with</c> what matters to it and nothing else.
/// </summary>
public static class A
{
    /// <summary>A Monday.</summary>
    public static readonly DateOnly Today = new(2026, 11, 2);
    public static readonly AreaCode Area = new("waterveen");
    public static readonly MunicipalityCode Municipality = new("GM9001");

    /// <summary>Where the newcomer lives.</summary>
    public static readonly Postcode Home = new(8011);

    /// <summary>Where the opening is: 2 km east of <see cref="Home"/>.</summary>
    public static readonly Postcode NearBy = new(8021);

    /// <summary>12 km east of <see cref="Home"/>.</summary>
    public static readonly Postcode Village = new(8121);

    /// <summary>60 km east of <see cref="Home"/>.</summary>
    public static readonly Postcode FarAway = new(8211);

    private static readonly Place Centre = new(52.5, 6.0);

    public static Newcomer Newcomer(long id = 1) => new()
    {
        Id = new(id),
        Municipality = Municipality,
        Caseworker = new(1),
        Postcode = Home,
        SettledOn = Today.AddMonths(-10),
        MayWork = true,
        Integration = new()
        {
            Schemes = [Scheme.Wi2021],
            Route = LearningRoute.B1,
            Literacy = Literacy.NotApplicable,
            Term = new(Today.AddMonths(-8), Today.AddMonths(28)),
            PlanOn = Today.AddMonths(-8),
            PlanLevel = CefrLevel.B1,
            HoursDueMap = 40,
            Goals = [PlanGoal.Work, PlanGoal.Language, PlanGoal.TakingPart],
        },
        Dutch = Levels(CefrLevel.A2),
        BirthYear = 1991,
        Sex = Sex.Female,
        Background = new()
        {
            Education = EducationLevel.Mbo4,
            DiplomaRecognised = true,
            Occupations = [new(5120)],
            Skills = ["koken", "samenwerken"],
            ExperienceYears = 6,
        },
        Wishes = new()
        {
            Interests = ["koken", "voetbal"],
            Kinds = [.. OpeningKinds.All.Select(kind => new KindWish(kind, 2))],
            Buddy = BuddyWish.Woman,
        },
        Mobility = new()
        {
            Modes = [TravelMode.Walking, TravelMode.Bicycle, TravelMode.PublicTransport],
            Cycling = Cycling.Can,
            DrivingLicence = true,
            MaxMinutes = 45,
        },
        Availability = new()
        {
            Free = DayParts("ma-o", "ma-m", "wo-o", "do-o", "do-m"),
            Lessons = DayParts("di-o", "di-m", "vr-o"),
            Care = DayParts("wo-m", "vr-m"),
            ScheduleOn = Today.AddDays(-20),
            MaxHours = 16,
            WorksHours = 0,
        },
        Limits = Demands.None,
        GuidanceNeeded = 1,
        ContactLanguages = ["ar", "en"],
        Consents = [.. OpeningKinds.All.Select(kind => new Consent(kind, ConsentAnswer.Given, Today.AddMonths(-2)))],
    };

    /// <summary>A person of whom only the three required columns of the newcomers file are known.</summary>
    public static Newcomer ThinlyKnown(long id = 1) => new()
    {
        Id = new(id),
        Municipality = Municipality,
        Caseworker = new(1),
        Postcode = Home,
    };

    public static Opening Opening(long id = 1, OpeningKind kind = OpeningKind.WorkPlacement) => new()
    {
        Id = new(id),
        Organisation = new(1),
        Kind = kind,
        Postcode = NearBy,
        Capacity = new(2, 0),
        Schedule = new()
        {
            Period = new(Today.AddDays(-14), Today.AddMonths(5)),
            DayParts = DayParts("ma-o", "wo-o", "za-o"),
            DayPartsNeeded = 2,
            HoursMin = 8,
            HoursMax = 12,
        },
        Asks = new()
        {
            Dutch = new() { Speaking = CefrLevel.A2, Listening = CefrLevel.A2, Reading = CefrLevel.A1, Writing = CefrLevel.A1 },
            Education = EducationLevel.Mbo2,
            Demands = Demands.Standing,
            BuddySex = kind == OpeningKind.Maatje ? Sex.Female : null,
        },
        Offers = new()
        {
            DutchUse = DutchUse.Fair,
            Occupation = new(5120),
            Skills = ["koken"],
            Interests = ["koken"],
            WorkForm = kind is OpeningKind.WorkPlacement or OpeningKind.Taalstage ? WorkForm.WorkExperience : null,
            Childcare = Childcare.None,
            Guidance = 2,
        },
        FairWork = new() { HasLearningGoal = true, HasSupervisor = true, DisplacesNobody = true, Checked = true },
    };

    /// <summary>The same level for every skill; tested a month ago unless said otherwise.</summary>
    public static DutchLevels Levels(CefrLevel? level, LevelSource source = LevelSource.Test, int monthsAgo = 1) => new()
    {
        Speaking = level,
        Listening = level,
        Reading = level,
        Writing = level,
        Source = source,
        StatedOn = Today.AddMonths(-monthsAgo),
    };

    public static Commitment Commitment(Newcomer newcomer, CommitmentSource source = CommitmentSource.Activity) =>
        new() { Newcomer = newcomer.Id, Source = source };

    /// <summary>What accepting a proposal leaves behind: a commitment that takes the opening's time.</summary>
    public static Commitment Hold(Newcomer newcomer, Opening opening) => new()
    {
        Newcomer = newcomer.Id,
        Source = CommitmentSource.Hold,
        Kind = opening.Kind,
        Opening = opening.Id,
        DayParts = opening.Schedule.DayParts ?? default,
        HoursPerWeek = opening.Schedule.HoursMin,
        Period = opening.Schedule.Period,
    };

    public static Pin Pin(Newcomer newcomer, Opening opening, PinReason reason = PinReason.Hold) => new(newcomer.Id, opening.Id, reason);

    public static RoundSnapshot Snapshot(IEnumerable<Newcomer> newcomers, IEnumerable<Opening> openings) => new()
    {
        Area = Area,
        BusinessDate = Today,
        Newcomers = [.. newcomers],
        Openings = [.. openings],
        Places = Map,
    };

    public static RuleContext Context(
        RoundOptions? options = null,
        IEnumerable<Commitment>? commitments = null,
        IEnumerable<Pair>? rejected = null,
        IEnumerable<Pin>? pins = null,
        IEnumerable<PostcodePlace>? places = null) => new(Snapshot([], []) with
        {
            Options = options ?? RoundOptions.Default,
            Commitments = [.. commitments ?? []],
            RejectedPairs = [.. rejected ?? []],
            Pins = [.. pins ?? []],
            Places = [.. places ?? Map],
        });

    /// <summary>Dagdelen as the files write them: <c>ma-o</c>, <c>wo-m</c>, <c>zo-a</c>.</summary>
    public static DayParts DayParts(params IEnumerable<string> codes) => codes.Aggregate(
        Engine.Domain.DayParts.None,
        (set, code) => set.With(Engine.Domain.DayParts.Of("ma di wo do vr za zo".Split(' ').IndexOf(code[..2]), "oma".IndexOf(code[3], StringComparison.Ordinal))));

    /// <summary>A centre that lies this many kilometres east of <see cref="Home"/>.</summary>
    public static PostcodePlace EastOfHome(Postcode postcode, double kilometres) =>
        new(postcode, Centre.Latitude, Centre.Longitude + kilometres / (111.195 * Math.Cos(Centre.Latitude * Math.PI / 180)));

    public static IReadOnlyList<PostcodePlace> Map { get; } =
        [EastOfHome(Home, 0), EastOfHome(NearBy, 2), EastOfHome(Village, 12), EastOfHome(FarAway, 60)];
}
