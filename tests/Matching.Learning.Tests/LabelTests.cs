using Matching.Learning.Labels;
using Table = Matching.Learning.Labels.Labels;

namespace Matching.Learning.Tests;

public class LabelTests
{
    [Fact]
    public void Reasons_that_are_not_about_the_pair_are_left_out()
    {
        foreach (var reason in new[] { "has_something", "wrong_facts", "place_gone", "other" })
            Assert.Null(Table.GradeOf("rejected", reason));
        Assert.Equal(0, Table.GradeOf("rejected", "too_far"));
    }

    [Fact]
    public void What_started_and_lasted_counts_more() =>
        Assert.True(Table.GradeOf("put_forward", "active_at_3_months") > Table.GradeOf("put_forward", "started")
            && Table.GradeOf("put_forward", "started") > Table.GradeOf("put_forward", null));

    [Fact]
    public void A_code_nobody_thought_about_is_refused() =>
        Assert.Throws<ArgumentException>(() => Table.GradeOf("rejected", "bad_mood"));

    [Theory]
    [InlineData(299, 5)]
    [InlineData(600, 2)]
    public void Nothing_is_trained_on_too_few_decisions_or_caseworkers(int decisions, int caseworkers) =>
        Assert.IsType<TrainingView.NotEnough>(TrainingView.Of(Decisions.Some(decisions, caseworkers)));

    [Fact]
    public void Decisions_stored_under_another_schema_are_left_out_and_counted()
    {
        var decisions = Decisions.Some(400, 4);
        decisions[0] = decisions[0] with { SchemaHash = "older" };
        Assert.Equal(1, TrainingView.Of(decisions).Counts.OtherSchema);
    }

    [Fact]
    public void No_caseworker_weighs_more_than_her_share()
    {
        var decisions = Decisions.Some(1_000, 20).Select((d, i) => i < 500 ? d with { Caseworker = 7 } : d).ToList();
        var weights = Weights.Of(decisions);
        var hers = decisions.Zip(weights).Where(p => p.First.Caseworker == 7).Sum(p => p.Second);
        Assert.Equal(Weights.MostShare, hers / weights.Sum(), 3);
        Assert.Equal(1, weights.Average(), 3);
    }

    [Fact]
    public void An_exploration_slot_counts_by_the_inverse_of_its_chance_and_never_without_end()
    {
        var decisions = Decisions.Some(400, 40);
        decisions[0] = decisions[0] with { Propensity = 0.5 };
        decisions[1] = decisions[1] with { Propensity = 0.001 };
        var weights = Weights.Of(decisions);
        Assert.Equal(2, weights[0] / weights[2], 3);
        Assert.Equal(Weights.MostInverse, weights[1] / weights[2], 3);
    }
}
