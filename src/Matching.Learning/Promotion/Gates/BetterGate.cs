using Matching.Learning.Baselines;

namespace Matching.Learning.Promotion.Gates;

/// <summary>
/// Better on later decisions, shown by paired intervals over conversations. Its chances are surely better than those of the weighted sum,
/// which anyone can read, and of chance itself; no simpler baseline that keeps to the directions is surely better.
/// <para>
/// Beside the champion surely better passes and surely worse stops. In between lies most of what a true successor shows, for it differs by
/// little and the old one would stay for ever; so a person writes down why (alarm) where it is better on average, where its order is surely
/// better, or where it learned from more and surely keeps half of what the champion is better than the weighted sum: a trial of
/// non-inferiority with three arms (Pigeot et al. 2003; half is the usual share, FDA 2016). Anything else stops.
/// </para>
/// <para>No conversation is ordered surely worse than by the champion, the weighted sum or chance: by a little an alarm, by more it stops.</para>
/// Why so: ADR 0012.
/// </summary>
internal sealed class BetterGate : IGate
{
    /// <summary>NDCG that a caseworker would notice: what a ranker that can be printed may cost, too.</summary>
    public const double Noticeable = 0.01;

    private static readonly string[] MustSurelyBeBeaten = [new TheWeightedSum().Name, new RandomOrder().Name];

    public GateCode Code => GateCode.Better;

    public GateOutcome Judge(Measured measured)
    {
        var judged = measured.Rivals.Select(r => (Rival: r, Verdict: Beside(r, measured))).ToList();
        return new(
            Code, judged.Select(j => j.Verdict).DefaultIfEmpty(GateVerdict.Stops).Max(),
            [.. judged.Select(j => new GateFigure(j.Rival.Name, j.Rival.Surer.Mean, 0, j.Verdict == GateVerdict.Passes))]);
    }

    // Everywhere asked so that a figure that is no number at all stops.
    private static GateVerdict Beside(Comparison rival, Measured measured)
    {
        if (rival.Name == Comparison.Champion)
            return Worst(Order(rival), BesideChampion(rival, measured));
        if (MustSurelyBeBeaten.Contains(rival.Name))
            return Worst(Order(rival), rival.Surer.IsAboveZero ? GateVerdict.Passes : GateVerdict.Stops);
        return rival.Surer.High > 0 ? GateVerdict.Passes : GateVerdict.Stops;
    }

    private static GateVerdict Order(Comparison rival) => rival.Better.High switch
    {
        > 0 => GateVerdict.Passes,
        > -Noticeable => GateVerdict.Alarm,
        _ => GateVerdict.Stops,
    };

    private static GateVerdict BesideChampion(Comparison champion, Measured measured)
    {
        if (champion.Surer.IsAboveZero)
            return GateVerdict.Passes;
        if (!(champion.Surer.High > 0))
            return GateVerdict.Stops;
        var mayBeBetter = champion.Surer.Mean > 0 || champion.Better.IsAboveZero || (measured.LearnedFromMore && measured.Keeps is { IsAboveZero: true });
        return mayBeBetter ? GateVerdict.Alarm : GateVerdict.Stops;
    }

    private static GateVerdict Worst(GateVerdict one, GateVerdict other) => one > other ? one : other;
}
