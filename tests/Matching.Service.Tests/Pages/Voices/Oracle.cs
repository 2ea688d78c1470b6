using System.Text.RegularExpressions;
using Matching.Engine.Domain;

namespace Matching.Service.Tests.Pages.Voices;

/// <summary>
/// What is true of a pair, worked out here from the facts of the snapshot alone: no rule, feature or journey of the engine is asked,
/// and its figures are written out again.
/// </summary>
internal sealed partial class Oracle(Spoken spoken)
{
    private static readonly string[] Days = ["ma", "di", "wo", "do", "vr", "za", "zo"];
    private static readonly string[] DayNames = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];
    private static readonly string[] Parts = ["ochtend", "middag", "avond"];
    private static readonly string[] Months = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

    private Newcomer Person => spoken.Newcomer;
    private Opening Place => spoken.Opening;

    public IReadOnlyList<string> SharedInterests => [.. Person.Wishes.Interests.Where(Place.Offers.Interests.Contains)];
    public IReadOnlyList<string> SharedSkills => [.. Person.Background.Skills.Where(Place.Offers.Skills.Contains)];
    public IReadOnlyList<string> NewSkills => [.. Place.Offers.Skills.Where(s => !Person.Background.Skills.Contains(s))];

    /// <summary>How many digits her nearest occupation shares with the work, 0 to 4.</summary>
    public int SharedDigits => Place.Offers.Occupation is not { } work ? 0 : Person.Background.Occupations
        .Select(own => own.ToString().Zip(work.ToString()).TakeWhile(d => d.First == d.Second).Count()).DefaultIfEmpty().Max();

    /// <summary>The opening's dagdelen on which she is free.</summary>
    public IReadOnlyList<(int Day, int Part)> FreeThere =>
    [
        .. from day in Enumerable.Range(0, 7)
           from part in Enumerable.Range(0, 3)
           where Place.Schedule.DayParts!.Value.Contains(day, part) && IsFree(day, part)
           select (day, part),
    ];

    public int? HoursThatCount => Place.Schedule.HoursMin ?? Place.Schedule.HoursMax;

    /// <summary>'Z-route' before 'MAP'; null when no hours count.</summary>
    public string? CountsFor =>
        Person.Integration.HoursDueZ > 0 && Place.Offers.CountsFor.Contains(Engine.Domain.CountsFor.ZHours) ? "Z-route"
        : Person.Integration.HoursDueMap > 0 && Place.Offers.CountsFor.Contains(Engine.Domain.CountsFor.Map) ? "MAP"
        : null;

    /// <summary>In the words of the screen.</summary>
    public IReadOnlyList<string> GoalsServed => [.. (Person.Integration.Goals ?? []).Where(Serves).Select(GoalWord)];

    public int MonthsSinceSchedule
    {
        get
        {
            var months = 0;
            while (Person.Availability.ScheduleOn!.Value.AddMonths(months + 1) <= spoken.Town.BusinessDate)
                months++;
            return months;
        }
    }

    public bool TransportIsKnown => Person.Mobility.Modes is not null;

    /// <summary>Minutes by a way that is open to her, as the screens call it; null when it is not.</summary>
    public int? Minutes(string way)
    {
        var modes = Person.Mobility.Modes;
        var kilometres = Kilometres(Person.Postcode, Place.Postcode);
        double? minutes = way switch
        {
            "lopen" => kilometres * 1.3 * 12,
            "fietsen" when Person.Mobility.Cycling is Cycling.Can && modes?.Contains(TravelMode.Bicycle) is not false
                || Person.Mobility.Cycling is null && modes?.Contains(TravelMode.Bicycle) is true => kilometres * 1.3 * 4,
            "e-bike" when Person.Mobility.Cycling is null or Cycling.Can && modes?.Contains(TravelMode.EBike) is true => kilometres * 1.3 * 3,
            "bus" when kilometres > 1 && modes?.Contains(TravelMode.PublicTransport) is not false => kilometres * 3 + 8,
            "auto" when Person.Mobility.DrivingLicence is not false && modes?.Contains(TravelMode.Car) is true => kilometres * 1.3 * 60 / 45 + 5,
            "meerijden" when modes?.Contains(TravelMode.Meerijden) is not false && Place.Offers.SeatFrom is { } seat =>
                ((seat == Person.Postcode ? 0 : Kilometres(Person.Postcode, seat)) + Kilometres(seat, Place.Postcode)) * 1.3 * 60 / 45 + 5,
            _ => null,
        };
        return minutes is { } exact ? (int)Math.Round(exact, MidpointRounding.AwayFromZero) : null;
    }

    public static string Date(DateOnly? date) => date is { } on ? $"{on.Day} {Months[on.Month - 1]} {on.Year}" : "zonder datum";

    public static IReadOnlyList<int> Numbers(string text) => [.. Number().Matches(text).Select(m => int.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture))];

    public static IReadOnlyList<string> Levels(string text) => [.. Level().Matches(text).Select(m => m.Value)];

    public static bool Says(string text, string word) => Regex.IsMatch(text, $@"(?<![\p{{L}}-]){Regex.Escape(word)}(?![\p{{L}}-])");

    /// <summary>Reads "di en do middag, za hele dag" back.</summary>
    public static IReadOnlyList<(int Day, int Part)> ReadWeek(string text)
    {
        if (text == "altijd")
            return [.. from day in Enumerable.Range(0, 7) from part in Enumerable.Range(0, 3) select (day, part)];
        var (read, days, hasParts, isRange) = (new List<(int, int)>(), new List<int>(), false, false);
        foreach (var word in text.ToLowerInvariant().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Array.IndexOf(Days, word) is >= 0 and var day)
            {
                if (hasParts)
                    (days, hasParts) = ([], false);
                days.AddRange(isRange ? Enumerable.Range(days[^1] + 1, day - days[^1]) : [day]);
                isRange = false;
            }
            else if (word == "t/m")
                isRange = true;
            else if (word is "hele" || Array.IndexOf(Parts, word) >= 0)
            {
                int[] parts = word is "hele" ? [0, 1] : [Array.IndexOf(Parts, word)];
                read.AddRange(days.SelectMany(d => parts.Select(p => (d, p))));
                hasParts = true;
            }
            else
                Assert.Contains(word, new[] { "en", "dag" });
        }
        return [.. read.Order()];
    }

    /// <summary>Reads "dinsdagmiddag" back.</summary>
    public static (int Day, int Part) ReadDay(string text) =>
        (Array.FindIndex(DayNames, d => text.StartsWith(d, StringComparison.Ordinal)), Array.FindIndex(Parts, p => text.EndsWith(p, StringComparison.Ordinal)));

    private bool IsFree(int day, int part)
    {
        var week = Person.Availability;
        var isCaredFor = week.Care.Contains(day, part) && !week.Lessons.Contains(day, part)
            && (Place.Offers.Childcare == Childcare.OnSite || Place.Offers.Childcare == Childcare.SchoolHours && day < 5 && part < 2);
        return (week.Free!.Value.Contains(day, part) || isCaredFor) && !spoken.Town.Commitments.Any(c =>
            c.Newcomer == Person.Id && c.Opening != Place.Id && c.DayParts.Contains(day, part)
            && (c.Period.End ?? DateOnly.MaxValue) >= spoken.Town.BusinessDate
            && (c.Period.Begin ?? DateOnly.MinValue) <= spoken.Town.BusinessDate.AddDays(56));
    }

    private bool Serves(PlanGoal goal) => goal switch
    {
        PlanGoal.Work => Place.Kind == OpeningKind.WorkPlacement,
        PlanGoal.Language => Place.Kind is OpeningKind.Taalstage or OpeningKind.Maatje,
        PlanGoal.Education => Place.Offers.WorkForm is WorkForm.LearningJob or WorkForm.Internship,
        _ => Place.Kind is OpeningKind.Maatje or OpeningKind.SportsClub or OpeningKind.VolunteerRole,
    };

    private static string GoalWord(PlanGoal goal) => goal switch
    {
        PlanGoal.Work => "werk",
        PlanGoal.Language => "Nederlands leren",
        PlanGoal.Education => "een opleiding",
        _ => "meedoen",
    };

    private double Kilometres(Postcode from, Postcode to)
    {
        var (here, there) = (Where(from), Where(to));
        var half = (Math.PI / 180) / 2;
        var (north, east) = (Math.Sin((there.Latitude - here.Latitude) * half), Math.Sin((there.Longitude - here.Longitude) * half));
        var chord = north * north + Math.Cos(here.Latitude * 2 * half) * Math.Cos(there.Latitude * 2 * half) * east * east;
        return Math.Max(0.8, 12_742 * Math.Atan2(Math.Sqrt(chord), Math.Sqrt(1 - chord)));
    }

    private Engine.Rounds.PostcodePlace Where(Postcode postcode) => spoken.Town.Places.Single(p => p.Postcode == postcode);

    [GeneratedRegex(@"(?<![\p{L}\d])\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"\b[ABC][0-2]\b")]
    private static partial Regex Level();
}
