using Matching.Engine.Domain;
using Matching.Simulation;
using static Matching.Benchmarks.Workloads.Workload;

namespace Matching.Benchmarks.Workloads;

/// <summary>One newcomer of a workload; the shares are those written here.</summary>
internal static class WorkloadPerson
{
    private static readonly EducationLevel[] Education =
        [EducationLevel.None, EducationLevel.Vmbo, EducationLevel.Mbo2, EducationLevel.Mbo4, EducationLevel.Hbo];

    /// <summary>How someone travels, and the minutes in which that covers 7.5, 15, 15 or 30 km.</summary>
    private static readonly (TravelMode Mode, int Minutes)[] Transport =
        [(TravelMode.Bicycle, 40), (TravelMode.EBike, 60), (TravelMode.PublicTransport, 45), (TravelMode.Car, 60)];

    /// <param name="random">Of this person alone.</param>
    /// <param name="map">Where people live.</param>
    /// <param name="id">From 1.</param>
    /// <param name="openings">How many openings there are, whose organisations she may avoid.</param>
    public static Newcomer Draw(SeededRandom random, WorkloadMap map, int id, int openings)
    {
        var months = (int)random.Exponential(24);
        return new()
        {
            Id = new(id),
            Municipality = new("GM9001"),
            Caseworker = new(1 + id / 60),
            Postcode = map.Home(random),
            Status = random.Chance(0.92) ? NewcomerStatus.Active : (NewcomerStatus)random.Whole(1, 3),
            SettledOn = Today.AddMonths(-months),
            MayWork = random.Known(0.85, random.Chance(0.94)),
            Integration = Integration(random, months),
            Dutch = Dutch(random),
            BirthYear = random.Known(0.95, Today.Year - (random.Chance(0.01) ? random.Whole(16, 17) : random.Whole(18, 64))),
            Sex = random.Known(0.97, random.Chance(0.5) ? Sex.Female : Sex.Male),
            Background = new()
            {
                Education = random.Known(0.92, Education[random.Share([.25, .25, .25, .15, .10])]),
                DiplomaRecognised = random.Known(0.7, random.Chance(0.35)),
                Occupations = [random.Pick(WorkloadDraws.Occupations)],
                Skills = random.Tags(WorkloadDraws.Skills, random.Whole(3, 10)),
                ExperienceYears = random.Known(0.9, (int)(25 * Math.Pow(random.Share(), 2))),
            },
            Wishes = Wishes(random, openings),
            Mobility = Mobility(random),
            Availability = Availability(random),
            Limits = random.Known(0.8, random.Chance(0.75) ? Demands.None : (Demands)(1 << random.Whole(0, 6)) | (Demands)(1 << random.Whole(0, 6))),
            GuidanceNeeded = random.Known(0.8, random.Whole(0, 3)),
            ContactLanguages = random.Chance(0.05) ? [] : random.Tags(WorkloadDraws.Languages, random.Whole(1, 2)),
            Consents = [.. OpeningKinds.All.Where(_ => random.Chance(0.66)).Select(kind =>
                new Consent(kind, random.Chance(0.92) ? ConsentAnswer.Given : ConsentAnswer.Refused, Today.AddMonths(-1)))],
        };
    }

    private static CivicIntegration Integration(SeededRandom random, int months) => new()
    {
        Schemes = random.Chance(0.1) ? null : [(Scheme)random.Share([.55, .1, .25, .1])],
        Route = random.Known(0.85, (LearningRoute)random.Share([.5, .15, .35])),
        Literacy = random.Known(0.9, (Literacy)random.Share([.1, .2, .7])),
        Term = new(Today.AddMonths(-months), null),
        Goals = random.Chance(0.2) ? null : [.. Enum.GetValues<PlanGoal>().Where(_ => random.Chance(0.4))],
        HoursDueZ = random.Known(0.3, random.Whole(0, 800)),
        HoursDueMap = random.Known(0.3, random.Whole(0, 40)),
    };

    private static DutchLevels Dutch(SeededRandom random)
    {
        var level = random.Share([.18, .24, .28, .20, .10]);
        CefrLevel? Near(int below, int above) =>
            random.Known(0.94, (CefrLevel)Math.Clamp(level + random.Whole(below, above), (int)CefrLevel.A0, (int)CefrLevel.C2));
        return new()
        {
            Speaking = Near(0, 0),
            Listening = Near(0, 1),
            Reading = Near(-1, 0),
            Writing = Near(-1, 0),
            Source = random.Known(0.95, (LevelSource)random.Share([.45, .2, .1, .25])),
            StatedOn = Today.AddMonths(-random.Whole(0, 9)),
        };
    }

    private static Wishes Wishes(SeededRandom random, int openings) => new()
    {
        Interests = random.Tags(WorkloadDraws.Interests, random.Whole(2, 5)),
        Kinds = [.. OpeningKinds.All.Where(_ => random.Chance(0.3)).Select(kind => new KindWish(kind, random.Whole(0, 3)))],
        Buddy = random.Known(0.6, (BuddyWish)random.Share([.5, .17, .33])),
        Avoid = random.Chance(0.03) ? [new(random.Whole(1, 1 + openings / WorkloadOpening.PerOrganisation))] : [],
    };

    private static Mobility Mobility(SeededRandom random)
    {
        var (mode, minutes) = Transport[random.Share([.45, .10, .30, .15])];
        var drives = mode == TravelMode.Car;
        return new()
        {
            Modes = random.Chance(0.1) ? null : random.Chance(0.15) ? [TravelMode.Walking, mode, TravelMode.Meerijden] : [TravelMode.Walking, mode],
            Cycling = random.Known(0.9, mode is TravelMode.Bicycle or TravelMode.EBike ? Cycling.Can : (Cycling)random.Whole(0, 3)),
            DrivingLicence = drives ? true : random.Known(0.8, random.Chance(0.1)),
            MaxMinutes = random.Known(0.9, minutes + 15 * (random.Share([.25, .6, .15]) - 1)),
        };
    }

    private static Availability Availability(SeededRandom random)
    {
        var (lessons, care, free) = (DayParts.None, DayParts.None, DayParts.None);
        for (var day = 0; day < 7; day++)
            for (var part = 0; part < DayParts.PerDay; part++)
            {
                var (slot, isWeekday, isEvening) = (DayParts.Of(day, part), day < 5, part == 2);
                if (isWeekday && !isEvening && random.Chance(0.25))
                    lessons = lessons.With(slot);
                else if (random.Chance(0.15))
                    care = care.With(slot);
                else if (random.Chance(isWeekday && !isEvening ? 0.85 : 0.35))
                    free = free.With(slot);
            }
        return new()
        {
            Free = random.Known(0.93, free),
            Lessons = lessons,
            Care = care,
            ScheduleOn = Today.AddDays(-random.Whole(0, 200)),
            MaxHours = random.Known(0.92, 8 + 4 * random.Whole(0, 8)),
            WorksHours = random.Known(0.8, random.Chance(0.7) ? 0 : random.Whole(4, 24)),
        };
    }
}
