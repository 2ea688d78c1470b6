namespace Matching.Service.Rounds;

/// <summary>Which night to run. Area and business date are its key; who asked is only written down.</summary>
/// <param name="Area">Code of the area.</param>
/// <param name="BusinessDate">In Dutch time.</param>
/// <param name="StartedBy"><c>job:night</c>, <c>command:round</c> or <c>account:12</c>.</param>
public sealed record RoundRequest(string Area, DateOnly BusinessDate, string StartedBy)
{
    /// <summary>The scheduler's own. Anything else was asked for by a person, and is resumed at any hour.</summary>
    public const string ByNight = "job:night";
}

public enum RoundEnding : byte
{
    /// <summary>A new plan is on the desks.</summary>
    Published,

    /// <summary>Nothing had changed since the published round of this date: that one stands, nothing was written.</summary>
    SameInput,

    /// <summary>Another runner took this round over while this one stood still; it published nothing.</summary>
    TakenOver,
}

/// <summary>How a round ended. The report is that of the round that stands; null only when taken over and not yet published.</summary>
public sealed record RoundOutcome(RoundEnding Ending, RoundReport? Report);
