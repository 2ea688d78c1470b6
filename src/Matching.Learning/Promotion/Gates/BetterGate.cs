using Matching.Learning.Baselines;

namespace Matching.Learning.Promotion.Gates;

/// <summary>
/// Better on later decisions, shown by paired intervals over conversations. Its chances are surely better than those of the weighted sum,
/// which anyone can read, and of chance itself; no simpler baseline that keeps to the directions is surely better.
/// <para>
/// Beside the champion surely better passes and surely worse stops. In between lies most of what a true successor shows, for it differs by
/// little and the old one would stay for ever; so a person writes down why (alarm) where it is better on average, where its order is surely
/// better, or where it learned from twice as many decisions and surely keeps half of what the champion is better than the weighted sum: a trial
/// of non-inferiority with three arms (Pigeot et al. 2003; half is the usual share, FDA 2016). Anything else stops.
/// </para>
/// <para>
/// Conversations are not surely ordered worse than by the champion, the weighted sum or chance: it is an alarm as long as that may be less than
/// the 0.01 which a ranker may cost that can be printed, and stops beyond.
/// </para>
/// Why so: ADR 0012.
/// </summary>
internal sealed class BetterGate : IGate
{
    /// <summary>NDCG that a ranker may cost which can be printed.</summary>
    public const double Noticeable = 0.01;

    private static readonly string[] MustSurelyBeBeaten = [new TheWeightedSum().Name, new RandomOrder().Name];

    public GateCode Code => GateCode.Better;

    public GateOutcome Judge(Measured measured)
    {
        var judged = measured.Rivals.SelectMany(rival => Beside(rival, measured)).ToList();
        return new(Code, judged.Select(j => j.Verdict).DefaultIfEmpty(GateVerdict.Stops).Max(), [.. judged.Select(j => j.Figure)]);
    }

    private static IEnumerable<(GateVerdict Verdict, GateFigure Figure)> Beside(Comparison rival, Measured measured)
    {
        var chances = Chances(rival, measured);
        yield return (chances, new(rival.Name, rival.Surer.Mean, 0, chances == GateVerdict.Passes));
        if (Order(rival) is not GateVerdict.Passes and var order)
            yield return (order, new(GateFigure.OrderBeside + rival.Name, rival.Better.Mean, 0, false));
        if (rival.Name == Comparison.Champion && chances == GateVerdict.Alarm && MayBeAsGood(measured))
            yield return (chances, new(GateFigure.Kept, measured.Keeps!.Value.Low, 0, true));
    }

    // Here and below asked so that a figure that is no number at all stops.
    private static GateVerdict Order(Comparison rival) => rival.Better.High switch
    {
        _ when rival.Name != Comparison.Champion && !MustSurelyBeBeaten.Contains(rival.Name) => GateVerdict.Passes,
        > 0 => GateVerdict.Passes,
        > -Noticeable => GateVerdict.Alarm,
        _ => GateVerdict.Stops,
    };

    private static GateVerdict Chances(Comparison rival, Measured measured)
    {
        if (rival.Name == Comparison.Champion)
            return BesideChampion(rival, measured);
        var isEnough = MustSurelyBeBeaten.Contains(rival.Name) ? rival.Surer.IsAboveZero : rival.Surer.High > 0;
        return isEnough ? GateVerdict.Passes : GateVerdict.Stops;
    }

    private static GateVerdict BesideChampion(Comparison champion, Measured measured)
    {
        if (champion.Surer.IsAboveZero)
            return GateVerdict.Passes;
        if (!(champion.Surer.High > 0))
            return GateVerdict.Stops;
        return champion.Surer.Mean > 0 || champion.Better.IsAboveZero || MayBeAsGood(measured) ? GateVerdict.Alarm : GateVerdict.Stops;
    }

    private static bool MayBeAsGood(Measured measured) => measured.LearnedFromTwice && measured.Keeps is { IsAboveZero: true };
}
