using Matching.Engine.Allocation;
using Matching.Engine.Domain;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;

namespace Matching.Engine.Rounds;

/// <summary>
/// What the night keeps back for people who have yet to come. The sample is in the snapshot already: who settled in the last weeks, seen as
/// if she had just come, and openings whose period began in the last weeks.
/// </summary>
internal static class LaterArrivals
{
    private const int DaysInWeek = 7;

    /// <summary>Per opening, in thousandths of a point; nothing when the policy keeps nothing back.</summary>
    public static int[] Reserve(RoundSnapshot snapshot, AllocationProblem tonight, IScorer scorer, ParallelOptions parallel)
    {
        if (snapshot.Options.ReservePercent == 0)
            return [];
        var town = AsIfJustCome(snapshot);
        var context = new RuleContext(town);
        var pins = PinBoard.Judge(town, context);
        var pairs = ScoredPairs.From(town, context, new CandidateIndex(town, context, parallel), pins, scorer, parallel);
        var lately = new Lately
        {
            People = RoundProblem.From(town, pairs, pins),
            CameWeeksAgo = [.. town.Newcomers.Select(n => WeeksSince(n.SettledOn, town.BusinessDate))],
            PostedWeeksAgo = [.. town.Openings.Select(o => WeeksSince(o.Schedule.Period.Begin, town.BusinessDate))],
            LimitWhenPosted = [.. town.Openings.Select(o => o.Capacity.Places * town.Options.Oversubscription ?? AllocationProblem.Unlimited)],
            WeeksLeft = [.. town.Openings.Select(o => o.Schedule.Period.End is { } end ? (end.DayNumber - town.BusinessDate.DayNumber) / DaysInWeek : AllocationProblem.Unlimited)],
        };
        return Allocation.Reserve.Of(tonight, lately, Seed(town), town.Options.BidBudget, parallel);
    }

    /// <summary>The people of the last weeks before anything was proposed to them, and every opening with all its places.</summary>
    private static RoundSnapshot AsIfJustCome(RoundSnapshot snapshot)
    {
        Newcomer[] people = [.. snapshot.Newcomers.Where(n => WeeksSince(n.SettledOn, snapshot.BusinessDate) is >= 0 and < Lately.Weeks)];
        var ids = people.Select(n => n.Id).ToHashSet();
        return snapshot with
        {
            Newcomers = people,
            Openings = [.. snapshot.Openings.Select(o => o with { Capacity = new(o.Capacity.Places, 0) })],
            Commitments = [.. snapshot.Commitments.Where(c => c.Source == CommitmentSource.Activity && ids.Contains(c.Newcomer))],
            RejectedPairs = [],
            Pins = [],
            LastNight = [],
        };
    }

    private static int WeeksSince(DateOnly? day, DateOnly today) =>
        day is { } d && d <= today ? (today.DayNumber - d.DayNumber) / DaysInWeek : -1;

    private static ulong Seed(RoundSnapshot town) =>
        town.Newcomers.Aggregate(Lot.Draw(0, (ulong)town.BusinessDate.DayNumber), (seed, n) => Lot.Draw(seed, (ulong)n.Id.Value));
}
