using Matching.Engine.Domain;

namespace Matching.Engine.Rounds.Candidates;

/// <summary>
/// Numbers sets of languages of contact by what openings ask: languages that none asks are left out,
/// and 'no language at all' keeps a number of its own.
/// </summary>
internal sealed class LanguageSets
{
    private readonly HashSet<string> _asked;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public LanguageSets(IReadOnlyList<Opening> openings) =>
        _asked = openings.SelectMany(o => o.Asks.ContactLanguages).ToHashSet(StringComparer.Ordinal);

    /// <summary>0 is no language at all. Not to be asked from several threads at once.</summary>
    public int NumberOf(IReadOnlyList<string> languages)
    {
        if (languages.Count == 0)
            return 0;
        var asked = "";
        for (var i = 0; i < languages.Count; i++)
            if (_asked.Contains(languages[i]))
                asked = asked.Length == 0 ? languages[i] : asked + ' ' + languages[i];
        if (!_numbers.TryGetValue(asked, out var number))
            _numbers.Add(asked, number = _numbers.Count + 1);
        return number;
    }
}
