using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Rounds.Candidates;

/// <summary>
/// How far someone gets without a seat: the last kilometre at which the journey fits, and the last at which it may. Twice, because within
/// <see cref="TravelSpeeds.PublicTransportFrom"/> there is no public transport, and a somewhat longer way can serve better.
/// </summary>
internal readonly record struct ReachSteps(double Near, double MaybeNear, double Far, double MaybeFar, bool HasSeat)
{
    /// <summary>Nothing in the country is further away.</summary>
    private const double Furthest = 2_000;

    public static ReachSteps Of(Newcomer newcomer, RuleContext context)
    {
        double Last(double from, double to, Verdict worst) => Step(from, to, kilometres => Order(Travel.Best(newcomer, kilometres, context).Reach) <= Order(worst));
        var beyond = Math.BitIncrement(TravelSpeeds.PublicTransportFrom);
        return new(
            Last(0, TravelSpeeds.PublicTransportFrom, Verdict.Pass),
            Last(0, TravelSpeeds.PublicTransportFrom, Verdict.Unknown),
            Last(beyond, Furthest, Verdict.Pass),
            Last(beyond, Furthest, Verdict.Unknown),
            Travel.HasSeat(newcomer.Mobility));
    }

    /// <param name="kilometres">As the crow flies; not a number where the map cannot tell.</param>
    public Verdict At(double kilometres)
    {
        var isNear = kilometres <= TravelSpeeds.PublicTransportFrom;
        return kilometres <= (isNear ? Near : Far) ? Verdict.Pass
            : kilometres > (isNear ? MaybeNear : MaybeFar) ? Verdict.Fail
            : Verdict.Unknown;
    }

    /// <summary>The very last number for which it still holds, to the last bit; below zero when it never does. Halves the bits, which order positive numbers as their values do.</summary>
    private static double Step(double from, double to, Func<double, bool> holds)
    {
        if (!holds(from))
            return -1;
        var (low, high) = (BitConverter.DoubleToInt64Bits(from), BitConverter.DoubleToInt64Bits(to) + 1);
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (holds(BitConverter.Int64BitsToDouble(middle)))
                low = middle;
            else
                high = middle;
        }
        return BitConverter.Int64BitsToDouble(low);
    }

    private static int Order(Verdict verdict) => verdict switch
    {
        Verdict.Pass => 0,
        Verdict.Unknown => 1,
        _ => 2,
    };
}
