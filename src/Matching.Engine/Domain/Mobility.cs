namespace Matching.Engine.Domain;

/// <summary>Ways to get somewhere. Meerijden is a seat that the host confirmed; otherwise it does not count.</summary>
public enum TravelMode : byte { Walking, Bicycle, EBike, PublicTransport, Car, Meerijden }

/// <summary>Formats: <c>kan geen_fiets leert nee</c>.</summary>
public enum Cycling : byte { Can, NoBicycle, Learning, Cannot }

/// <summary>How a newcomer travels. With no mode known, walking and public transport within 45 minutes are assumed, and said.</summary>
public sealed record Mobility
{
    /// <summary>Null is not known yet. An empty list is an answer too: none of these, so on foot.</summary>
    public IReadOnlyList<TravelMode>? Modes
    {
        get;
        init
        {
            field = value is null ? null : Canonical.SortedEnums(value);
            _listed = field?.Aggregate(0, (bits, mode) => bits | 1 << (int)mode) ?? 0;
        }
    }

    /// <summary>The modes as bits: journeys ask for them for every pair.</summary>
    private readonly int _listed;
    public Cycling? Cycling { get; init; }

    /// <summary>A driving licence that is valid in the Netherlands.</summary>
    public bool? DrivingLicence { get; init; }

    /// <summary>Minutes one way, 5 to 180.</summary>
    public int? MaxMinutes { get; init => field = Canonical.Within(value, 5, 180); }

    internal bool Lists(TravelMode mode) => (_listed >> (int)mode & 1) != 0;
}
