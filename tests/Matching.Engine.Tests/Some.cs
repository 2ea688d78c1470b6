using FsCheck;
using FsCheck.Fluent;
using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests;

/// <summary>Arbitrary people, openings and commitments for properties: everything that may be unknown sometimes is.</summary>
internal static class Some
{
    public static Gen<Newcomer> Newcomer { get; } =
        from postcode in Gen.Elements(A.Home, A.NearBy, A.Village, new Postcode(8013), new Postcode(1011))
        from status in Gen.Frequency((5, Gen.Constant(NewcomerStatus.Active)), (1, Any<NewcomerStatus>()))
        from later in Three(Maybe(Gen.Choose(-3, 3)), Maybe(Gen.Choose(-9, 1)), Maybe(Gen.Choose(1, 5)))
        from mayWork in Maybe(Gen.Elements(true, false))
        from integration in Integration()
        from levels in Gen.ListOf(Maybe(Any<CefrLevel>()), 4)
        from source in Maybe(Any<LevelSource>())
        from monthsAgo in Gen.Choose(0, 12)
        from person in Three(Maybe(Gen.Choose(1950, 2012)), Maybe(Any<Sex>()), Maybe(DemandSet))
        from background in Gen.Zip(Maybe(Any<EducationLevel>()), Maybe(Gen.Elements(true, false)))
        from wishes in Three(Maybe(Any<BuddyWish>()), Gen.ListOf(Gen.Zip(Any<OpeningKind>(), Gen.Choose(0, 3)), 2), Maybe(Gen.Choose(1, 3)))
        from mobility in Mobility()
        from availability in Availability()
        from languages in Gen.SubListOf("ar", "ti", "en")
        from consents in Gen.ListOf(Gen.Zip(Any<OpeningKind>(), Any<ConsentAnswer>()), 3)
        select A.ThinlyKnown() with
        {
            Postcode = postcode,
            Status = status,
            PausedUntil = later.Item1 is { } pause ? A.Today.AddDays(pause) : null,
            WaveFrom = later.Item2 is { } wave ? A.Today.AddDays(wave) : null,
            Tempo = later.Item3,
            MayWork = mayWork,
            Integration = integration,
            Dutch = new()
            {
                Speaking = levels[0],
                Listening = levels[1],
                Reading = levels[2],
                Writing = levels[3],
                Source = source,
                StatedOn = A.Today.AddMonths(-monthsAgo),
            },
            BirthYear = person.Item1,
            Sex = person.Item2,
            Limits = person.Item3,
            Background = new() { Education = background.Item1, DiplomaRecognised = background.Item2 },
            Wishes = new()
            {
                Buddy = wishes.Item1,
                Kinds = [.. wishes.Item2.DistinctBy(w => w.Item1).Select(w => new KindWish(w.Item1, w.Item2))],
                Avoid = wishes.Item3 is { } avoid ? [new(avoid)] : [],
            },
            Mobility = mobility,
            Availability = availability,
            ContactLanguages = [.. languages],
            Consents = [.. consents.DistinctBy(c => c.Item1).Select(c => new Consent(c.Item1, c.Item2, null))],
        };

    public static Gen<Opening> Opening { get; } =
        from kind in Any<OpeningKind>()
        from postcode in Gen.Elements(A.Home, A.NearBy, A.Village, A.FarAway)
        from status in Gen.Frequency((5, Gen.Constant(OpeningStatus.Published)), (1, Any<OpeningStatus>()))
        from capacity in Gen.Zip(Maybe(Gen.Choose(0, 3)), Gen.Choose(0, 3))
        from schedule in Schedule()
        from dutch in Gen.ListOf(Maybe(Any<CefrLevel>()), 4)
        from papers in Three(Maybe(Any<EducationLevel>()), Gen.Elements(true, false), Gen.Elements(true, false))
        from limits in Three(Any<AudienceLimit>(), Maybe(Gen.Choose(14, 25)), Maybe(Gen.Choose(25, 60)))
        from asked in Three(DemandSet, Gen.SubListOf("ar", "ti", "en"), Gen.SubListOf(Enum.GetValues<LearningRoute>()))
        from buddy in Maybe(Any<Sex>())
        from offers in Three(Maybe(Gen.Elements(A.Home, A.NearBy)), Maybe(Any<WorkForm>()), Maybe(Any<Childcare>()))
        from fair in Gen.Elements(true, false)
        select A.Opening(kind: kind) with
        {
            Postcode = postcode,
            Status = status,
            Capacity = new(capacity.Item1, capacity.Item1 is { } places ? Math.Min(places, capacity.Item2) : capacity.Item2),
            Schedule = schedule,
            Asks = new()
            {
                Dutch = new() { Speaking = dutch[0], Listening = dutch[1], Reading = dutch[2], Writing = dutch[3] },
                Education = papers.Item1,
                RecognisedDiploma = papers.Item2,
                DrivingLicence = papers.Item3,
                Audience = new(limits.Item1, AudienceReason.LegalException),
                Ages = new(limits.Item2, limits.Item3, AgeReason.YouthProgramme),
                Demands = asked.Item1,
                ContactLanguages = [.. asked.Item2],
                Routes = [.. asked.Item3],
                BuddySex = buddy,
            },
            Offers = new() { SeatFrom = offers.Item1, WorkForm = offers.Item2, Childcare = offers.Item3 },
            FairWork = fair ? A.Opening().FairWork : new(),
        };

