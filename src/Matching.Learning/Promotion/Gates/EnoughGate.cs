namespace Matching.Learning.Promotion.Gates;

/// <summary>There are later decisions enough to tell anything from.</summary>
internal sealed class EnoughGate : IGate
{
    public const int FewestDecisions = 100;
    public const int FewestGroups = 30;

    public GateCode Code => GateCode.Enough;

    public GateOutcome Judge(Measured measured) => GateOutcome.Of(
        Code,
        measured.Decisions >= FewestDecisions && measured.Groups >= FewestGroups,
        new GateFigure("decisions", measured.Decisions, FewestDecisions, measured.Decisions >= FewestDecisions),
        new GateFigure("groups", measured.Groups, FewestGroups, measured.Groups >= FewestGroups));
}
