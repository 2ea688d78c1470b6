using Matching.Engine.Domain;
using Matching.Simulation;
using static Matching.Benchmarks.Workloads.Workload;

namespace Matching.Benchmarks.Workloads;

/// <summary>One opening of a workload; the shares are those written here.</summary>
internal static class WorkloadOpening
{
    /// <summary>Openings of one organisation.</summary>
    public const int PerOrganisation = 8;

    private static readonly EducationLevel[] Education =
        [EducationLevel.None, EducationLevel.Vmbo, EducationLevel.Mbo2, EducationLevel.Mbo4, EducationLevel.Hbo];

    public static Opening Draw(SeededRandom random, WorkloadMap map, int id)
    {
        var kind = (OpeningKind)random.Share([.30, .15, .20, .15, .20]);
        var (postcode, isWork) = (map.Host(random), kind.IsWork());
        var places = random.Chance(0.1) ? (int?)null : Math.Min(10, 1 + (int)random.Exponential(1.2));
        return new()
        {
            Id = new(id),
            Organisation = new(1 + id / PerOrganisation),
            Kind = kind,
            Postcode = postcode,
            Status = random.Chance(0.97) ? OpeningStatus.Published : random.Chance(0.5) ? OpeningStatus.Draft : OpeningStatus.Closed,
            Form = kind == OpeningKind.SportsClub ? OpeningForm.Group : OpeningForm.OneToOne,
            Capacity = new(places, places is { } all ? random.Chance(0.07) ? all : random.Whole(0, all - 1) : 0),
            Schedule = Schedule(random, isWork),
            Asks = Asks(random, kind),
            Offers = new()
            {
                DutchUse = random.Known(0.9, (DutchUse)random.Whole(0, 2)),
                Occupation = isWork ? random.Pick(WorkloadDraws.Occupations) : null,
                Skills = random.Tags(WorkloadDraws.Skills, random.Whole(2, 7)),
                Interests = random.Tags(WorkloadDraws.Interests, random.Whole(1, 4)),
                HasFollowUp = random.Chance(0.3),
                SeatFrom = random.Chance(0.03) ? map.Near(postcode, random) : null,
                WorkForm = isWork ? (WorkForm)random.Share([.15, .05, .1, .4, .2, .1]) : null,
                CountsFor = random.Chance(0.4) ? [(CountsFor)random.Whole(0, 2)] : [],
                Childcare = random.Known(0.5, (Childcare)random.Share([.7, .1, .2])),
                Guidance = random.Known(0.8, random.Whole(0, 3)),
            },
            FairWork = new() { HasLearningGoal = random.Chance(0.98), HasSupervisor = true, DisplacesNobody = true, Checked = random.Chance(0.96) },
        };
    }

    private static Schedule Schedule(SeededRandom random, bool isWork)
    {
        var dayParts = DayParts.None;
        for (var i = random.Whole(1, isWork ? 6 : 3); i > 0; i--)
            dayParts = dayParts.With(isWork || random.Chance(0.5)
                ? DayParts.Of(random.Whole(0, 4), random.Whole(0, 1))
                : DayParts.Of(random.Whole(0, 6), random.Whole(0, 2)));
        var begin = random.Chance(0.02) ? Today.AddDays(random.Whole(60, 120)) : Today.AddDays(-(int)random.Exponential(30));
        return new()
        {
            Period = new(begin, isWork ? begin.AddMonths(random.Whole(2, 6)) : null),
            DayParts = random.Chance(0.15) ? null : dayParts,
            DayPartsNeeded = isWork ? random.Whole(1, 3) : 1,
            HoursMin = random.Known(0.8, isWork ? 4 * random.Whole(2, 6) : random.Whole(1, 6)),
        };
    }

    private static Requirements Asks(SeededRandom random, OpeningKind kind)
    {
        var (level, isWork) = (random.Share([.15, .20, .30, .25, .10]), kind.IsWork());
        CefrLevel? Level(double asked, int below) => random.Known(asked, (CefrLevel)Math.Max(0, level - below));
        return new()
        {
            Dutch = new() { Speaking = Level(1, 0), Listening = Level(0.9, 0), Reading = Level(0.5, 1), Writing = Level(0.3, 1) },
            Education = isWork || kind == OpeningKind.VolunteerRole ? Education[random.Share([.45, .25, .15, .10, .05])] : null,
            RecognisedDiploma = isWork && random.Chance(0.05),
            DrivingLicence = isWork && random.Chance(0.08),
            Demands = random.Share() is var demand && demand < 0.5 ? Demands.None : (Demands)(1 << random.Whole(0, 6)) | (demand < 0.8 ? Demands.None : Demands.Lifting),
            Ages = random.Share() switch
            {
                < 0.08 => new(random.Chance(0.5) ? 18 : 21, null, AgeReason.None),
                < 0.11 => new(null, 27, AgeReason.YouthProgramme),
                _ => default,
            },
            Audience = kind is OpeningKind.Maatje or OpeningKind.SportsClub && random.Chance(0.2)
                ? new(random.Chance(0.8) ? AudienceLimit.Women : AudienceLimit.Men, AudienceReason.PreferencePolicy)
                : default,
            ContactLanguages = random.Chance(0.05) ? [random.Pick(WorkloadDraws.Languages)] : [],
            Routes = random.Chance(0.08) ? [(LearningRoute)random.Whole(0, 2)] : [],
            BuddySex = kind == OpeningKind.Maatje ? random.Known(0.8, random.Chance(0.6) ? Sex.Female : Sex.Male) : null,
        };
    }
}
