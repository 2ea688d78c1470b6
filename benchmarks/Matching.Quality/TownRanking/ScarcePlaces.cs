using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Scoring;
using Matching.Simulation;

namespace Matching.Quality.TownRanking;

/// <summary>Who gets what is scarce: of the proposals at openings that a round hands out to the last, the share that goes to the quarter that speaks least Dutch.</summary>
internal static class ScarcePlaces
{
    public static double ShareOfLowestQuarter(Town town, IScorer scorer)
    {
        var snapshot = town.Snapshot();
        var result = MatchingRound.Run(snapshot, scorer: scorer, threads: 1);
        var given = result.People.SelectMany(p => p.Proposals.Select(o => (p.Newcomer, o.Opening))).ToList();
        var limits = snapshot.Openings.ToDictionary(o => o.Id, o => o.Capacity.Free * snapshot.Options.Oversubscription);
        var full = given.CountBy(g => g.Opening).Where(c => c.Value >= limits[c.Key]).Select(c => c.Key).ToHashSet();
        var lowest = Lowest(snapshot);
        var scarce = given.Where(g => full.Contains(g.Opening)).ToList();
        return scarce.Count == 0 ? 0 : (double)scarce.Count(g => lowest.Contains(g.Newcomer)) / scarce.Count;
    }

    /// <summary>The quarter with the least speaking, of everybody whose level is known; ties by id.</summary>
    private static HashSet<NewcomerId> Lowest(RoundSnapshot snapshot)
    {
        var known = snapshot.Newcomers.Where(n => n.Dutch.Speaking is not null && n.Status == NewcomerStatus.Active).OrderBy(n => n.Dutch.Speaking).ThenBy(n => n.Id).ToList();
        return [.. known.Take(known.Count / 4).Select(n => n.Id)];
    }
}
