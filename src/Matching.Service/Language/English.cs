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

    private static Dictionary<string, string> Read()
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        var assembly = typeof(English).Assembly;
        foreach (var file in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(file)!;
            foreach (var (dutch, english) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
            {
                if (all.TryGetValue(dutch, out var other) && other != english)
                    throw new InvalidDataException($"{file} translates \"{dutch}\" as \"{english}\", another file as \"{other}\": keep one.");
                all[dutch] = english;
            }
        }
        return all;
    }
}
