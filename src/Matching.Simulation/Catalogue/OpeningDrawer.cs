using System.Globalization;
using Matching.Engine.Domain;

namespace Matching.Simulation.Catalogue;

/// <summary>Draws one opening: a kind, a sort of that kind, a host, a place and a time.</summary>
internal static class OpeningDrawer
{
    /// <summary>A fixed rhythm of kinds, so that also eight openings hold all five: 6 work, 4 taalstage, 4 maatje, 3 sport, 3 volunteer of 20 (A).</summary>
    private static readonly OpeningKind[] Rhythm =
        [.. "WTMSVWMWTSWVTMWSTVMW".Select(letter => letter switch
        {
            'W' => OpeningKind.WorkPlacement,
            'T' => OpeningKind.Taalstage,
            'M' => OpeningKind.Maatje,
            'S' => OpeningKind.SportsClub,
            _ => OpeningKind.VolunteerRole,
        })];

    public static IReadOnlyList<OpeningTemplate> Templates(OpeningKind kind) => kind switch
    {
        OpeningKind.WorkPlacement => WorkPlacements.All,
        OpeningKind.Taalstage => Taalstages.All,
        OpeningKind.Maatje => Maatjes.All,
        OpeningKind.SportsClub => SportsClubs.All,
        _ => VolunteerRoles.All,
    };

    public static TownOpening Draw(TownOptions options, Region region, TownStaff staff, int number)
    {
        var random = SeededRandom.Stream(options.Seed, "opening", number);
        var kind = Rhythm[(number - 1) % Rhythm.Length];
        var template = random.Pick(Templates(kind));
        var organisation = random.Pick(staff.OrganisationsOf(template.Hosts));
        var draft = template.IsUnpaid && random.Chance(Assumptions.Draft);
        var complete = !draft || random.Chance(0.5);
        var occupation = template.Occupation is { } label ? People.OccupationPool.Known(label) : null;
        var supervisor = Names.OfStaff(random.Whole(200, 700));
        var postcode = region.HostOf(random);
        var dayParts = template.Times is { } times ? Week.Some(random, times, template.Offered) : (DayParts?)null;

        return new()
        {
            Opening = new()
            {
                Id = new(number),
                Organisation = organisation.Id,
                Kind = kind,
                Postcode = postcode,
                Status = draft ? OpeningStatus.Draft : OpeningStatus.Published,
                Form = template.Form,
                Capacity = template.Places is { } places ? new(random.Whole(places.Low, places.High), 0) : Capacity.Unlimited,
                Schedule = Times(random, options.Anchor, template, dayParts),
                Asks = Asks(random, template, kind),
                Offers = Offers(random, region, template, occupation, dayParts),
                FairWork = template.IsUnpaid
                    ? new() { HasLearningGoal = complete, HasSupervisor = complete, DisplacesNobody = complete, Checked = !draft }
                    : new(),
            },
            ExternId = string.Create(CultureInfo.InvariantCulture, $"P-{number:000}"),
            Title = template.Title,
            Description = template.Description,
            CoordinatorEmail = staff.CoordinatorOf(organisation.Id).Email,
            Occupation = occupation?.Label,
            LearningGoal = complete ? template.LearningGoal : null,
            Supervisor = template.IsUnpaid && complete ? $"{supervisor.Given} {supervisor.Family}" : null,
            FollowUp = template.FollowUp,
        };
    }

    private static Schedule Times(SeededRandom random, DateOnly anchor, OpeningTemplate template, DayParts? dayParts)
    {
        var begin = anchor.AddDays(random.Chance(Assumptions.NotBegunYet) ? random.Whole(1, 28) : -random.Whole(1, 60));
        var oneDay = OnADayOf(dayParts, anchor.AddDays(random.Whole(10, 45)));
        var (startsAt, endsAt) = Clock(random, dayParts);
        return new()
        {
            Period = template.Form == OpeningForm.OneOff ? new(oneDay, oneDay)
                : template.IsUnpaid ? new(begin, begin.AddDays(random.Whole(100, 175)))
                : new(begin, null),
            DayParts = dayParts,
            DayPartsNeeded = template.Needed,
            HoursMin = template.Hours?.Min,
            HoursMax = template.Hours?.Max,
            StartsAt = startsAt,
            EndsAt = endsAt,
        };
    }

    /// <summary>The first day, from the one drawn, on which the dagdelen fall.</summary>
    private static DateOnly OnADayOf(DayParts? dayParts, DateOnly from) => dayParts is not { IsEmpty: false } parts ? from : Enumerable.Range(0, 7)
        .Select(from.AddDays)
        .First(day => !parts.Overlap(new(7 << ((int)day.DayOfWeek + 6) % 7 * DayParts.PerDay)).IsEmpty);

    /// <summary>Times of day where all dagdelen are of one part, for half of them: hosts often leave them open.</summary>
    private static (TimeOnly?, TimeOnly?) Clock(SeededRandom random, DayParts? dayParts)
    {
        if (dayParts is not { } set || !random.Chance(0.5))
            return (null, null);
        if (set.Without(Week.Mornings).IsEmpty) return (new(9, 0), new(12, 30));
        if (set.Without(Week.Afternoons).IsEmpty) return (new(13, 0), new(16, 30));
        if (set.Without(Week.Evenings).IsEmpty) return (new(19, 0), new(21, 0));
        return (null, null);
    }

    private static Requirements Asks(SeededRandom random, OpeningTemplate template, OpeningKind kind) => new()
    {
        Dutch = template.Dutch,
        Education = template.Education,
        RecognisedDiploma = template.Regulated,
        DrivingLicence = template.Licence,
        Vog = template.Vog,
        Demands = template.Demands,
        Ages = template.Ages,
        Audience = template.Audience,
        ContactLanguages = template.Languages,
        BuddySex = kind == OpeningKind.Maatje ? random.Chance(0.62) ? Sex.Female : Sex.Male : null,
    };

    private static Offer Offers(
        SeededRandom random, Region region, OpeningTemplate template, Occupation? occupation, DayParts? dayParts)
    {
        var byDay = dayParts is { } set && set.Without(Week.Days).IsEmpty;
        return new()
        {
            DutchUse = template.Use,
            Occupation = occupation?.Group,
            Skills = occupation is null ? [] : [.. occupation.SkillGroups.Take(3).Select(code => Occupations.Esco.SkillGroups[code])],
            Interests = template.Interests,
            HasFollowUp = template.FollowUp is not null,
            SeatFrom = byDay && random.Chance(Assumptions.SeatToRideAlong) ? region.HomeOf(random) : null,
            TravelPaid = template.Work is null ? null : random.Chance(0.5),
            WorkForm = template.Work,
            PayPerMonth = template.Pay,
            CountsFor = template.Counts,
            Childcare = !byDay ? null
                : random.Chance(Assumptions.ChildcareOnSite) ? Childcare.OnSite
                : random.Chance(Assumptions.SchoolHours) ? Childcare.SchoolHours : Childcare.None,
            Guidance = template.Guidance,
        };
    }
}
