using System.Collections.Frozen;
using System.Globalization;
using Matching.Engine.Domain;

namespace Matching.Simulation;

/// <summary>An ESCO occupation in Dutch.</summary>
/// <param name="Esco">The last part of its URI; <see cref="Uri"/> is the whole.</param>
/// <param name="Group">Its ISCO-08 unit group.</param>
/// <param name="Label">The preferred Dutch label.</param>
/// <param name="Education">The lowest level named for it, mbo being <see cref="EducationLevel.Mbo2"/>; null when none is named.</param>
/// <param name="Regulated">Whether the European list calls the profession regulated.</param>
/// <param name="SkillGroups">Codes of at most five skill groups it essentially needs, most needed first.</param>
public sealed record Occupation(
    string Esco, Isco08 Group, string Label, EducationLevel? Education, bool Regulated, IReadOnlyList<string> SkillGroups)
{
    /// <summary>The ESCO concept URI.</summary>
    public string Uri => Occupations.UriPrefix + Esco;
}

/// <summary>The ESCO occupations and the names of their skill groups.</summary>
public sealed class Occupations
{
    internal const string UriPrefix = "http://data.europa.eu/esco/occupation/";
    private static readonly Lazy<Occupations> Loaded = new(Load);

    private readonly FrozenDictionary<string, Occupation> _byUri;
    private readonly FrozenDictionary<string, Occupation> _byLabel;
    private readonly FrozenDictionary<string, string> _skillGroups;

    private Occupations(Occupation[] all, IEnumerable<KeyValuePair<string, string>> skillGroups)
    {
        All = all;
        _byUri = all.ToFrozenDictionary(o => o.Uri);
        _byLabel = all.GroupBy(o => o.Label, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
        _skillGroups = skillGroups.ToFrozenDictionary();
    }

    /// <summary>The one list there is, read once on first use.</summary>
    public static Occupations Esco => Loaded.Value;

    /// <summary>All occupations, by URI.</summary>
    public IReadOnlyList<Occupation> All { get; }

    /// <summary>The Dutch names of the skill groups, by code.</summary>
    public IReadOnlyDictionary<string, string> SkillGroups => _skillGroups;

    /// <summary>The occupation with this ESCO URI or, failing that, this Dutch label in any case; null when neither.</summary>
    public Occupation? Find(string uriOrLabel)
    {
        ArgumentNullException.ThrowIfNull(uriOrLabel);
        var text = uriOrLabel.Trim();
        return _byUri.GetValueOrDefault(text) ?? _byLabel.GetValueOrDefault(text);
    }

    /// <summary>The occupations of a unit group, by URI.</summary>
    public IEnumerable<Occupation> InGroup(Isco08 group) => All.Where(o => o.Group == group);

    private static Occupations Load() => new(
        [.. EmbeddedTable.Rows("occupations.csv").Select(f => new Occupation(
            f[0],
            new Isco08(int.Parse(f[1], CultureInfo.InvariantCulture)),
            f[2],
            Level(f[3]),
            f[4] == "ja",
            f[5].Length == 0 ? [] : f[5].Split('|')))],
        EmbeddedTable.Rows("skillgroups.csv").Select(f => KeyValuePair.Create(f[0], f[1])));

    private static EducationLevel? Level(string text) => text switch
    {
        "geen" => EducationLevel.None,
        "basis" => EducationLevel.Primary,
        "vmbo" => EducationLevel.Vmbo,
        "mbo" => EducationLevel.Mbo2,
        "hbo" => EducationLevel.Hbo,
        "wo" => EducationLevel.Wo,
        _ => null,
    };
}
