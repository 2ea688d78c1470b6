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
    internal static Journey Best(Newcomer newcomer, double kilometres, double? seatKilometres, RuleContext context) =>
        Best(Ways.Of(newcomer, context), kilometres, seatKilometres);

    /// <summary>The same when her ways are known too.</summary>
    internal static Journey Best(in Ways ways, double kilometres, double? seatKilometres)
    {
        var best = Best(ways, kilometres);
        return seatKilometres is { } ride && ways.Has(TravelMode.Meerijden)
            ? Better(best, Make(TravelMode.Meerijden, ride, ways) with { Kilometres = kilometres })
            : best;
    }

    /// <summary>The same over any distance, when nobody offers a seat. On either side of <see cref="TravelSpeeds.PublicTransportFrom"/> a longer way never serves better.</summary>
    internal static Journey Best(Newcomer newcomer, double kilometres, RuleContext context) => Best(Ways.Of(newcomer, context), kilometres);

    /// <summary>Can she travel like this? On foot always; what is not known is assumed only for public transport and for a seat.</summary>
    internal static bool Has(Mobility mobility, TravelMode mode) => mode switch
    {
        TravelMode.Walking => true,
        TravelMode.Bicycle => mobility.Cycling switch
        {
            Cycling.Can => mobility.Modes is null || mobility.Lists(TravelMode.Bicycle),
            null => mobility.Lists(TravelMode.Bicycle),
            _ => false,
        },
        TravelMode.EBike => mobility.Cycling is Cycling.Can or null && mobility.Lists(TravelMode.EBike),
        TravelMode.Car => mobility.DrivingLicence is not false && mobility.Lists(TravelMode.Car),
        _ => mobility.Modes is null || mobility.Lists(mode),
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

    private static Journey Best(in Ways ways, double kilometres)
    {
        var best = Make(TravelMode.Walking, kilometres, ways);
        for (var mode = TravelMode.Bicycle; mode <= TravelMode.Car; mode++)
            if (ways.Has(mode) && (mode != TravelMode.PublicTransport || kilometres > TravelSpeeds.PublicTransportFrom))
                best = Better(best, Make(mode, kilometres, ways));
        return best;
    }

    private static Journey Make(TravelMode mode, double kilometres, in Ways ways) => new(
        mode, Minutes(mode, kilometres), ways.MaxMinutes, kilometres, IsAssumed: !ways.IsKnown && mode != TravelMode.Bicycle);

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

    /// <summary>All of a person that a journey depends on: how she can travel, for how many minutes, and whether that is known.</summary>
    internal readonly record struct Ways(int Modes, int MaxMinutes, bool IsKnown)
    {
        public static Ways Of(Newcomer newcomer, RuleContext context)
        {
            var modes = 0;
            for (var mode = TravelMode.Walking; mode <= TravelMode.Meerijden; mode++)
                modes |= Travel.Has(newcomer.Mobility, mode) ? 1 << (int)mode : 0;
            return new(modes, newcomer.Mobility.MaxMinutes ?? context.Options.AssumedMaxMinutes, newcomer.Mobility.Modes is not null);
        }

        public bool Has(TravelMode mode) => (Modes >> (int)mode & 1) != 0;
    }
}
