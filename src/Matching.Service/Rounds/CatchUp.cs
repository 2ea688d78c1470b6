namespace Matching.Service.Rounds;

/// <summary>What the sweep knows of an area when it looks.</summary>
/// <param name="Published">There is a published round for today's business date.</param>
/// <param name="FailedTonight">Attempts for that date that ended without a plan.</param>
/// <param name="Unfinished">A round that nobody is working on any more; null when there is none, or when it is being worked on.</param>
internal readonly record struct NightSoFar(bool Published, int FailedTonight, UnfinishedRound? Unfinished);

/// <summary>A round left running by a process that is gone.</summary>
internal readonly record struct UnfinishedRound(DateOnly BusinessDate, string StartedBy)
{
    public bool IsByPerson => StartedBy != RoundRequest.ByNight;
}

internal enum CatchUpAction : byte
{
    Nothing,

    /// <summary>Run tonight's round now.</summary>
    RunNight,

    /// <summary>Finish the unfinished round now.</summary>
    Resume,

    /// <summary>A plan that appeared in office hours would change desks under people's hands: a person decides.</summary>
    WaitForPerson,
}

/// <summary>The rule for nights that did not run: caught up before seven in the morning, Dutch time, or left for a person.</summary>
internal static class CatchUp
{
    public static readonly TimeOnly NightBegins = new(3, 30);
    public static readonly TimeOnly DeskOpens = new(7, 0);

    /// <summary>After so many attempts without a plan something is wrong that another attempt does not mend.</summary>
    public const int MostAttempts = 3;

    /// <param name="localNow">What the clock on the wall shows in the Netherlands.</param>
    /// <param name="state">The area as it is.</param>
    public static CatchUpAction Decide(DateTime localNow, NightSoFar state)
    {
        var (today, clock) = (DateOnly.FromDateTime(localNow), TimeOnly.FromDateTime(localNow));
        if (state.Unfinished is { IsByPerson: true })
            return CatchUpAction.Resume;
        if (state.Published || clock < NightBegins)
            return CatchUpAction.Nothing;
        if (clock >= DeskOpens || state.FailedTonight >= MostAttempts)
            return CatchUpAction.WaitForPerson;
        return state.Unfinished is { } left && left.BusinessDate == today ? CatchUpAction.Resume : CatchUpAction.RunNight;
    }
}
