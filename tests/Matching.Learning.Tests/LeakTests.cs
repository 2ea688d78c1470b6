using Matching.Engine.Features;
using Matching.Learning.Evaluation;
using Matching.Learning.Labels;
using Matching.Learning.Training;

namespace Matching.Learning.Tests;

public class LeakTests
{
    private static readonly TrainingSet Set = Sets.Small();

    [Fact]
    public void Honest_features_raise_no_alarm() => Assert.Empty(LeakAlarm.Leaks(Set));

    [Fact]
    public void A_column_that_knows_the_answer_is_caught()
    {
        var leaky = WithColumn(i => Set.Grades[i] + 0.4 * Sets.Share(3, i, 0));
        Assert.Equal(Sets.Features, Assert.Single(LeakAlarm.Leaks(leaky)).Feature);
    }

    [Fact]
    public void A_column_that_knows_it_backwards_is_caught_too() =>
        Assert.Equal(Sets.Features, Assert.Single(LeakAlarm.Leaks(WithColumn(i => -Set.Grades[i]))).Feature);

    [Fact]
    public void A_feature_that_stands_in_for_a_protected_group_is_caught()
    {
        bool[] member = [.. Enumerable.Range(0, Set.Rows).Select(i => Sets.Share(4, i, 0) < 0.4)];
        Assert.Empty(LeakAlarm.StandIns(Set, member));
        var telling = WithColumn(i => (member[i] ? 1 : 0) + 0.9 * Sets.Share(5, i, 0));
        Assert.Equal(Sets.Features, Assert.Single(LeakAlarm.StandIns(telling, member)).Feature);
    }

    [Fact]
    public void The_training_view_holds_the_features_of_the_schema_and_nothing_else()
    {
        var ready = Assert.IsType<TrainingView.Ready>(TrainingView.Of(Decisions.Some(400, caseworkers: 4)));
        Assert.Equal(FeatureSchema.Count, ready.Set.Features);
        // Whoever adds a property to what is logged must say here that it is no feature.
        Assert.Equal(
            ["Caseworker", "DecidedOn", "Decision", "Detail", "Features", "Group", "Opening", "Propensity", "SchemaHash", "ShownRank"],
            typeof(LoggedDecision).GetProperties().Select(p => p.Name).Where(n => n != "EqualityContract").Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Days", "Features", "Grades", "Groups", "InitialScores", "Openings", "Rows", "Values", "Weights"],
            typeof(TrainingSet).GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    private static TrainingSet WithColumn(Func<int, double> value) => new(
        Sets.Features + 1,
        [.. Enumerable.Range(0, Set.Rows).SelectMany(i => Set.Row(i).ToArray().Append((float)value(i)))],
        Set.Grades, Set.Groups);
}
