using Matching.Engine.Domain;

namespace Matching.Simulation.People;

/// <summary>How someone travels and when she has time.</summary>
internal sealed record Life(Mobility Mobility, Availability Availability)
{
    private const int HoursPerDayPart = 4;
    private const int HoursAtLeast = 2;

    public static Life Draw(SeededRandom random, DateOnly anchor, Sex sex, Programme programme) =>
        new(Travel(random, sex), Time(random, anchor, sex, programme));

    private static Mobility Travel(SeededRandom random, Sex sex)
    {
        var cycles = random.Chance(sex == Sex.Female ? Assumptions.CyclesWomen : Assumptions.CyclesMen);
        var hasBicycle = !random.Chance(Assumptions.NoBicycle);
        if (random.Chance(Assumptions.HardlyTravels))
            return new() { Modes = [TravelMode.Walking], Cycling = Cycling.Cannot, DrivingLicence = false, MaxMinutes = Assumptions.MinutesHardly };
        var licence = random.Chance(sex == Sex.Female ? Assumptions.LicenceWomen : Assumptions.LicenceMen);
        List<TravelMode> modes = [TravelMode.Walking];
        if (cycles && hasBicycle) modes.Add(TravelMode.Bicycle);
        if (cycles && random.Chance(Assumptions.EBike)) modes.Add(TravelMode.EBike);
        if (random.Chance(Assumptions.PublicTransport)) modes.Add(TravelMode.PublicTransport);
        if (licence && random.Chance(Assumptions.CarGivenLicence)) modes.Add(TravelMode.Car);
        if (random.Chance(0.5)) modes.Add(TravelMode.Meerijden);
        var minutes = Assumptions.MinutesMedian * Math.Exp(random.Normal(deviation: Assumptions.MinutesSpread));
        return new()
        {
            Modes = modes,
            Cycling = cycles
                ? hasBicycle ? Cycling.Can : Cycling.NoBicycle
                : random.Chance(Assumptions.LearnsToCycle) ? Cycling.Learning : Cycling.Cannot,
            DrivingLicence = licence,
            MaxMinutes = Math.Clamp((int)Math.Round(minutes / 5) * 5, 15, 90),
        };
    }

    private static Availability Time(SeededRandom random, DateOnly anchor, Sex sex, Programme programme)
    {
        var lessons = Lessons(random, programme);
        var cares = random.Chance(sex == Sex.Female ? Assumptions.CareWomen : Assumptions.CareMen);
        var care = cares ? Week.Some(random, Week.Afternoons.With(Week.Evenings).Without(lessons), random.Whole(3, 6)) : DayParts.None;
        var worksChance = Math.Min(Assumptions.WorksAtMost, Assumptions.WorksPerYear * programme.Months / 12);
        var works = random.Chance(worksChance) ? random.Whole(2, 8) * HoursPerDayPart : 0;
        var taken = lessons.With(care);
        var shifts = Week.Some(random, Week.Days.With(Week.Evenings).With(Week.Weekend).Without(taken), works / HoursPerDayPart);
        var free = Week.Days.Without(taken).Without(shifts);
        if (random.Chance(Assumptions.EveningsFree)) free = free.With(Week.Evenings.Without(taken).Without(shifts));
        if (random.Chance(Assumptions.WeekendFree)) free = free.With(Week.Weekend.Without(shifts));
        var hours = Math.Min(random.Whole(Assumptions.HoursLow, Assumptions.HoursHigh), Math.Max(HoursAtLeast, 40 - works));
        if (random.Chance(Assumptions.HardlyAnyTime))
        {
            var left = Week.Some(random, free, 1);
            (free, care, hours) = (left, care.With(Week.Days.Without(lessons).Without(shifts).Without(left)), HoursAtLeast);
        }
        return new()
        {
            Free = free,
            Lessons = lessons,
            Care = care,
            ScheduleOn = anchor.AddDays(-random.Whole(3, 150)),
            MaxHours = hours,
            WorksHours = works,
        };
    }

    private static DayParts Lessons(SeededRandom random, Programme programme)
    {
        if (programme.Integration.Route is null || programme.Months > Assumptions.MonthsSinceSettlingMax)
            return DayParts.None;
        var half = random.Chance(0.6) ? Week.Mornings : Week.Afternoons;
        return programme.Route == LearningRoute.Education
            ? Week.Some(random, Week.Days, Assumptions.LessonDayPartsEducation)
            : Week.Some(random, half, Assumptions.LessonDayParts);
    }
}
