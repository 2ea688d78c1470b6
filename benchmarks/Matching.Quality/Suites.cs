namespace Matching.Quality;

/// <summary>The list of all suites. Adding one is one file and one line here.</summary>
internal static class Suites
{
    public static IReadOnlyList<Suite> All { get; } =
    [
        new("unlocks", "Is every promise of 'wat zou helpen' kept, and does every rule that 'waarom niet' names really fail?", Unlocks.UnlocksSuite.Run),
        new("ranking-tuning", "Which settings does cross-validation on the training part choose?", Ranking.RankingTuning.Run),
    ];
}
