using Matching.Engine.Rounds;

namespace Matching.Engine.Domain;

/// <summary>
/// Where postcodes lie. New postcodes appear before the map knows them: such a one stands where the nearest known number
/// of the same region (first two digits) stands, the lower one on a tie. Neighbouring numbers are neighbouring places.
/// </summary>
public sealed class PostcodeMap
{
    private const int Region = 100;

    private readonly int[] _numbers;
    private readonly Place[] _places;

    public PostcodeMap(IEnumerable<PostcodePlace> places)
    {
        PostcodePlace[] sorted = [.. places.DistinctBy(p => p.Postcode).OrderBy(p => p.Postcode)];
        _numbers = [.. sorted.Select(p => p.Postcode.Value)];
        _places = [.. sorted.Select(p => new Place(p.Latitude, p.Longitude))];
    }

    /// <summary>The centre of a postcode; null when the map has nothing of its region.</summary>
    public Place? PlaceOf(Postcode postcode)
    {
        var at = Array.BinarySearch(_numbers, postcode.Value);
        if (at >= 0)
            return _places[at];

        var above = ~at;
        var below = above - 1;
        var isBelow = below >= 0 && InRegion(below, postcode);
        var isAbove = above < _numbers.Length && InRegion(above, postcode);
        if (isBelow && isAbove)
            return _places[postcode.Value - _numbers[below] <= _numbers[above] - postcode.Value ? below : above];
        return isBelow ? _places[below] : isAbove ? _places[above] : null;
    }

    private bool InRegion(int index, Postcode postcode) => _numbers[index] / Region == postcode.Value / Region;
}
