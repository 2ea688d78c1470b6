using Matching.Engine.Features;

namespace Matching.Engine.Scoring;

/// <summary>
/// The scoring without a learned ranker: one visible table, in hundredths of log-odds (100 is a factor 2.7 on the odds).
/// Zero is an ordinary pair; what is not known counts as the answer that helps least and so lies at or below it.
/// </summary>
public sealed class WeightedSum : IAdditiveScorer
{
    /// <summary>An ordinary pair has a chance of about one in three.</summary>
    public const int BaseScore = -60;

    private readonly int[][] _tables = [.. FeatureSchema.All.Select(f => Weights.Single(w => w.Feature == f.Code).Table(f))];
    private readonly int[] _lows = [.. FeatureSchema.All.Select(f => f.Low)];

    private WeightedSum()
    {
    }

    /// <summary>The council may print this.</summary>
    public static IReadOnlyList<Weight> Weights { get; } =
    [
        new(FeatureCode.SharedInterests, "what two people share is why it clicks; the first counts most", (0, 0), (1, 45), (2, 70), (3, 85)),
        new(FeatureCode.OccupationFit, "own trade before kindred work; another sector says nothing", (0, 0), (1, 5), (2, 20), (3, 50), (4, 80)),
        new(FeatureCode.SharedSkills, "a skill she can use at once", (0, 0), (1, 20), (2, 35), (3, 45)),
        new(FeatureCode.TravelMinutes, "a long way is the first reason to stop coming", (0, 30), (16, 15), (31, 0), (46, -25), (61, -50), (91, -80)),
        new(FeatureCode.SpeakingFit, "below what is asked it is hard for both", (-3, -90), (-2, -60), (-1, -30), (0, 0), (1, 15)),
        new(FeatureCode.DutchPractice, "Dutch is learnt where it is spoken", (0, 0), (1, 5), (2, 20), (3, 35)),
        new(FeatureCode.EducationFit, "less schooling than asked is a hurdle, seldom a wall", (-3, -50), (-2, -35), (-1, -20), (0, 0), (1, 10)),
        new(FeatureCode.ExperienceFit, "having worked before helps in paid work, a little", (0, 0), (1, 10)),
        new(FeatureCode.TimeFit, "room in the week survives a changed lesson", (-1, -40), (0, 0), (1, 15), (2, 25), (3, 30)),
        new(FeatureCode.GuidanceFit, "too little guidance is the host's first complaint", (-3, -60), (-2, -40), (-1, -15), (0, 0)),
        new(FeatureCode.HoursThatCount, "hours still due are due anyway", (0, 0), (1, 10), (4, 25), (8, 40)),
        new(FeatureCode.GoalFit, "the plan she made with her caseworker", (0, 0), (1, 40), (2, 55)),
        new(FeatureCode.FollowUp, "a first step that leads somewhere", (0, 0), (1, 15)),
        new(FeatureCode.ScheduleAge, "an old week is often no longer true", (0, 0), (3, -5), (6, -15), (12, -25)),
        new(FeatureCode.ChildcareFit, "care solved on site, or within school hours", (0, 0), (1, 15), (2, 30)),
    ];

    public static WeightedSum Instance { get; } = new();

    public string Id => "weighted-sum";

    public string SchemaHash => FeatureSchema.Hash;

    public int Unit => Logistic.Unit;

    public int Base => BaseScore;

    public ReadOnlySpan<int> Table(int feature) => _tables[feature];

    public void Score(FeatureMatrix features, Span<int> scores)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            ReadOnlySpan<int> row = features.Row(i);
            var score = BaseScore;
            for (var f = 0; f < row.Length; f++)
                score += Adds(f, row[f]);
            scores[i] = score;
        }
    }

    public void Explain(ReadOnlySpan<int> row, Span<int> contributions)
    {
        for (var f = 0; f < row.Length; f++)
            contributions[f] = Adds(f, row[f]);
    }

    public int Chance(int score) => Logistic.Chance(score);

    private int Adds(int feature, int value) => _tables[feature][value - _lows[feature]];
}