    public static Gen<Commitment> Commitment { get; } =
        from source in Any<CommitmentSource>()
        from kind in Maybe(Any<OpeningKind>())
        from opening in Maybe(Gen.Choose(1, 3))
        from dayParts in DayPartSet
        from hours in Maybe(Gen.Choose(0, 20))
        select new Commitment
        {
            Newcomer = new(1),
            Source = source,
            Kind = kind,
            Opening = opening is { } id ? new OpeningId(id) : null,
            DayParts = dayParts,
            HoursPerWeek = hours,
        };

    public static Gen<T> Any<T>() where T : struct, Enum => Gen.Elements(Enum.GetValues<T>());

    /// <summary>Checks a property for arbitrary pairs, and says which pair breaks it.</summary>
    public static void PairHolds(Action<Newcomer, Opening> property) =>
        Holds(Gen.Zip(Newcomer, Opening), pair => property(pair.Item1, pair.Item2));

    public static void PairHolds<T>(Gen<T> third, Action<Newcomer, Opening, T> property) =>
        Holds(Three(Newcomer, Opening, third), given => property(given.Item1, given.Item2, given.Item3));

    public static void PairHolds<T1, T2>(Gen<T1> third, Gen<T2> fourth, Action<Newcomer, Opening, T1, T2> property) =>
        PairHolds(Gen.Zip(third, fourth), (newcomer, opening, rest) => property(newcomer, opening, rest.Item1, rest.Item2));

    public static void Holds<T>(Gen<T> values, Action<T> property) =>
        Prop.ForAll(values.ToArbitrary(), property).QuickCheckThrowOnFailure();

    /// <summary>Some value breaks the property. What only rare values break gets ten times the tries, so that chance alone fails no test.</summary>
    public static void IsFoundOut<T>(Gen<T> values, Action<T> property) => Assert.ThrowsAny<Exception>(() =>
    {
        for (var turn = 0; turn < 10; turn++)
            Holds(values, property);
    });

    /// <summary>Pass before Unknown before Fail, so that 'never worse' is a comparison.</summary>
    public static int Badness(this RuleOutcome outcome) => outcome.Verdict switch
    {
        Verdict.Pass => 0,
        Verdict.Unknown => 1,
        _ => 2,
    };

    private static Gen<T?> Maybe<T>(Gen<T> gen) where T : struct =>
        Gen.Frequency((1, Gen.Constant<T?>(null)), (3, gen.Select(value => (T?)value)));

    private static Gen<(T1, T2, T3)> Three<T1, T2, T3>(Gen<T1> first, Gen<T2> second, Gen<T3> third) =>
        from one in first
        from two in second
        from three in third
        select (one, two, three);

    private static Gen<Demands> DemandSet => Gen.Choose(0, 127).Select(bits => (Demands)bits);

    private static Gen<DayParts> DayPartSet => Gen.Choose(0, (1 << DayParts.Count) - 1).Select(bits => new DayParts(bits));

    private static Gen<CivicIntegration> Integration() =>
        from schemes in Gen.SubListOf(Enum.GetValues<Scheme>())
        from goals in Gen.SubListOf(Enum.GetValues<PlanGoal>())
        from known in Gen.Zip(Gen.Elements(true, false), Gen.Elements(true, false))
        from route in Maybe(Any<LearningRoute>())
        from literacy in Maybe(Any<Literacy>())
        select new CivicIntegration
        {
            Schemes = known.Item1 ? [.. schemes] : null,
            Goals = known.Item2 ? [.. goals] : null,
            Route = route,
            Literacy = literacy,
        };

    private static Gen<Mobility> Mobility() =>
        from modes in Gen.SubListOf(Enum.GetValues<TravelMode>())
        from known in Gen.Elements(true, true, false)
        from cycling in Maybe(Any<Cycling>())
        from licence in Maybe(Gen.Elements(true, false))
        from most in Maybe(Gen.Choose(5, 180))
        select new Mobility { Modes = known ? [.. modes] : null, Cycling = cycling, DrivingLicence = licence, MaxMinutes = most };

    private static Gen<Availability> Availability() =>
        from free in Maybe(DayPartSet)
        from lessons in DayPartSet
        from care in DayPartSet
        from most in Maybe(Gen.Choose(0, 40))
        select new Availability { Free = free, Lessons = lessons, Care = care, MaxHours = most };

    private static Gen<Schedule> Schedule() =>
        from begin in Maybe(Gen.Choose(-200, 80))
        from length in Maybe(Gen.Choose(0, 400))
        from dayParts in Maybe(DayPartSet)
        from needed in Gen.Choose(1, 4)
        from hours in Maybe(Gen.Choose(0, 32))
        select new Schedule
        {
            Period = new(
                begin is { } ahead ? A.Today.AddDays(ahead) : null,
                length is { } days ? A.Today.AddDays((begin ?? 0) + days) : null),
            DayParts = dayParts,
            DayPartsNeeded = needed,
            HoursMin = hours,
        };
}
