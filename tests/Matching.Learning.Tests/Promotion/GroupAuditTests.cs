using Matching.Engine.Features;
using Matching.Engine.Scoring;
using Matching.Learning.Promotion;

namespace Matching.Learning.Tests.Promotion;

/// <summary>What a ranker does with groups of people is told with intervals over days; few days stop nobody, and leave a low ratio to a person.</summary>
public sealed class GroupAuditTests
{
    private static readonly int Travel = FeatureSchema.IndexOf(FeatureCode.TravelMinutes);

    [Fact]
    public void A_group_that_lives_further_away_comes_off_worse_and_surely_so_after_many_days()
    {
        var far = GroupAudit.Of(Decisions(days: 40, isPaired: true), WeightedSum.Instance, WeightedSum.Instance).Single(g => g.Group == "far");
        Assert.True(far.Ratio < 0.2);
        Assert.True(far.RatioInterval!.Value.High < 0.8);
    }

    [Fact]
    public void What_the_champion_does_as_well_is_not_made_worse()
    {
        var far = GroupAudit.Of(Decisions(days: 40, isPaired: true), WeightedSum.Instance, WeightedSum.Instance).Single(g => g.Group == "far");
        Assert.Equal(1, far.WorseInterval!.Value.Low);
        Assert.Equal(1, far.WorseInterval!.Value.High);
    }

    [Fact]
    public void Fewer_than_ten_days_give_no_interval_and_a_low_ratio_asks_for_a_reason()
    {
        var figures = GroupAudit.Of(Decisions(days: GroupAudit.FewestDays - 1, isPaired: true), WeightedSum.Instance, WeightedSum.Instance);
        Assert.All(figures, g => Assert.Null(g.RatioInterval));
        var outcome = PromotionGates.All.Single(g => g.Code == GateCode.Groups).Judge(new() { PeopleGroups = figures });
        Assert.Equal(GateVerdict.Alarm, outcome.Verdict);
        Assert.Equal(["home:far"], outcome.Figures.Where(f => !f.Within).Select(f => f.About));
    }

    [Fact]
    public void Days_that_are_all_alike_leave_more_doubt_than_decisions_by_themselves_would()
    {
        var (days, decisions) = (Width(Decisions(days: 20, isPaired: false)), Width([.. Decisions(days: 20, isPaired: false).Select((d, i) => d with { Day = i })]));
        Assert.True(days > 1.5 * decisions);
    }

    private static double Width(IReadOnlyList<AuditedDecision> decisions) =>
        GroupAudit.Of(decisions, WeightedSum.Instance, WeightedSum.Instance).Single(g => g.Group == "far").RatioInterval is { } i ? i.High - i.Low : 0;

    /// <summary>Ten decisions a day: half about people far away; or, where days are not paired, a whole day of one person whose ways are alike.</summary>
    private static List<AuditedDecision> Decisions(int days, bool isPaired) =>
        [.. Enumerable.Range(0, days * 10).Select(i =>
        {
            var (day, isFar) = (i / 10, isPaired ? i % 2 == 0 : i / 10 % 2 == 0);
            var minutes = isPaired ? isFar ? 100 : 10 : i / 10 * 7 % 12 < 5 ? 10 : 100;
            var row = FeatureSchema.All.Select(f => f.Low).ToArray();
            row[Travel] = minutes;
            return new AuditedDecision(day, row, Accepted: i % 3 == 0, new Dictionary<string, string> { ["home"] = isFar ? "far" : "near" });
        })];
}
