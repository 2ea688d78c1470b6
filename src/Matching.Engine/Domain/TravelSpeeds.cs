namespace Matching.Engine.Domain;

/// <summary>
/// How fast people get somewhere. Assumptions of this project, not measurements: round figures for a Dutch town and the villages
/// around it, chosen so that nothing sharper than a postcode centre (about 2 km) is suggested. Kilometres per hour unless said otherwise.
/// </summary>
public static class TravelSpeeds
{
    public const double Walking = 5;

    /// <summary>An everyday pace with stops, not a commuter's.</summary>
    public const double Bicycle = 15;
    public const double EBike = 20;
    public const double Car = 45;

    /// <summary>As the crow flies, changes included; without a timetable this is an estimate (see <see cref="EstimateMargin"/>).</summary>
    public const double PublicTransport = 20;

    /// <summary>Minutes to and from the stop, and waiting.</summary>
    public const double PublicTransportOverhead = 8;

    /// <summary>Nobody takes a bus for less than this many kilometres, as the crow flies.</summary>
    public const double PublicTransportFrom = 1;

    /// <summary>Minutes to get in, park and walk.</summary>
    public const double CarOverhead = 5;

    /// <summary>Kilometres on the road per kilometre as the crow flies. Not for public transport, whose speed has it inside.</summary>
    public const double Detour = 1.3;

    /// <summary>Kilometres as the crow flies within one postcode, and the least between two: centres can lie closer than people do.</summary>
    public const double WithinPostcode = 0.8;

    /// <summary>A confirmed seat counts for people who live at most this many kilometres, as the crow flies, from where it starts.</summary>
    public const double SeatRadius = 2.5;

    /// <summary>An estimate this near to the limit, in percent of it and on both sides, settles nothing.</summary>
    public const int EstimateMargin = 25;
}
