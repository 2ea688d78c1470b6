using Matching.Service.Newcomers.Steps;
using Matching.Service.Pages.Texts;

namespace Matching.Service.Pages.Caseworker;

/// <summary>One bar or dot in a lane, in pixels of the drawing.</summary>
internal sealed record LaneItem(double X, double Y, double Width, string Text, double TextX, bool TextEndsAt, string Class, bool IsMoment);

/// <summary>One organisation.</summary>
internal sealed record Lane(IReadOnlyList<string> Name, double Top, double Height, IReadOnlyList<LaneItem> Items);

/// <summary>
/// Where every step of the last and the coming months stands in the drawing: a lane per organisation, the municipality first. What does not
/// fit is left out here and stands in the list below it.
/// </summary>
internal sealed class LaneChart
{
    public const int Width = 690;
    private const int Left = 150;
    private const int Head = 44;
    private const int RowHeight = 26;
    private const int LanePadding = 8;
    private const int MonthsBack = 5;
    private const int MonthsAhead = 5;
    private const int MostLanes = 7;
    private const int MostRows = 4;
    private const int LongestText = 30;
    private const int LongestName = 20;

    /// <summary>Of a letter of 12 pixels high, on average.</summary>
    private const double LetterWidth = 6.3;

    private readonly DateOnly _from;
    private readonly DateOnly _to;

    private LaneChart(DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        (_from, _to) = (month.AddMonths(-MonthsBack), month.AddMonths(MonthsAhead));
        TodayX = XOf(today);
        Months = [.. Enumerable.Range(0, MonthsBack + MonthsAhead).Select(i => month.AddMonths(i - MonthsBack)).Select(m => (XOf(m), m))];
    }

    public double TodayX { get; }
    public IReadOnlyList<(double X, DateOnly Month)> Months { get; }
    public IReadOnlyList<Lane> Lanes { get; private init; } = [];
    public double Height { get; private init; }

    /// <summary><paramref name="municipality"/> names the first lane; <paramref name="doubled"/> are the subjects that two organisations do.</summary>
    public static LaneChart Of(IReadOnlyList<Step> steps, DateOnly today, string municipality, IReadOnlySet<string> doubled)
    {
        var frame = new LaneChart(today);
        var lanes = new List<Lane>();
        double top = Head;
        var groups = steps.Where(s => s.Kind != StepKind.Proposal && s.Begins is not null && frame.Shows(s))
            .GroupBy(s => s.Organisation ?? "", StringComparer.OrdinalIgnoreCase)
            .OrderBy(g => g.Key.Length == 0 ? 0 : 1).ThenBy(g => g.Min(s => s.Begins)).ThenBy(g => g.Key, StringComparer.Ordinal);
        foreach (var group in groups.Take(MostLanes))
        {
            var (items, rows) = frame.Items(group.OrderBy(s => s.Begins), top + LanePadding, doubled);
            var height = (Math.Max(1, rows) * RowHeight) + (2 * LanePadding);
            lanes.Add(new(Lines(group.Key.Length == 0 ? municipality : group.First().Organisation!), top, height, items));
            top += height;
        }
        return new LaneChart(today) { Lanes = lanes, Height = top };
    }

    private (List<LaneItem> Items, int Rows) Items(IEnumerable<Step> steps, double top, IReadOnlySet<string> doubled)
    {
        var items = new List<LaneItem>();
        var ends = new List<double>();
        foreach (var step in steps)
        {
            var (x, until) = (XOf(step.Begins!.Value), XOf(step.Ends ?? _to));
            var text = Cut(StepText.Brief(step), LongestText);
            var wide = text.Length * LetterWidth;
            var width = step.IsMoment ? 0 : Math.Max(6, until - x);
            var isInside = !step.IsMoment && width >= wide + 10;
            var afterwards = (step.IsMoment ? x + 10 : x + width + 5) + wide;
            var endsAt = !isInside && afterwards > Width;
            var textX = isInside ? x + 6 : endsAt ? x - 8 : step.IsMoment ? x + 10 : x + width + 5;
            var (begin, end) = isInside ? (x, x + width) : endsAt ? (x - 8 - wide, x + width) : (x - 6, afterwards);
            var row = ends.FindIndex(last => last < begin);
            if (row < 0 && ends.Count == MostRows)
                continue;
            if (row < 0)
            {
                row = ends.Count;
                ends.Add(0);
            }
            ends[row] = end + 8;
            items.Add(new(x, top + (row * RowHeight), width, text, textX, endsAt, ClassOf(step, doubled), step.IsMoment));
        }
        return (items, ends.Count);
    }

    private static string ClassOf(Step step, IReadOnlySet<string> doubled) =>
        step.IsGoingOn && doubled.Contains(step.Subject) ? "lanes__bar--double"
        : step.State switch
        {
            StepState.Running => "lanes__bar--running",
            StepState.Planned => "lanes__bar--planned",
            _ => "lanes__bar--done",
        };

    private bool Shows(Step step) => !(step.Ends < _from) && step.Begins < _to;

    private double XOf(DateOnly day)
    {
        var shown = day < _from ? _from : day > _to ? _to : day;
        return Math.Round(Left + ((double)(Width - Left) * (shown.DayNumber - _from.DayNumber) / (_to.DayNumber - _from.DayNumber)), 1);
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : $"{text[..(longest - 1)].TrimEnd()}…";

    private static string[] Lines(string name)
    {
        if (name.Length <= LongestName || name.LastIndexOf(' ', LongestName) is not (> 0 and var space))
            return [Cut(name, LongestName)];
        return [name[..space], Cut(name[(space + 1)..], LongestName)];
    }
}
