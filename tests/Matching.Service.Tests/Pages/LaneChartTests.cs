using Matching.Service.Newcomers.Steps;
using Matching.Service.Pages.Caseworker;

namespace Matching.Service.Tests.Pages;

public class LaneChartTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static Step Bar(string? organisation, int from, int? until, string title = "Kookgroep", StepKind kind = StepKind.Activity) =>
        new(kind, organisation, title, "other", Today.AddDays(from), until is { } u ? Today.AddDays(u) : null, StepState.Running, null);

    private static LaneChart Of(params Step[] steps) => LaneChart.Of(steps, Today, "Gemeente", new HashSet<string>());

    [Fact]
    public void Each_organisation_has_one_lane_and_the_municipality_is_first()
    {
        var chart = Of(Bar("Taalpunt", -40, 10), Bar("taalpunt", -10, 30), Bar("Buurthuis", -90, 0), Bar(null, -3, -3, kind: StepKind.Agreed));

        Assert.Equal(["Gemeente", "Buurthuis", "Taalpunt"], chart.Lanes.Select(l => string.Join(' ', l.Name)));
        Assert.Equal(2, chart.Lanes[2].Items.Count);
        Assert.Equal(chart.Height, chart.Lanes[^1].Top + chart.Lanes[^1].Height);
    }

    [Fact]
    public void What_overlaps_stands_below_each_other_and_never_on_top()
    {
        var chart = Of([.. Enumerable.Range(0, 6).Select(i => Bar("Taalpunt", -60 + (i * 12), 40))]);

        var items = Assert.Single(chart.Lanes).Items;
        Assert.Equal(4, items.Count);
        Assert.Equal(items.Count, items.Select(i => i.Y).Distinct().Count());
    }

    [Fact]
    public void Nothing_leaves_the_drawing_also_not_what_began_long_ago_or_has_no_end()
    {
        var chart = Of(Bar("Taalpunt", -2000, null), Bar("Welkom", -5, null, new string('m', 80)), Bar("Club", 140, 3000), Bar(null, 1, 1, new string('m', 80), StepKind.Agreed));

        Assert.All(chart.Lanes.SelectMany(l => l.Items), item =>
        {
            Assert.InRange(item.X, 150, LaneChart.Width);
            Assert.InRange(item.X + item.Width, 150, LaneChart.Width + 0.1);
            Assert.True(item.TextEndsAt || item.TextX + (item.Text.Length * 6.3) <= LaneChart.Width + 6.3, item.Text);
        });
    }

    [Fact]
    public void What_was_over_before_the_drawing_begins_or_waits_for_a_decision_has_no_bar()
    {
        Assert.Empty(Of(Bar("Taalpunt", -900, -400)).Lanes);
        Assert.Empty(Of(Bar("Taalpunt", 0, 0, kind: StepKind.Proposal)).Lanes);
        Assert.Empty(Of(Bar("Taalpunt", 400, 500)).Lanes);
    }
}
