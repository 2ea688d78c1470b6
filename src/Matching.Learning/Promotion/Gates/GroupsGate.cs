namespace Matching.Learning.Promotion.Gates;

/// <summary>
/// No group of people is proposed much less than everybody else. Four fifths is an alarm that asks for a written reason, not a norm: below
/// it may be right (a group whom caseworkers themselves choose less, because fewer openings suit) and above it may be wrong. An alarm goes
/// when the ratio is below four fifths, unless an interval says that this may be chance; too few days for an interval excuse nothing, and a
/// person looks. Stopped is only who makes it worse by more than a fifth, and surely worse, than both the champion and the caseworkers' own
/// choices: then the ranker itself does it.
/// </summary>
internal sealed class GroupsGate : IGate
{
    public GateCode Code => GateCode.Groups;

    public GateOutcome Judge(Measured measured)
    {
        var shown = measured.PeopleGroups.Where(g => !g.IsSmall).OrderBy(g => g.Ratio).ToList();
        var verdict = shown.Any(IsMadeWorse) ? GateVerdict.Stops : shown.Any(g => g.IsLow) ? GateVerdict.Alarm : GateVerdict.Passes;
        return new(Code, verdict,
        [
            .. shown.Take(Math.Max(1, shown.Count(g => g.IsLow || IsMadeWorse(g))))
                .Select(g => new GateFigure($"{g.Dimension}:{g.Group}", g.Ratio, GroupFigure.LeastRatio, !g.IsLow && !IsMadeWorse(g))),
        ]);
    }

    private static bool IsMadeWorse(GroupFigure group) => group.WorseInterval is { Mean: < GroupFigure.LeastRatio, High: < 1 };
}
