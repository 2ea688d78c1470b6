using System.Collections.Frozen;
using System.Globalization;

namespace Matching.Simulation;

/// <summary>A four-digit Dutch postcode: its middle, the municipality it lies in and how many people live there.</summary>
/// <param name="Code">Four digits, such as <c>8011</c>.</param>
/// <param name="Latitude">Degrees north (WGS 84). Honest to about two kilometres.</param>
/// <param name="Longitude">Degrees east (WGS 84).</param>
/// <param name="Municipality">The code of Statistics Netherlands, such as <c>GM0193</c>.</param>
/// <param name="Population">Inhabitants; 0 where none live or the figure is suppressed.</param>
public sealed record PostcodeArea(string Code, double Latitude, double Longitude, string Municipality, int Population);

/// <summary>
/// Every postcode of the Netherlands with its point and municipality. The town is drawn from it, and the service reads
/// it too, to turn a postcode into a point; it stands here because this project owns the public data.
/// </summary>
public sealed class Geography
{
    private const double KilometresPerDegree = 111.195;
    private static readonly Lazy<Geography> Loaded = new(Load);

    private readonly FrozenDictionary<string, PostcodeArea> _byCode;
    private readonly FrozenDictionary<string, PostcodeArea[]> _byMunicipality;
    private readonly FrozenDictionary<string, string> _municipalities;

    private Geography(PostcodeArea[] postcodes, IEnumerable<KeyValuePair<string, string>> municipalities)
    {
        Postcodes = postcodes;
        _byCode = postcodes.ToFrozenDictionary(p => p.Code);
        _byMunicipality = postcodes.GroupBy(p => p.Municipality).ToFrozenDictionary(g => g.Key, g => g.ToArray());
        _municipalities = municipalities.ToFrozenDictionary();
    }

    /// <summary>The one geography there is, read once on first use.</summary>
    public static Geography Netherlands => Loaded.Value;

    /// <summary>All postcodes, by code.</summary>
    public IReadOnlyList<PostcodeArea> Postcodes { get; }

    /// <summary>All municipality codes with their names.</summary>
    public IReadOnlyDictionary<string, string> Municipalities => _municipalities;

    /// <summary>The postcode area of four digits, or of six characters of which only the digits count; null when unknown.</summary>
    public PostcodeArea? Find(string postcode)
    {
        ArgumentNullException.ThrowIfNull(postcode);
        var trimmed = postcode.AsSpan().Trim();
        return trimmed.Length >= 4 && _byCode.TryGetValue(trimmed[..4].ToString(), out var area) ? area : null;
    }

    /// <summary>The postcodes of a municipality, by code; none when the code is unknown.</summary>
    public IReadOnlyList<PostcodeArea> InMunicipality(string code) => _byMunicipality.GetValueOrDefault(code, []);

    /// <summary>The postcode whose middle is nearest to a point; ties go to the lowest code.</summary>
    public PostcodeArea Nearest(double latitude, double longitude) =>
        Postcodes.MinBy(p => Kilometres(p.Latitude, p.Longitude, latitude, longitude))!;

    /// <summary>The postcodes whose middle lies within so many kilometres of a point, nearest first, ties by code.</summary>
    public IReadOnlyList<PostcodeArea> Within(double latitude, double longitude, double kilometres) =>
        [.. from p in Postcodes
            let distance = Kilometres(p.Latitude, p.Longitude, latitude, longitude)
            where distance <= kilometres
            orderby distance, p.Code
            select p];

    /// <summary>Kilometres as the crow flies; flat-earth arithmetic, exact enough within the country.</summary>
    public static double Kilometres(double latitudeA, double longitudeA, double latitudeB, double longitudeB)
    {
        var north = (latitudeB - latitudeA) * KilometresPerDegree;
        var east = (longitudeB - longitudeA) * KilometresPerDegree * Math.Cos((latitudeA + latitudeB) * Math.PI / 360);
        return Math.Sqrt(north * north + east * east);
    }

    private static Geography Load() => new(
        [.. EmbeddedTable.Rows("pc4.csv").Select(f => new PostcodeArea(
            f[0], Number(f[1]), Number(f[2]), f[3], int.Parse(f[4], CultureInfo.InvariantCulture)))],
        EmbeddedTable.Rows("municipalities.csv").Select(f => KeyValuePair.Create(f[0], f[1])));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
