using Matching.Engine.Features;
using Matching.Learning.Labels;

namespace Matching.Service.Rankers;

/// <summary>How much there is to learn from, and how much is needed before anything is learned.</summary>
/// <param name="Used">Decisions about pairs with features of this version.</param>
/// <param name="Caseworkers">Who took them.</param>
/// <param name="LeftOut">Other decisions: not about the pair, or of another version.</param>
public sealed record DecisionsToLearnFrom(int Used, int Caseworkers, int LeftOut)
{
    public const int FewestDecisions = Labels.FewestDecisions;
    public const int FewestCaseworkers = Labels.FewestCaseworkers;

    public bool IsEnough => Used >= FewestDecisions && Caseworkers >= FewestCaseworkers;

    internal static DecisionsToLearnFrom Of(TrainingRows rows, DateOnly today)
    {
        var used = rows.Logged(today).Where(d => Labels.GradeOf(d.Decision, d.Detail) is not null && d.SchemaHash == FeatureSchema.Hash).ToList();
        return new(used.Count, used.Select(d => d.Caseworker).Distinct().Count(), rows.Rows.Count + rows.OtherFeatures - used.Count);
    }
}
