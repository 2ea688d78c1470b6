using Matching.Engine.Features;
using Matching.Learning.Labels;

namespace Matching.Learning.Tests;

internal static class Decisions
{
    /// <summary>Decisions in groups of four that follow shared interests and nothing else.</summary>
    public static List<LoggedDecision> Some(int count, int caseworkers, int seed = 1) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            var features = FeatureSchema.All.Select((f, n) => f.Low + (int)(f.Width * Sets.Share(seed, i, n))).ToArray();
            var isWanted = features[0] + 2 * Sets.Share(seed, i, 50) > 2.5;
            return new LoggedDecision
            {
                Group = i / 4,
                Caseworker = i / 4 % caseworkers,
                Opening = i % 17,
                DecidedOn = new DateOnly(2026, 1, 5).AddDays(i / 20),
                Decision = isWanted ? "put_forward" : "rejected",
                Detail = isWanted ? null : "too_far",
                ShownRank = i % 4 + 1,
                Features = features,
                SchemaHash = FeatureSchema.Hash,
            };
        }),
    ];
}
