using Matching.Learning.Baselines;

namespace Matching.Learning.Promotion.Gates;

/// <summary>
/// Better on later decisions, shown by paired intervals over conversations. Its chances are surely better than those of the weighted sum,
/// which anyone can read, and of chance itself. Beside the champion better on average is enough to go on, because a successor that learned
/// from more decisions differs by little and the old one would stay for ever, and so is an order that is surely better with chances that are
/// as good; but while the interval of the chances still holds zero a person writes down why (alarm). No simpler baseline that keeps to the directions is surely better. And no conversation is ordered surely worse than by
/// the champion or the weighted sum.
/// </summary>
internal sealed class BetterGate : IGate
{
    private static readonly string[] MustSurelyBeBeaten = [new TheWeightedSum().Name, new RandomOrder().Name];

    public GateCode Code => GateCode.Better;

    public GateOutcome Judge(Measured measured)
    {
        var judged = measured.Rivals.Select(r => (Rival: r, Verdict: Beside(r))).ToList();
        return new(
            Code, judged.Select(j => j.Verdict).DefaultIfEmpty(GateVerdict.Stops).Max(),
            [.. judged.Select(j => new GateFigure(j.Rival.Name, j.Rival.Surer.Mean, 0, j.Verdict == GateVerdict.Passes))]);
    }

    // Asked so that a figure that is no number at all stops.
    private static GateVerdict Beside(Comparison rival)
    {
        if (rival.Name == Comparison.Champion)
            return BesideChampion(rival);
        var isBeaten = MustSurelyBeBeaten.Contains(rival.Name) ? rival.Surer.IsAboveZero && rival.Better.High > 0 : rival.Surer.High > 0;
        return isBeaten ? GateVerdict.Passes : GateVerdict.Stops;
    }

    private static GateVerdict BesideChampion(Comparison champion)
    {
        if (!(champion.Surer.High > 0 && champion.Better.High > 0))
            return GateVerdict.Stops;
        if (champion.Surer.IsAboveZero)
            return GateVerdict.Passes;
        return champion.Surer.Mean > 0 || champion.Better.IsAboveZero ? GateVerdict.Alarm : GateVerdict.Stops;
    }
}
