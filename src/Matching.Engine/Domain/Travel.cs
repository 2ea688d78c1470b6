using Matching.Engine.Rules;

namespace Matching.Engine.Domain;

/// <summary>
/// Travel between postcode centres. Rules, features and sentences use the same journey, so they never contradict each other.
/// </summary>
public static class Travel
{
    /// <summary>Kilometres as the crow flies; null when the map has nothing of one of the two regions.</summary>
    public static double? Kilometres(Postcode from, Postcode to, RuleContext context) =>
        context.PlaceOf(from) is { } here && context.PlaceOf(to) is { } there ? Kilometres(here, there) : null;

    /// <summary>Kilometres as the crow flies between two centres; not less than there can be within one postcode.</summary>
    internal static double Kilometres(Place from, Place to) => Math.Max(TravelSpeeds.WithinPostcode, from.KilometresTo(to));

    /// <summary>The journey that serves her best of those she can make; null when the map cannot tell. Allocates nothing.</summary>
    public static Journey? Best(Newcomer newcomer, Opening opening, RuleContext context) =>
        Kilometres(newcomer.Postcode, opening.Postcode, context) is { } kilometres
            ? Best(newcomer, kilometres, SeatKilometres(newcomer.Postcode, opening, context), context)
            : null;

    /// <summary>The same when the kilometres are known already, those of a confirmed seat included.</summary>
    internal static Journey Best(Newcomer newcomer, double kilometres, double? seatKilometres, RuleContext context)
    {
        var best = Best(newcomer, kilometres, context);
        return seatKilometres is { } ride && HasSeat(newcomer.Mobility)
            ? Better(best, Make(TravelMode.Meerijden, ride, newcomer, context) with { Kilometres = kilometres })
            : best;
    }

    /// <summary>The same over any distance, when nobody offers a seat. On either side of <see cref="TravelSpeeds.PublicTransportFrom"/> a longer way never serves better.</summary>
    internal static Journey Best(Newcomer newcomer, double kilometres, RuleContext context)
    {
        var best = Make(TravelMode.Walking, kilometres, newcomer, context);
        for (var mode = TravelMode.Bicycle; mode <= TravelMode.Car; mode++)
            if (Has(newcomer.Mobility, mode) && (mode != TravelMode.PublicTransport || kilometres > TravelSpeeds.PublicTransportFrom))
                best = Better(best, Make(mode, kilometres, newcomer, context));
        return best;
    }

    /// <summary>Would she take a seat that a host confirms?</summary>
    internal static bool HasSeat(Mobility mobility) => Has(mobility, TravelMode.Meerijden);

    /// <summary>Can she travel like this? On foot always; what is not known is assumed only for public transport and for a seat.</summary>
    private static bool Has(Mobility mobility, TravelMode mode) => mode switch
    {
        TravelMode.Walking => true,
        TravelMode.Bicycle => mobility.Cycling switch
        {
            Cycling.Can => mobility.Modes is null || Lists(mobility.Modes, TravelMode.Bicycle),
            null => Lists(mobility.Modes, TravelMode.Bicycle),
            _ => false,
        },
        TravelMode.EBike => mobility.Cycling is Cycling.Can or null && Lists(mobility.Modes, TravelMode.EBike),
        TravelMode.Car => mobility.DrivingLicence is not false && Lists(mobility.Modes, TravelMode.Car),
        _ => mobility.Modes is null || Lists(mobility.Modes, mode),
    };

    /// <summary>Kilometres of the ride when the host confirmed a seat near this home: the way to pick her up is driven too.</summary>
    internal static double? SeatKilometres(Postcode home, Opening opening, RuleContext context)
    {
        if (opening.Offers.SeatFrom is not { } seat)
            return null;
        if (seat == home)
            return Kilometres(seat, opening.Postcode, context);
        return Kilometres(home, seat, context) is { } toSeat && toSeat <= TravelSpeeds.SeatRadius
            ? toSeat + Kilometres(seat, opening.Postcode, context)
            : null;
    }

    private static bool Lists(IReadOnlyList<TravelMode>? modes, TravelMode mode)
    {
        for (var i = 0; i < modes?.Count; i++)
            if (modes[i] == mode)
                return true;
        return false;
    }

    private static Journey Make(TravelMode mode, double kilometres, Newcomer newcomer, RuleContext context) => new(
        mode,
        Minutes(mode, kilometres),
        newcomer.Mobility.MaxMinutes ?? context.Options.AssumedMaxMinutes,
        kilometres,
        IsAssumed: newcomer.Mobility.Modes is null && mode != TravelMode.Bicycle);

    private static int Minutes(TravelMode mode, double kilometres)
    {
        var minutes = mode switch
        {
            TravelMode.Walking => 60 * kilometres * TravelSpeeds.Detour / TravelSpeeds.Walking,
            TravelMode.Bicycle => 60 * kilometres * TravelSpeeds.Detour / TravelSpeeds.Bicycle,
            TravelMode.EBike => 60 * kilometres * TravelSpeeds.Detour / TravelSpeeds.EBike,
            TravelMode.PublicTransport => 60 * kilometres / TravelSpeeds.PublicTransport + TravelSpeeds.PublicTransportOverhead,
            TravelMode.Car or TravelMode.Meerijden => 60 * kilometres * TravelSpeeds.Detour / TravelSpeeds.Car + TravelSpeeds.CarOverhead,
            _ => throw new ArgumentOutOfRangeException(nameof(mode)),
        };
        return (int)Math.Round(minutes, MidpointRounding.AwayFromZero);
    }

    private static Journey Better(Journey one, Journey other) => other.IsBetterThan(one) ? other : one;
}
