using Matching.Engine.Domain;

namespace Matching.Simulation.History;

/// <summary>What became of an opening that was put before a newcomer: her answer, the start, the stop.</summary>
internal static class Afterwards
{
    private const double DaysPerMonth = 30;

    public static HistoryEntry Follow(SeededRandom random, DateOnly anchor, Newcomer newcomer, Opening opening, HistoryEntry entry)
    {
        if (entry.Decision != HistoryDecision.PutForward)
            return entry;
        var liking = 1 / (1 + Math.Exp(-(0.5 + 0.8 * CaseworkerTaste.LogOdds(newcomer, opening))));
        var answerAt = entry.DecidedAt.AddDays(random.Whole(1, Assumptions.HoldDays - 1)).AddMinutes(random.Whole(0, 60));
        var saysYes = random.Chance(liking);
        var startOn = DateOnly.FromDateTime(answerAt.Date).AddDays(random.Whole(3, 18));
        if (startOn < opening.Schedule.Period.Begin)
            startOn = opening.Schedule.Period.Begin.Value;
        var starts = random.Chance(Assumptions.StartsAfterYes);
        var months = -Math.Log(1 - random.Share()) / (Assumptions.StopsPerMonth * (1.6 - liking));
        var stopOn = startOn.AddDays((int)Math.Min(400, months * DaysPerMonth));

        if (random.Chance(Assumptions.NeverAnswers) || !Before(anchor, answerAt))
            return entry with { State = EndedOn(entry) < anchor ? HistoryState.Ended : HistoryState.Held };
        entry = entry with { NewcomerSaidYes = saysYes, AnsweredAt = answerAt };
        if (!saysYes)
            return entry;
        if (startOn >= anchor)
            return entry with { State = HistoryState.Agreed };
        if (!starts)
            return entry with { StoppedOn = startOn };
        entry = entry with { StartedOn = startOn };
        return stopOn < anchor ? entry with { StoppedOn = stopOn } : entry with { State = HistoryState.Running };
    }

    /// <summary>The day from which it holds no place any more; null while it does.</summary>
    public static DateOnly? EndedOn(HistoryEntry entry) => entry switch
    {
        { Decision: not HistoryDecision.PutForward } => entry.ProposedOn,
        { NewcomerSaidYes: null } => entry.ProposedOn.AddDays(Assumptions.HoldDays),
        { NewcomerSaidYes: false, AnsweredAt: { } at } => DateOnly.FromDateTime(at.Date),
        _ => entry.StoppedOn,
    };

    private static bool Before(DateOnly anchor, DateTimeOffset time) => DateOnly.FromDateTime(time.Date) < anchor;
}
