using FsCheck;
using FsCheck.Fluent;
using Matching.Engine.Domain;
using Matching.Engine.Rounds;

namespace Matching.Engine.Tests.Rounds;

/// <summary>Small invented towns in which everything varies: thin and full dossiers, few and many places, pins, what lay there last night.</summary>
public static class RandomTown
{
    private static readonly Postcode[] Postcodes = [A.Home, A.NearBy, A.Village];
    private static readonly string[] Tags = ["koken", "voetbal", "muziek", "tuin", "naaien"];
    private static readonly string[] Slots = ["ma-o", "ma-m", "di-o", "wo-o", "wo-m", "do-o", "do-m", "vr-a", "za-o"];

    /// <summary>Checks something for forty towns; a failure names the seed of its town.</summary>
    public static void ForAll(Action<RoundSnapshot> check) =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed => check(Draw(seed)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithQuietOnSuccess(true));

    /// <summary>Only number, caseworker and postcode are known.</summary>
    public static bool IsThin(Newcomer newcomer) => newcomer.Availability.MaxHours is null;

    public static RoundSnapshot Draw(int seed, int people = 25, int openings = 15)
    {
        var random = new Random(seed);
        Newcomer[] newcomers = [.. Enumerable.Range(1, people).Select(id => Newcomer(random, id))];
        Opening[] places = [.. Enumerable.Range(1, openings).Select(id => Opening(random, id))];
        Pair Any() => new(Pick(random, newcomers).Id, Pick(random, places).Id);
        return A.Snapshot(newcomers, places) with
        {
            Pins = [.. Enumerable.Range(0, people / 5).Select(_ => Any()).Distinct().Select(p => new Pin(p.Newcomer, p.Opening, Pick(random, Enum.GetValues<PinReason>())))],
            RejectedPairs = [.. Enumerable.Range(0, people / 5).Select(_ => Any())],
            LastNight = [.. Enumerable.Range(0, people).Select(_ => Any())],
            Commitments = [.. Enumerable.Range(0, people / 5).Select(_ => Commitment(random, newcomers, places))],
        };
    }

    private static Newcomer Newcomer(Random random, int id)
    {
        if (random.Next(4) == 0)
            return A.ThinlyKnown(id) with { Postcode = Pick(random, Postcodes) };
        var known = A.Newcomer(id);
        return known with
        {
            Postcode = Pick(random, Postcodes),
            Status = random.Next(12) == 0 ? NewcomerStatus.Paused : NewcomerStatus.Active,
            MayWork = Maybe(random, true),
            Sex = Maybe(random, Pick(random, Enum.GetValues<Sex>())),
            BirthYear = Maybe(random, random.Next(1960, 2007)),
            Dutch = random.Next(5) == 0 ? new() : A.Levels(Pick(random, Enum.GetValues<CefrLevel>()[..4]), Pick(random, Enum.GetValues<LevelSource>()), random.Next(12)),
            Background = new()
            {
                Education = Maybe(random, Pick(random, Enum.GetValues<EducationLevel>())),
                DiplomaRecognised = Maybe(random, random.Next(2) == 0),
                Occupations = [new(Pick(random, [5120, 5131, 9112, 2221]))],
                Skills = Some(random, Tags),
                ExperienceYears = Maybe(random, random.Next(10)),
            },
            Wishes = new() { Interests = Some(random, Tags), Kinds = [.. OpeningKinds.All.Select(k => new KindWish(k, random.Next(4)))] },
            Mobility = known.Mobility with { Modes = Maybe(random, 0) is null ? null : [TravelMode.Walking, Pick(random, Enum.GetValues<TravelMode>())] },
            Availability = known.Availability with { Free = Maybe(random, A.DayParts(Some(random, Slots))), ScheduleOn = A.Today.AddDays(-random.Next(500)) },
            GuidanceNeeded = Maybe(random, random.Next(4)),
            Consents = [.. OpeningKinds.All.Where(_ => random.Next(3) > 0).Select(k => new Consent(k, random.Next(6) == 0 ? ConsentAnswer.Refused : ConsentAnswer.Given, null))],
        };
    }

    private static Opening Opening(Random random, int id)
    {
        var opening = A.Opening(id, Pick(random, OpeningKinds.All));
        return opening with
        {
            Postcode = Pick(random, Postcodes),
            Capacity = random.Next(6) == 0 ? Capacity.Unlimited : new(random.Next(1, 4), random.Next(2)),
            Schedule = opening.Schedule with { DayParts = random.Next(3) == 0 ? null : A.DayParts(Some(random, Slots)), DayPartsNeeded = 1, HoursMin = random.Next(2, 12) },
            Asks = new()
            {
                Dutch = new() { Speaking = random.Next(3) == 0 ? null : Pick(random, Enum.GetValues<CefrLevel>()[..4]) },
                Education = random.Next(2) == 0 ? null : Pick(random, Enum.GetValues<EducationLevel>()[..6]),
            },
            Offers = opening.Offers with { Interests = Some(random, Tags), Skills = Some(random, Tags), Guidance = Maybe(random, random.Next(4)), CountsFor = [CountsFor.Map] },
        };
    }

    private static Commitment Commitment(Random random, Newcomer[] people, Opening[] openings)
    {
        var (newcomer, opening) = (Pick(random, people), Pick(random, openings));
        return random.Next(2) == 0 ? A.Hold(newcomer, opening) : A.Commitment(newcomer) with { DayParts = A.DayParts(Some(random, Slots)), HoursPerWeek = 4 };
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private static string[] Some(Random random, IEnumerable<string> from) => [.. from.Where(_ => random.Next(2) == 0)];

    private static T? Maybe<T>(Random random, T value) where T : struct => random.Next(5) == 0 ? null : value;
}
