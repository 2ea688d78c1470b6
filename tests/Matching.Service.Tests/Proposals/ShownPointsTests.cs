using Matching.Engine.Domain;
using Matching.Engine.Features;
using Matching.Service.Proposals;
using Matching.Service.Tests.Pages.Voices;

namespace Matching.Service.Tests.Proposals;

/// <summary>Stored reasons beside today's facts: a fact that came later is never passed off as the reason.</summary>
public sealed class ShownPointsTests
{
    [Fact]
    public void Facts_that_stayed_the_same_are_the_ones_the_reasons_were_about()
    {
        foreach (var spoken in Spoken.All)
        {
            var shown = Of(spoken, spoken.Newcomer);
            Assert.DoesNotContain(shown.For.Concat(shown.Against), p => p.HasChanged);
        }
    }

    [Fact]
    public void A_fact_that_counts_otherwise_now_is_marked_and_the_points_stay_as_they_were_shown()
    {
        var tried = 0;
        foreach (var spoken in Spoken.All.Where(s => s.Evidence.Reasons.Any(r => r.Feature == FeatureCode.GuidanceFit && r.Value < 0)))
        {
            tried++;
            var shown = Of(spoken, spoken.Newcomer with { GuidanceNeeded = 0 });
            var all = shown.For.Concat(shown.Against).ToList();
            Assert.Equal([FeatureCode.GuidanceFit], all.Where(p => p.HasChanged).Select(p => p.Point.Reason.Feature));
            Assert.Equal(spoken.Evidence.Score, spoken.Evidence.Base + all.Sum(p => p.Contribution));
        }
        Assert.True(tried > 0);
    }

    [Fact]
    public void The_strongest_of_each_side_comes_first()
    {
        foreach (var spoken in Spoken.All)
        {
            var shown = Of(spoken, spoken.Newcomer);
            Assert.Equal(shown.For.Select(p => p.Contribution).OrderDescending(), shown.For.Select(p => p.Contribution));
            Assert.Equal(shown.Against.Select(p => p.Contribution).Order(), shown.Against.Select(p => p.Contribution));
        }
    }

    private static ShownPoints Of(Spoken spoken, Newcomer newcomer) => ShownPoints.Of(newcomer, spoken.Opening, spoken.Evidence, spoken.Context);
}
