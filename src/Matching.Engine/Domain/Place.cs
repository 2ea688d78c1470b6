namespace Matching.Engine.Domain;

/// <summary>Four digits of a Dutch postcode, 1000 to 9999: the sharpest place Matching knows of a person.</summary>
public readonly record struct Postcode : IComparable<Postcode>
{
    public Postcode(int value) =>
        Value = value is >= 1000 and <= 9999 ? value : throw new ArgumentOutOfRangeException(nameof(value));

    public int Value { get; }

    /// <summary>Reads four digits, or six characters of which four are kept. False when it is no Dutch postcode.</summary>
    public static bool TryParse(string? text, out Postcode postcode)
    {
        postcode = default;
        var compact = text?.Replace(" ", "", StringComparison.Ordinal) ?? "";
        if (compact.Length is not (4 or 6) || compact.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') >= 0 || compact[0] == '0')
            return false;
        if (compact.Length == 6 && !(char.IsAsciiLetter(compact[4]) && char.IsAsciiLetter(compact[5])))
            return false;
        postcode = new Postcode(int.Parse(compact.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture));
        return true;
    }

    public int CompareTo(Postcode other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("0000", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>The centre of a postcode area in degrees WGS84. Honest to about 2 km.</summary>
public readonly record struct Place(double Latitude, double Longitude)
{
    private const double EarthRadiusKm = 6371.0;

    /// <summary>Distance as the crow flies in kilometres (haversine).</summary>
    public double KilometresTo(Place other)
    {
        const double degree = Math.PI / 180;
        var dLat = (other.Latitude - Latitude) * degree;
        var dLon = (other.Longitude - Longitude) * degree;
        var a = Math.Sin(dLat / 2) * Math.Sin(dLat / 2)
            + Math.Cos(Latitude * degree) * Math.Cos(other.Latitude * degree) * Math.Sin(dLon / 2) * Math.Sin(dLon / 2);
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(a)));
    }
}
