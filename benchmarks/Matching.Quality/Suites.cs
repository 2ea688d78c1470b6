namespace Matching.Quality;

/// <summary>The list of all suites. Adding one is one file and one line here.</summary>
internal static class Suites
{
    public static IReadOnlyList<Suite> All { get; } =
    [
        new("unlocks", "Is every promise of 'wat zou helpen' kept, and does every rule that 'waarom niet' names really fail?", Unlocks.UnlocksSuite.Run),
        Gates.GatesSuite.Suite,
        Gates.GatesSuite.Development,
        Gates.GateRates.Suite,
        Allocation.GapSuite.Suite,
        Arrivals.ArrivalsSuite.Suite,
        new("ranking", "Does the learner rank public graded groups as well as others do?", Ranking.RankingSuite.Run),
        new("town-ranking", "Does a ranker find the taste of simulated caseworkers in what they decided?", TownRanking.TownRankingSuite.Run),
        new("town-ranking-development", "The same on the towns on which settings are found.", TownRanking.TownRankingSuite.Develop),
        new("ranking-tuning", "Which settings does cross-validation on the training part choose?", Ranking.RankingTuning.Run),
        new("orlib", "Are assignment problems with proven optima solved to those, and is it proved?", Allocation.OrlibAssignment.Run),
        new("town", "How near the best is the plan of a town, what would greedy lose, and what do floors cost?", Allocation.TownAllocation.Run),
        new("allocation", "How long does a country take, beside a network simplex on the same problem?", Allocation.CountryAllocation.Run),
    ];
}
