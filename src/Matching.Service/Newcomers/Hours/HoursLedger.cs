namespace Matching.Service.Newcomers.Hours;

/// <summary>Something that runs or will, whose hours count towards the Z-route.</summary>
public sealed record HoursSource(string Title, string? Organisation, decimal PerWeek, DateOnly? From, DateOnly? Until);

/// <summary>Hours that were recorded for the week that begins on this Monday.</summary>
public sealed record HoursWeek(DateOnly Week, decimal Hours);

/// <summary>
/// Where somebody stands towards the 800 hours of taking part of the Z-route: what is done, what the weeks that are left ask, and what comes
/// of what runs now. Pure: the same facts, the same figures, on the page and in the chart.
/// </summary>
public sealed record HoursLedger
{
    /// <summary>What the law asks.</summary>
    public const int Total = 800;

    private const decimal DaysAWeek = 7;

    public required DateOnly Today { get; init; }

    /// <summary>Still due, 0 to 800: the dossier's own figure.</summary>
    public required int Due { get; init; }

    /// <summary>The end of the term; null is not known.</summary>
    public required DateOnly? End { get; init; }
    public required IReadOnlyList<HoursSource> Sources { get; init; }

    /// <summary>Oldest first; what was recorded is part of what is done.</summary>
    public required IReadOnlyList<HoursWeek> Weeks { get; init; }

    /// <summary>What hosts wrote down of who was there, per week, oldest first. Not part of what is done until the caseworker records it.</summary>
    public IReadOnlyList<HoursWeek> Attended { get; init; } = [];

    public int Done => Total - Due;

    /// <summary>Whole weeks until the term ends; 0 when it is over, null when it is not known.</summary>
    public int? WeeksLeft => End is { } end ? Math.Max(0, (end.DayNumber - Today.DayNumber) / 7) : null;

    /// <summary>Hours a week from now on to reach the total in time; null without an end, or without a week left.</summary>
    public decimal? NeededPerWeek => WeeksLeft is > 0 and var weeks ? Math.Round((decimal)Due / weeks, 1) : null;

    /// <summary>Hours a week of what runs today.</summary>
    public decimal NowPerWeek => Sources.Where(s => !(s.From > Today) && !(s.Until < Today)).Sum(s => s.PerWeek);

    /// <summary>Hours that what runs or is planned still brings before the term ends; 0 without an end.</summary>
    public decimal Coming => End is { } end ? Sources.Sum(s => BetweenNowAnd(end, s)) : 0;

    /// <summary>Done at the end of the term as it goes now, at most the total.</summary>
    public decimal Expected => Math.Min(Total, Done + Math.Floor(Coming));

    /// <summary>What is missing at the end as it goes now.</summary>
    public decimal Missing => Total - Expected;

    /// <summary>What was done at the end of each recorded week, oldest first, ending with today.</summary>
    public IReadOnlyList<(DateOnly On, decimal Done)> Course
    {
        get
        {
            var done = Done - Weeks.Sum(w => w.Hours);
            var points = new List<(DateOnly, decimal)>();
            foreach (var week in Weeks)
            {
                if (points.Count == 0)
                    points.Add((week.Week, Math.Max(0, done)));
                done += week.Hours;
                var ends = week.Week.AddDays(7);
                points.Add((ends < Today ? ends : Today, Math.Max(0, done)));
            }
            if (points.Count == 0 || points[^1].Item1 < Today)
                points.Add((Today, Done));
            return points;
        }
    }

    /// <summary>Hours still due as the dossier says them: whole, 0 to 800. Who has half an hour to do is not done.</summary>
    public static int DueOf(decimal hours) => (int)Math.Clamp(Math.Ceiling(hours), 0, Total);

    private decimal BetweenNowAnd(DateOnly end, HoursSource source)
    {
        var from = source.From > Today ? source.From.Value : Today;
        var until = source.Until < end ? source.Until.Value : end;
        return until <= from ? 0 : source.PerWeek * (until.DayNumber - from.DayNumber) / DaysAWeek;
    }
}
