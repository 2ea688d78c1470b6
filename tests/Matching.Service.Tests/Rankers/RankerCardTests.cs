using Matching.Engine.Features;
using Matching.Engine.Scoring;
using Matching.Service.Rankers;
using Matching.TestKit;

namespace Matching.Service.Tests.Rankers;

/// <summary>The card of a ranker is read by people.</summary>
public sealed class RankerCardTests
{
    [Theory]
    [InlineData(0.0214, "+0.021")]
    [InlineData(-0.0129, "−0.013")]
    [InlineData(0, "0.000")]
    [InlineData(0.0003, "0.000")]
    [InlineData(-0.0003, "0.000")]
    public void A_difference_has_one_sign_and_none_when_nothing_is_left_of_it(double difference, string written) =>
        Assert.Equal(written, RankerCard.Signed(difference));

    [Fact]
    public async Task The_shipped_ranker_has_the_card_and_the_figures_that_this_version_writes()
    {
        var models = Path.Combine(Repository.Root, "models");
        foreach (var folder in Directory.GetDirectories(models))
        {
            var package = (await RankerFolder.ReadAsync(models, Path.GetFileName(folder), CancellationToken.None))!;
            Assert.True(RankerFormat.TryRead(package.File, FeatureSchema.Hash, out var ranker, out _));
            var metrics = RankerMetrics.Read(package.Metrics)!;

            Assert.Equal(package.Card, RankerCard.Write(RankerManifest.Read(package.Manifest), metrics, RankerShapes.Of(ranker)));
            Assert.Equal(package.Metrics, metrics.Write());
        }
    }
}
