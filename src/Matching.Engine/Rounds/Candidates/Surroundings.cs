using Matching.Engine.Domain;

namespace Matching.Engine.Rounds.Candidates;

/// <summary>Things on the map sorted from south to north, so that only those in a box have to be looked at to find who is near.</summary>
internal sealed class Surroundings
{
    private const double EarthRadiusKm = 6371;
    private const double Degrees = 180 / Math.PI;

    /// <summary>A box a little too large means looking at a few things in vain; one too small would lose some.</summary>
    private const double Slack = 1.001;

    private readonly (double Latitude, double Longitude, int Item)[] _located;

    public Surroundings(IEnumerable<(Place? At, int Item)> things)
    {
        var all = things.ToList();
        _located = [.. all.Where(t => t.At is not null).Select(t => (t.At!.Value.Latitude, t.At!.Value.Longitude, t.Item)).Order()];
        Nowhere = [.. all.Where(t => t.At is null).Select(t => t.Item)];
    }

    /// <summary>Those that the map does not have.</summary>
    public int[] Nowhere { get; }

    /// <summary>At least everything within so many kilometres. The furthest a circle reaches east is where it touches a meridian.</summary>
    public List<int> Around(Place at, double kilometres)
    {
        var angle = kilometres / EarthRadiusKm * Slack;
        var touches = Math.Sin(angle) / Math.Cos(at.Latitude / Degrees);
        var (north, east) = (angle * Degrees, touches < 1 ? Math.Asin(touches) * Degrees : 360);
        var found = new List<int>();
        for (var i = FirstFrom(at.Latitude - north); i < _located.Length && _located[i].Latitude <= at.Latitude + north; i++)
            if (Math.Abs(_located[i].Longitude - at.Longitude) <= east)
                found.Add(_located[i].Item);
        return found;
    }

    private int FirstFrom(double latitude)
    {
        var (low, high) = (0, _located.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_located[middle].Latitude < latitude)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
