using System.Collections.Concurrent;
using Matching.Engine.Domain;

namespace Matching.Engine.Rounds.Candidates;

/// <summary>
/// Numbers sets of languages of contact by what openings ask: languages that none asks are left out,
/// and 'no language at all' keeps a number of its own.
/// </summary>
internal sealed class LanguageSets
{
    private readonly HashSet<string> _asked;
    private readonly ConcurrentDictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private int _last;

    public LanguageSets(IReadOnlyList<Opening> openings) =>
        _asked = openings.SelectMany(o => o.Asks.ContactLanguages).ToHashSet(StringComparer.Ordinal);

    /// <summary>0 is no language at all. From any thread; which number a set gets may differ from run to run.</summary>
    public int NumberOf(IReadOnlyList<string> languages)
    {
        if (languages.Count == 0)
            return 0;
        var asked = "";
        for (var i = 0; i < languages.Count; i++)
            if (_asked.Contains(languages[i]))
                asked = asked.Length == 0 ? languages[i] : asked + ' ' + languages[i];
        return _numbers.TryGetValue(asked, out var number) ? number : _numbers.GetOrAdd(asked, _ => Interlocked.Increment(ref _last));
    }
}
