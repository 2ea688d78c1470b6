using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Matching.Service.Accessibility;
using Matching.Service.Pages;
using Matching.TestKit;
using Microsoft.AspNetCore.Components;

namespace Matching.Browser.Tests;

/// <summary>
/// What the accessibility statement rests on: with <c>MATCHING_EVIDENCE=1</c> every page that passes is written down, with the state of its
/// source. Another test compares that with the pages as they are.
/// </summary>
internal static partial class EvidenceFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly Lock Door = new();

    private static readonly List<string> Templates =
        [.. typeof(App).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), false)).Select(route => ((RouteAttribute)route).Template)];

    private static bool IsWanted => Environment.GetEnvironmentVariable("MATCHING_EVIDENCE") == "1";

    /// <summary>This address passed in all states.</summary>
    public static void Passed(string address, string axe)
    {
        if (!IsWanted)
            return;
        var path = address.Split('?')[0];
        var page = Templates.Where(t => Matches(t, path)).MinBy(t => t.Count(c => c == '{'))!;
        lock (Door)
        {
            var file = Path.Combine(Repository.Root, "docs", "toegankelijkheid-bewijs.json");
            var evidence = JsonSerializer.Deserialize<Evidence>(File.ReadAllText(file), Json)!;
            evidence = evidence with
            {
                Date = DateOnly.FromDateTime(DateTime.UtcNow),
                Axe = axe,
                Pages =
                [
                    .. evidence.Pages.Where(p => p.Page != page && Templates.Contains(p.Page))
                        .Append(new PageEvidence(page, Axe.States, PageSource.MarkOf(page)!)).OrderBy(p => p.Page, StringComparer.Ordinal),
                ],
            };
            File.WriteAllText(file, JsonSerializer.Serialize(evidence, Json).ReplaceLineEndings("\n") + "\n");
        }
    }

    private static bool Matches(string template, string path) =>
        Regex.IsMatch(path, $"^{Gap().Replace(Regex.Escape(template).Replace("}", "\\}", StringComparison.Ordinal), "[^/]+")}$");

    [GeneratedRegex(@"\\\{[^}]*\\\}")]
    private static partial Regex Gap();
}
