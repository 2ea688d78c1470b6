using Matching.Engine.Features;
using Matching.Engine.Scoring;

namespace Matching.Learning.Promotion;

/// <summary>What a ranker does with groups of people: who stands in its best third, beside the champion's and beside what caseworkers chose.</summary>
public static class GroupAudit
{
    /// <summary>One figure per group of each dimension.</summary>
    public static IReadOnlyList<GroupFigure> Of(IReadOnlyList<AuditedDecision> decisions, IScorer ranker, IScorer champion)
    {
        if (decisions.Count == 0)
            return [];
        var (proposed, before) = (BestThird(decisions, ranker), BestThird(decisions, champion));
        var figures = new List<GroupFigure>();
        foreach (var dimension in decisions.SelectMany(d => d.Groups.Keys).Distinct().Order(StringComparer.Ordinal))
            foreach (var group in decisions.Select(d => d.Groups[dimension]).Distinct().Order(StringComparer.Ordinal))
            {
                bool[] isMember = [.. decisions.Select(d => d.Groups[dimension] == group)];
                var (own, others) = Shares(isMember, proposed);
                var (ownBefore, othersBefore) = Shares(isMember, before);
                var (accepted, othersAccepted) = Shares(isMember, [.. decisions.Select(d => d.Accepted ? 1.0 : 0)]);
                figures.Add(new(
                    dimension, group, isMember.Count(m => m), accepted, own, ownBefore,
                    Ratio(own, others), Ratio(ownBefore, othersBefore), Ratio(accepted, othersAccepted), Deviation(isMember, proposed)));
            }
        return figures;
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

    private static (double Own, double Others) Shares(bool[] isMember, double[] chosen)
    {
        var (own, others, members) = (0.0, 0.0, isMember.Count(m => m));
        for (var i = 0; i < chosen.Length; i++)
            if (isMember[i])
                own += chosen[i];
            else
                others += chosen[i];
        return (own / Math.Max(1, members), others / Math.Max(1, isMember.Length - members));
    }

    /// <summary>1 where there is nobody else, or nobody else is chosen.</summary>
    private static double Ratio(double own, double others) => others == 0 ? 1 : own / others;

    /// <summary>Standard deviations between two shares.</summary>
    private static double Deviation(bool[] isMember, double[] chosen)
    {
        var (own, others) = Shares(isMember, chosen);
        var (members, rest) = (isMember.Count(m => m), isMember.Count(m => !m));
        var all = chosen.Average();
        var deviation = Math.Sqrt(all * (1 - all) * (1.0 / Math.Max(1, members) + 1.0 / Math.Max(1, rest)));
        return deviation == 0 || rest == 0 ? 0 : Math.Abs(own - others) / deviation;
    }
}
