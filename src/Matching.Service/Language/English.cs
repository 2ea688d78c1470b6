using System.Collections.Frozen;
using System.Text.Json;

namespace Matching.Service.Language;

/// <summary>The English of every sentence, from the files beside this one: one per room of the house, Dutch first.</summary>
public static class English
{
    private const string Folder = "Matching.Service.Language.English.";

    private static readonly FrozenDictionary<string, string> Sentences = Read().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every sentence that has English.</summary>
    public static IEnumerable<KeyValuePair<string, string>> All => Sentences;

    /// <summary>The English; the Dutch itself where there is none, because a page must never stay empty.</summary>
    public static string Of(string dutch) => Sentences.GetValueOrDefault(dutch, dutch);

    // A sentence stands in one file; a test sees to that. Here the first counts: two translations must not take a page down.
    private static Dictionary<string, string> Read()
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (_, sentences) in Files())
            foreach (var (dutch, english) in sentences)
                all.TryAdd(dutch, english);
        return all;
    }

    /// <summary>Every file with its sentences, in the order of their names.</summary>
    internal static IEnumerable<(string Name, IReadOnlyDictionary<string, string> Sentences)> Files()
    {
        var assembly = typeof(English).Assembly;
        foreach (var file in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(file)!;
            yield return (file[Folder.Length..], JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!);
        }
    }
}
