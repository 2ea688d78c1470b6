namespace Matching.Quality;

/// <summary>The list of all suites. Adding one is one file and one line here.</summary>
internal static class Suites
{
    public static IReadOnlyList<Suite> All { get; } =
    [
        new("gates", "Do the gates stop bad challengers and let good ones pass?", Gates.GatesSuite.Run),
        Allocation.GapSuite.Suite,
        new("ranking", "Does the learner rank public graded groups as well as others do?", Ranking.RankingSuite.Run),
        new("town-ranking", "Does a ranker find the taste of simulated caseworkers in what they decided?", TownRanking.TownRankingSuite.Run),
        new("ranking-tuning", "Which settings does cross-validation on the training part choose?", Ranking.RankingTuning.Run),
    ];
}
