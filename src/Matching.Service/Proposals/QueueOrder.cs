namespace Matching.Service.Proposals;

/// <summary>
/// The order of the desk, which is the same for everybody and can be said in words: what closes this week, who waits longest, whom
/// the policy puts first, then the others; last the people of a colleague for whom she is deputy.
/// </summary>
internal static class QueueOrder
{
    /// <summary>Longer than this many nights is long.</summary>
    public const int LongWait = 14;

    public const int Week = 7;

    public static QueueGroupKind GroupOf(QueueLine line, DateOnly today) => line switch
    {
        { IsOwn: false } => QueueGroupKind.OfColleagues,
        _ when DeadlineOf(line, today) <= today.AddDays(Week) => QueueGroupKind.ClosesThisWeek,
        _ when NightsWaiting(line, today) > LongWait => QueueGroupKind.WaitsLongest,
        { HasPriority: true } => QueueGroupKind.PolicyPriority,
        _ => QueueGroupKind.Other,
    };

    /// <summary>The day the opening begins, when that lies ahead and places are limited, or else ends; null without either.</summary>
    public static DateOnly? DeadlineOf(QueueLine line, DateOnly today) => line.HasLimit && line.Begins >= today ? line.Begins : line.Ends;

    public static int NightsWaiting(QueueLine line, DateOnly today) => Math.Max(0, today.DayNumber - line.WaitsSince.DayNumber);

    /// <summary>
    /// Within a group the first deadline or the longest wait; one person's proposals stay together, because they form one conversation.
    /// </summary>
    public static IReadOnlyList<QueueLine> Arrange(IEnumerable<QueueLine> lines, DateOnly today) =>
    [
        .. lines
            .Select(line => (Line: line, Group: GroupOf(line, today)))
            .OrderBy(l => l.Group)
            .ThenBy(l => l.Group == QueueGroupKind.ClosesThisWeek ? DeadlineOf(l.Line, today) : null)
            .ThenBy(l => l.Line.WaitsSince)
            .ThenBy(l => l.Line.Newcomer)
            .ThenByDescending(l => l.Line.Chance)
            .ThenBy(l => l.Line.Proposal)
            .Select(l => l.Line),
    ];
}
