using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Simulation.History;

namespace Matching.Simulation;

/// <summary>The town as a round sees it: what the history holds takes time, and what was refused stays refused.</summary>
internal static class TownSnapshot
{
    public static RoundSnapshot Of(Town town, RoundOptions options)
    {
        var openings = town.Openings.ToDictionary(o => o.Opening.Id, o => o.Opening);
        var people = town.Newcomers.ToDictionary(p => p.Newcomer.Id, p => p.Newcomer);
        var live = town.History.Where(e => e.State != HistoryState.Ended).ToList();
        return new()
        {
            Area = town.Area,
            BusinessDate = town.Options.Anchor,
            Options = options,
            Newcomers = [.. people.Values],
            Openings = [.. openings.Values],
            Places = town.Places,
            Commitments =
            [
                .. town.Activities.Select(Commitment),
                .. live.Select(e => Commitment(e, people[e.Newcomer], openings[e.Opening])),
            ],
            RejectedPairs = [.. town.History.Where(e => e.BlocksPair).Select(e => new Pair(e.Newcomer, e.Opening))],
            Pins = [.. live.Where(e => e.State != HistoryState.Running).Select(e =>
                new Pin(e.Newcomer, e.Opening, e.State == HistoryState.Held ? PinReason.Hold : PinReason.Agreement))],
        };
    }

    private static Commitment Commitment(TownActivity activity) => new()
    {
        Newcomer = activity.Newcomer,
        Source = CommitmentSource.Activity,
        Kind = activity.OpeningKind,
        DayParts = activity.DayParts,
        HoursPerWeek = activity.HoursPerWeek,
        Period = activity.Period,
    };

    private static Commitment Commitment(HistoryEntry entry, Newcomer newcomer, Opening opening)
    {
        var shared = (newcomer.Availability.Free ?? DayParts.All).Overlap(opening.Schedule.DayParts ?? DayParts.None);
        return new()
        {
            Newcomer = entry.Newcomer,
            Source = entry.State switch
            {
                HistoryState.Held => CommitmentSource.Hold,
                HistoryState.Agreed => CommitmentSource.Agreement,
                _ => CommitmentSource.Placement,
            },
            Kind = opening.Kind,
            Opening = opening.Id,
            DayParts = Week.Union(Week.Each(shared).Take(opening.Schedule.DayPartsNeeded)),
            HoursPerWeek = opening.Schedule.HoursMin,
            Period = new(null, opening.Schedule.Period.End),
        };
    }
}
