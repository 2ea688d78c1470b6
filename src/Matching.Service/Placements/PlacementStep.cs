namespace Matching.Service.Placements;

public readonly record struct PlacementId(long Value);

/// <summary>How far a placement is. Only the first three hold a place.</summary>
public enum PlacementState : byte { Agreed, Introduced, Started, Stopped, Completed }

/// <summary>What can happen to a placement, or be planned, in the order in which it happens.</summary>
public enum PlacementStep : byte
{
    Introduction,
    Start,
    CheckInWeek,
    CheckInMonth,
    CheckInQuarter,
    CheckInHalfYear,
    CheckInYear,
    Stop,

    /// <summary>Takes an earlier step back.</summary>
    Undone,
}

/// <summary>The five times that a caseworker asks whether it still goes well.</summary>
public static class CheckIns
{
    public static IReadOnlyList<PlacementStep> All { get; } =
        [PlacementStep.CheckInWeek, PlacementStep.CheckInMonth, PlacementStep.CheckInQuarter, PlacementStep.CheckInHalfYear, PlacementStep.CheckInYear];

    public static bool IsCheckIn(this PlacementStep step) => step is >= PlacementStep.CheckInWeek and <= PlacementStep.CheckInYear;

    /// <summary>The day of a check-in of what started then.</summary>
    public static DateOnly DayOf(PlacementStep checkIn, DateOnly startedOn) => checkIn switch
    {
        PlacementStep.CheckInWeek => startedOn.AddDays(7),
        PlacementStep.CheckInMonth => startedOn.AddMonths(1),
        PlacementStep.CheckInQuarter => startedOn.AddMonths(3),
        PlacementStep.CheckInHalfYear => startedOn.AddMonths(6),
        PlacementStep.CheckInYear => startedOn.AddMonths(12),
        _ => throw new ArgumentOutOfRangeException(nameof(checkIn), checkIn, "Not a check-in."),
    };
}
