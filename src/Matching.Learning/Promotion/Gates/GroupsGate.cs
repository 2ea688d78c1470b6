namespace Matching.Learning.Promotion.Gates;

/// <summary>
/// No group of people is proposed much less than everybody else. Four fifths is an alarm that asks for a written reason, not a norm:
/// below it may be right and above it may be wrong. Stopped is only who makes it clearly worse than both the champion and the
/// caseworkers' own choices.
/// </summary>
internal sealed class GroupsGate : IGate
{
    public const double Least = 0.8;

    public GateCode Code => GateCode.Groups;

    public GateOutcome Judge(Measured measured)
    {
        var low = measured.PeopleGroups.Where(IsLow).ToList();
        var verdict = low.Any(g => g.Worse < Least) ? GateVerdict.Stops : low.Count > 0 ? GateVerdict.Alarm : GateVerdict.Passes;
        return new(Code, verdict,
        [
            .. measured.PeopleGroups.Where(g => !g.IsSmall).OrderBy(g => g.Ratio).Take(Math.Max(1, low.Count))
                .Select(g => new GateFigure($"{g.Dimension}:{g.Group}", g.Ratio, Least, !IsLow(g))),
        ]);
    }

    public static bool IsLow(GroupFigure group) => !group.IsSmall && group.Ratio < Least && group.Deviation >= GroupFigure.Certain;
}
