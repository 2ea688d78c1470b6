using Matching.Engine.Features;
using Matching.Engine.Scoring;

namespace Matching.Learning.Promotion;

/// <summary>
/// What a ranker does with groups of people: who stands in its best third, beside the champion's and beside what caseworkers chose.
/// Intervals are a paired bootstrap over days, because the decisions of one conversation, and of one day, resemble each other.
/// </summary>
public static class GroupAudit
{
    /// <summary>With fewer days nothing is sure enough for an interval, and whether a low ratio is chance is left to a person.</summary>
    public const int FewestDays = 10;

    private const int Resamplings = 1_000;

    /// <summary>One figure per group of each dimension.</summary>
    public static IReadOnlyList<GroupFigure> Of(IReadOnlyList<AuditedDecision> decisions, IScorer ranker, IScorer champion)
    {
        if (decisions.Count == 0)
            return [];
        var days = new ResampledDays([.. decisions.Select(d => d.Day)], Resamplings);
        var (proposed, before) = (BestThird(decisions, ranker), BestThird(decisions, champion));
        var figures = new List<GroupFigure>();
        foreach (var dimension in decisions.SelectMany(d => d.Groups.Keys).Distinct().Order(StringComparer.Ordinal))
            foreach (var group in decisions.Select(d => d.Groups[dimension]).Distinct().Order(StringComparer.Ordinal))
            {
                var perDay = new GroupTally[days.Count];
                for (var i = 0; i < decisions.Count; i++)
                    perDay[days.Of[i]] += GroupTally.Of(decisions[i].Groups[dimension] == group, proposed[i], before[i], decisions[i].Accepted);
                figures.Add(Figure(dimension, group, perDay, days));
            }
        return figures;
    }

    private static GroupFigure Figure(string dimension, string group, GroupTally[] perDay, ResampledDays days)
    {
        var all = perDay.Aggregate((one, other) => one + other);
        var isSure = days.Count >= FewestDays;
        return new(
            dimension, group, (int)all.Members, all.Accepted / all.Members, all.Proposed / all.Members, all.ProposedBefore / all.Members,
            all.Ratio, all.RatioBefore, all.AcceptedRatio)
        {
            RatioInterval = isSure ? days.Interval(perDay, t => t.Ratio) : null,
            WorseInterval = isSure ? days.Interval(perDay, t => t.Worse) : null,
        };
    }

    /// <summary>Per decision 1 or 0; those that share the chance at the edge share the places that are left, so that a constant ranker favours nobody.</summary>
    private static double[] BestThird(IReadOnlyList<AuditedDecision> decisions, IScorer scorer)
    {
        var rows = new FeatureMatrix(decisions.Count);
        for (var i = 0; i < decisions.Count; i++)
            decisions[i].Row.CopyTo(rows.Row(i));
        var scores = new int[decisions.Count];
        scorer.Score(rows, scores);
        var edge = scores.OrderDescending().ElementAt((decisions.Count - 1) / 3);
        var (above, at) = (scores.Count(s => s > edge), scores.Count(s => s == edge));
        var left = (double)((decisions.Count - 1) / 3 + 1 - above) / at;
        return [.. scores.Select(s => s > edge ? 1 : s == edge ? left : 0)];
    }
}
