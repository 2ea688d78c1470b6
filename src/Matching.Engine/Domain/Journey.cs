using Matching.Engine.Rules;

namespace Matching.Engine.Domain;

/// <summary>One way of getting from a newcomer's postcode to an opening's.</summary>
/// <param name="Mode">How.</param>
/// <param name="Minutes">One way, door to door, rounded.</param>
/// <param name="MaxMinutes">What she can spend one way; the round's assumption when it is not known.</param>
/// <param name="Kilometres">As the crow flies.</param>
/// <param name="IsAssumed">Her transport is not known: walking and public transport are assumed, and this must be said.</param>
public readonly record struct Journey(TravelMode Mode, int Minutes, int MaxMinutes, double Kilometres, bool IsAssumed)
{
    /// <summary>Public transport without a timetable: the minutes are a guess.</summary>
    public bool IsEstimated => Mode == TravelMode.PublicTransport;

    /// <summary>Does it fit in her minutes? Unknown when it is an estimate near the limit.</summary>
    public Verdict Reach => this switch
    {
        { IsEstimated: false } => Minutes <= MaxMinutes ? Verdict.Pass : Verdict.Fail,
        _ when Minutes * 100 < MaxMinutes * (100 - TravelSpeeds.EstimateMargin) => Verdict.Pass,
        _ when Minutes * 100 <= MaxMinutes * (100 + TravelSpeeds.EstimateMargin) => Verdict.Unknown,
        _ => Verdict.Fail,
    };

    /// <summary>True when this journey serves better: one that certainly fits before a doubtful one, then the shorter one, then the simpler mode.</summary>
    public bool IsBetterThan(Journey other)
    {
        var (own, others) = (Order(Reach), Order(other.Reach));
        return own != others ? own < others : Minutes != other.Minutes ? Minutes < other.Minutes : Mode < other.Mode;
    }

    private static int Order(Verdict reach) => reach switch
    {
        Verdict.Pass => 0,
        Verdict.Unknown => 1,
        _ => 2,
    };
}
