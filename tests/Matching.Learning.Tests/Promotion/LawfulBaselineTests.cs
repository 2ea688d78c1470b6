using Matching.Engine.Features;
using Matching.Learning.Baselines;
using Matching.Learning.Promotion;
using Matching.Learning.Training;

namespace Matching.Learning.Tests.Promotion;

/// <summary>A line is held against a challenger only as far as it keeps to the directions, as the challenger must.</summary>
public sealed class LawfulBaselineTests
{
    private static readonly int Travel = FeatureSchema.IndexOf(FeatureCode.TravelMinutes);
    private static readonly int Interests = FeatureSchema.IndexOf(FeatureCode.SharedInterests);

    [Fact]
    public void A_line_that_would_count_more_minutes_for_a_place_does_not_count_minutes()
    {
        var set = Set(i => i % 2 == 0 ? 90 : 10, i => i % 3);
        Assert.Equal(Lawful(set, minutes: 10, interests: 1), Lawful(set, minutes: 90, interests: 1));
        Assert.True(Lawful(set, minutes: 10, interests: 2) > Lawful(set, minutes: 10, interests: 0));
    }

    [Fact]
    public void A_line_that_keeps_to_the_directions_stays_as_it_is()
    {
        var set = Set(i => i % 2 == 0 ? 10 : 90, i => i % 3);
        Assert.All(new Ridge().Scores(set, set).Zip(LawfulBaseline.Scores(new Ridge(), set, set)), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }

    private static double Lawful(TrainingSet set, int minutes, int interests) =>
        LawfulBaseline.Scores(new Ridge(), set, Rows(1, _ => minutes, _ => interests, _ => 0))[0];

    /// <summary>Even rows are wanted, and so are most with shared interests.</summary>
    private static TrainingSet Set(Func<int, int> minutes, Func<int, int> interests) =>
        Rows(240, minutes, interests, i => (byte)(i % 2 == 0 && (i % 3 > 0 || i % 4 == 0) || i % 12 == 5 ? 1 : 0));

    private static TrainingSet Rows(int count, Func<int, int> minutes, Func<int, int> interests, Func<int, byte> grade)
    {
        var values = new float[count * FeatureSchema.Count];
        for (var i = 0; i < count; i++)
        {
            for (var f = 0; f < FeatureSchema.Count; f++)
                values[i * FeatureSchema.Count + f] = FeatureSchema.All[f].Low;
            (values[i * FeatureSchema.Count + Travel], values[i * FeatureSchema.Count + Interests]) = (minutes(i), interests(i));
        }
        return new(FeatureSchema.Count, values, [.. Enumerable.Range(0, count).Select(grade)], [.. Enumerable.Range(0, count).Select(i => (long)(i / 5))]);
    }
}
