using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Matching.TestKit;

/// <summary>
/// Everything that a page is drawn with, as one mark: its own file, the components it uses and those that they use, the layouts, and the
/// style sheets. What it says may come from C# beside it, and is left out: words alone hardly make a page less accessible, and would make
/// every page new each day.
/// </summary>
public static partial class PageSource
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Components = new(() => Directory
        .EnumerateFiles(Path.Combine(Service, "Pages"), "*.razor", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), Read));

    private static readonly Lazy<string> Shared = new(() => string.Concat(
        Directory.EnumerateFiles(Path.Combine(Service, "wwwroot"), "*.css", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read)
            .Prepend(Components.Value["App"]).Prepend(With("MainLayout")).Prepend(With("PlainLayout"))));

    /// <summary>Start of the SHA-256, line ends as on Unix; null when there is no such page.</summary>
    /// <param name="page">The address as the page names it, with its gaps.</param>
    public static string? MarkOf(string page)
    {
        var name = Components.Value.FirstOrDefault(c => c.Value.Split('\n').Contains($"@page \"{page}\"")).Key;
        return name is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(With(name) + Shared.Value)))[..16];
    }

    private static string Service => Path.Combine(Repository.Root, "src", "Matching.Service");

    // A component with everything it uses, each once, in the order of their names.
    private static string With(string component)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal) { component };
        for (var left = new Queue<string>(found); left.TryDequeue(out var next); )
            foreach (Match tag in Tag().Matches(Components.Value[next]))
                if (Components.Value.ContainsKey(tag.Groups[1].Value) && found.Add(tag.Groups[1].Value))
                    left.Enqueue(tag.Groups[1].Value);
        return string.Concat(found.Select(name => Components.Value[name]));
    }

    private static string Read(string file) => File.ReadAllText(file).ReplaceLineEndings("\n");

    [GeneratedRegex(@"<([A-Z]\w*)")]
    private static partial Regex Tag();
}
