using Matching.Engine.Domain;

namespace Matching.Engine.Rounds.Candidates;

/// <summary>Things sorted from south to north, so that only a band has to be looked at.</summary>
internal sealed class ByLatitude
{
    private readonly double[] _latitudes;
    private readonly int[] _items;

    private ByLatitude(double[] latitudes, int[] items, int[] nowhere) => (_latitudes, _items, Nowhere) = (latitudes, items, nowhere);

    /// <summary>Those that the map does not have.</summary>
    public int[] Nowhere { get; }

    public static ByLatitude Of(IEnumerable<(Place? At, int Item)> things)
    {
        var all = things.ToList();
        var located = all.Where(t => t.At is not null).OrderBy(t => t.At!.Value.Latitude).ThenBy(t => t.Item).ToList();
        return new([.. located.Select(t => t.At!.Value.Latitude)], [.. located.Select(t => t.Item)], [.. all.Where(t => t.At is null).Select(t => t.Item)]);
    }

    /// <summary>At most so many degrees further north or south.</summary>
    public ReadOnlySpan<int> Within(double latitude, double degrees)
    {
        var from = FirstFrom(latitude - degrees);
        return _items.AsSpan(from, FirstFrom(Math.BitIncrement(latitude + degrees)) - from);
    }

    private int FirstFrom(double latitude)
    {
        var (low, high) = (0, _latitudes.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_latitudes[middle] < latitude)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
