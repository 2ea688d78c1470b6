namespace Matching.Learning.Promotion.Gates;

/// <summary>
/// No group of people is proposed much less than everybody else. Four fifths is an alarm that asks for a written reason, not a norm:
/// below it may be right and above it may be wrong.
/// </summary>
internal sealed class GroupsGate : IGate
{
    public const double Least = 0.8;

    /// <summary>Standard deviations from 1 before a low ratio is more than chance; many groups are looked at, at each challenger.</summary>
    public const double Certain = 3;

    public GateCode Code => GateCode.Groups;

    public GateOutcome Judge(Measured measured)
    {
        var low = measured.PeopleGroups.Where(IsLow).ToList();
        return new(
            Code,
            low.Count == 0 ? GateVerdict.Passes : GateVerdict.Alarm,
            [.. measured.PeopleGroups.Where(g => !g.IsSmall).OrderBy(g => g.Ratio).Take(Math.Max(1, low.Count))
                .Select(g => new GateFigure($"{g.Dimension}:{g.Group}", g.Ratio, Least, !IsLow(g)))]);
    }

    public static bool IsLow(GroupFigure group) => !group.IsSmall && group.Ratio < Least && group.Deviation >= Certain;
}
