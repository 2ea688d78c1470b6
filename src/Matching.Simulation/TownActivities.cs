using System.Globalization;
using Matching.Engine.Domain;
using Matching.Simulation.Catalogue;
using Matching.Simulation.People;

namespace Matching.Simulation;

/// <summary>The words of <c>activities.csv</c> beside the five kinds: <c>les coaching anders</c>.</summary>
public enum ActivityKind { Lessons, Coaching, Other, WorkPlacement, Taalstage, Maatje, SportsClub, VolunteerRole }

/// <summary>Something that already runs outside Matching. What Matching itself arranged stands in the history.</summary>
public sealed record TownActivity
{
    public required string ExternId { get; init; }
    public required NewcomerId Newcomer { get; init; }
    public required string Organisation { get; init; }
    public required ActivityKind Kind { get; init; }
    public required Period Period { get; init; }
    public DayParts DayParts { get; init; }

    /// <summary>Null for lessons: their time is told in dagdelen.</summary>
    public int? HoursPerWeek { get; init; }

    /// <summary>The kind of opening that it is one of, or null.</summary>
    public OpeningKind? OpeningKind => Kind switch
    {
        ActivityKind.WorkPlacement => Engine.Domain.OpeningKind.WorkPlacement,
        ActivityKind.Taalstage => Engine.Domain.OpeningKind.Taalstage,
        ActivityKind.Maatje => Engine.Domain.OpeningKind.Maatje,
        ActivityKind.SportsClub => Engine.Domain.OpeningKind.SportsClub,
        ActivityKind.VolunteerRole => Engine.Domain.OpeningKind.VolunteerRole,
        _ => null,
    };
}

/// <summary>Draws what runs already: lessons, and a little of everything.</summary>
internal static class ActivityDrawer
{
    public static IEnumerable<TownActivity> Draw(TownOptions options, TownStaff staff, TownPerson person)
    {
        if (person.Knowledge == Knowledge.Bare || person.Newcomer.Status is NewcomerStatus.Paused or NewcomerStatus.Finished)
            yield break;
        var random = SeededRandom.Stream(options.Seed, "activities", person.Newcomer.Id.Value);
        var free = person.Newcomer.Availability.Free ?? DayParts.None;

        TownActivity Running(ActivityKind kind, OrganisationKind host, DayParts when, int? hours)
        {
            var begin = options.Anchor.AddDays(-random.Whole(20, 300));
            return new()
            {
                ExternId = string.Create(CultureInfo.InvariantCulture, $"{person.ExternId}-{kind}"),
                Newcomer = person.Newcomer.Id,
                Organisation = random.Pick(staff.OrganisationsOf([host])).Name,
                Kind = kind,
                Period = new(begin, kind == ActivityKind.Lessons ? begin.AddDays(random.Whole(340, 700)) : null),
                DayParts = when,
                HoursPerWeek = hours,
            };
        }

        var lessons = person.Newcomer.Availability.Lessons;
        if (!lessons.IsEmpty && random.Chance(Assumptions.LessonsInFile))
            yield return Running(ActivityKind.Lessons, OrganisationKind.VocationalSchool, lessons, null);
        if (random.Chance(Assumptions.CoachingElsewhere))
            yield return Running(ActivityKind.Coaching, OrganisationKind.Welfare, DayParts.None, 1);
        if (random.Chance(Assumptions.SportElsewhere))
            yield return Running(ActivityKind.SportsClub, OrganisationKind.SportsClub, Week.Some(random, free.Overlap(Week.Evenings), 1), 2);
        if (random.Chance(Assumptions.MaatjeElsewhere))
            yield return Running(ActivityKind.Maatje, OrganisationKind.LanguagePoint, DayParts.None, 1);
        if (random.Chance(Assumptions.VolunteersElsewhere))
            yield return Running(ActivityKind.VolunteerRole, OrganisationKind.Neighbourhood, Week.Some(random, free.Overlap(Week.Days), 1), 4);
    }
}
