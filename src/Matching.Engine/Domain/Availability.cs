namespace Matching.Engine.Domain;

/// <summary>When a newcomer has time. Lessons and care are known apart, so that 'opvang op woensdag' can be a true unlock.</summary>
public sealed record Availability
{
    /// <summary>Dagdelen free after lessons, care and work; null is not known yet.</summary>
    public DayParts? Free { get; init; }
    public DayParts Lessons { get; init; }
    public DayParts Care { get; init; }
    public DateOnly? ScheduleOn { get; init; }

    /// <summary>Hours a week that can be given, 0 to 60.</summary>
    public int? MaxHours { get; init => field = Canonical.Within(value, 0, 60); }

    /// <summary>Hours a week of paid work now, 0 to 60.</summary>
    public int? WorksHours { get; init => field = Canonical.Within(value, 0, 60); }
}

/// <summary>When an opening takes place and how much of it is asked.</summary>
public sealed record Schedule
{
    public Period Period { get; init; }

    /// <summary>Dagdelen on which it can take place; null when the host leaves it open.</summary>
    public DayParts? DayParts { get; init; }

    /// <summary>How many of those dagdelen a week are needed, 1 to 14.</summary>
    public int DayPartsNeeded { get; init => field = Canonical.Within(value, 1, 14); } = 1;
    public int? HoursMin { get; init => field = Canonical.Within(value, 0, 60); }
    public int? HoursMax { get; init => field = Canonical.Within(value, 0, 60); }
    public TimeOnly? StartsAt { get; init; }
    public TimeOnly? EndsAt { get; init; }
}
