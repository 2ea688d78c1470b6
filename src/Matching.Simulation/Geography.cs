using System.Collections.Frozen;
using System.Globalization;
using Matching.Engine.Domain;

namespace Matching.Simulation;

/// <summary>A four-digit postcode area.</summary>
/// <param name="Postcode">Four digits, such as <c>8011</c>.</param>
/// <param name="Middle">Its centre; honest to about two kilometres.</param>
/// <param name="Municipality">The municipality it lies in.</param>
/// <param name="Population">Inhabitants; 0 where none live or the figure is suppressed.</param>
public sealed record PostcodeArea(Postcode Postcode, Place Middle, MunicipalityCode Municipality, int Population);

/// <summary>
/// Every postcode of the Netherlands with its point and municipality. The town is drawn from it, and the service reads
/// it too, to turn a postcode into a point; it stands here because this project owns the public data.
/// </summary>
public sealed class Geography
{
    private static readonly Lazy<Geography> Loaded = new(Load);

    private readonly FrozenDictionary<Postcode, PostcodeArea> _byPostcode;
    private readonly FrozenDictionary<MunicipalityCode, PostcodeArea[]> _byMunicipality;
    private readonly FrozenDictionary<MunicipalityCode, string> _municipalities;

    private Geography(PostcodeArea[] postcodes, IEnumerable<KeyValuePair<MunicipalityCode, string>> municipalities)
    {
        Postcodes = postcodes;
        _byPostcode = postcodes.ToFrozenDictionary(p => p.Postcode);
        _byMunicipality = postcodes.GroupBy(p => p.Municipality).ToFrozenDictionary(g => g.Key, g => g.ToArray());
        _municipalities = municipalities.ToFrozenDictionary();
    }

    /// <summary>The one geography there is, read once on first use.</summary>
    public static Geography Netherlands => Loaded.Value;

    /// <summary>All postcodes, in ascending order.</summary>
    public IReadOnlyList<PostcodeArea> Postcodes { get; }

    /// <summary>All municipality codes with their real names.</summary>
    public IReadOnlyDictionary<MunicipalityCode, string> Municipalities => _municipalities;

    /// <summary>The area of a postcode; null when it is not on the map (a PO box, or newer than the data).</summary>
    public PostcodeArea? Find(Postcode postcode) => _byPostcode.GetValueOrDefault(postcode);

    /// <summary>The postcodes of a municipality, in ascending order; none when the code is unknown.</summary>
    public IReadOnlyList<PostcodeArea> InMunicipality(MunicipalityCode code) => _byMunicipality.GetValueOrDefault(code, []);

    /// <summary>The area whose middle is nearest to a point; ties go to the lowest postcode.</summary>
    public PostcodeArea Nearest(Place point) => Postcodes.MinBy(p => p.Middle.KilometresTo(point))!;

    /// <summary>The areas whose middle lies within so many kilometres of a point, nearest first, ties by postcode.</summary>
    public IReadOnlyList<PostcodeArea> Within(Place point, double kilometres) =>
        [.. from p in Postcodes
            let distance = p.Middle.KilometresTo(point)
            where distance <= kilometres
            orderby distance, p.Postcode
            select p];

    private static Geography Load() => new(
        [.. EmbeddedTable.Rows("pc4.csv").Select(f => new PostcodeArea(
            new Postcode(Whole(f[0])), new Place(Number(f[1]), Number(f[2])), new MunicipalityCode(f[3]), Whole(f[4])))],
        EmbeddedTable.Rows("municipalities.csv").Select(f => KeyValuePair.Create(new MunicipalityCode(f[0]), f[1])));

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
