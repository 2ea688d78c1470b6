namespace Matching.Service.Placements;

/// <summary>What has to be done next for a placement.</summary>
public enum NextStep : byte
{
    /// <summary>Agree on a day for the introduction.</summary>
    PlanIntroduction,

    /// <summary>The introduction has a day: say whether it took place.</summary>
    Introduction,

    /// <summary>Say on which day it started.</summary>
    Start,
    CheckIn,

    /// <summary>The opening ends: say how it ended.</summary>
    Finish,
}

/// <summary>What is known of a placement's days; what was taken back is not in here.</summary>
public sealed record PlacementDates
{
    public required PlacementState State { get; init; }
    public required DateOnly AgreedOn { get; init; }
    public DateOnly? IntroductionPlannedOn { get; init; }
    public DateOnly? IntroducedOn { get; init; }
    public DateOnly? StartPlannedOn { get; init; }
    public DateOnly? StartedOn { get; init; }
    public PlacementStep? LastCheckIn { get; init; }

    /// <summary>First and last day of the opening; null when it has none.</summary>
    public DateOnly? Begins { get; init; }
    public DateOnly? Ends { get; init; }

    /// <summary>A one-off visit.</summary>
    public bool IsOneDay => Begins is not null && Begins == Ends;
}

/// <summary>What to do next, by which day, and whether that day is over.</summary>
/// <param name="What">What to do.</param>
/// <param name="By">By which day.</param>
/// <param name="IsOverdue">That day is over.</param>
/// <param name="CheckIn">Which one, when it is a check-in.</param>
public sealed record NextAction(NextStep What, DateOnly By, bool IsOverdue, PlacementStep? CheckIn = null)
{
    private const int DaysToIntroduction = 7;
    private const int DaysToStart = 14;

    /// <summary>Null when there is nothing left to do: it ended, or the last check-in was done.</summary>
    public static NextAction? Of(PlacementDates dates, DateOnly today)
    {
        return dates.State switch
        {
            // One day is too short for an introduction: she comes, or does not.
            PlacementState.Agreed or PlacementState.Introduced when dates is { IsOneDay: true, Begins: { } day } => By(NextStep.Start, day),
            PlacementState.Agreed when dates.IntroductionPlannedOn is { } day => By(NextStep.Introduction, day),
            PlacementState.Agreed => By(NextStep.PlanIntroduction, dates.AgreedOn.AddDays(DaysToIntroduction)),
            PlacementState.Introduced => By(NextStep.Start, dates.StartPlannedOn ?? ExpectedStart(dates)),
            PlacementState.Started => AfterStart(dates.StartedOn ?? dates.AgreedOn),
            _ => null,
        };

        NextAction? AfterStart(DateOnly startedOn)
        {
            var left = CheckIns.All.Where(c => !(c <= dates.LastCheckIn)).ToList();
            // One talk answers every check-in that was missed before it.
            var due = left.Where(c => CheckIns.DayOf(c, startedOn) <= today).ToList();
            PlacementStep? next = due.Count > 0 ? due[^1] : left.Count > 0 ? left[0] : null;
            var day = next is { } checkIn ? CheckIns.DayOf(checkIn, startedOn) : (DateOnly?)null;
            if (dates.Ends is { } ends && (day is null || ends < day))
                return By(NextStep.Finish, ends);
            return day is { } by ? By(NextStep.CheckIn, by) with { CheckIn = next } : null;
        }

        NextAction By(NextStep what, DateOnly day) => new(what, day, day < today);
    }

    private static DateOnly ExpectedStart(PlacementDates dates)
    {
        var soon = (dates.IntroducedOn ?? dates.AgreedOn).AddDays(DaysToStart);
        return dates.Begins > soon ? dates.Begins.Value : soon;
    }
}
