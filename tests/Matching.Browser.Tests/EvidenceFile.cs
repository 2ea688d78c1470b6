using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Matching.Service.Accessibility;
using Matching.Service.Pages;
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
            var file = Path.Combine(Root(), "docs", "toegankelijkheid-bewijs.json");
            var evidence = JsonSerializer.Deserialize<Evidence>(File.ReadAllText(file), Json)!;
            evidence = evidence with
            {
                Date = DateOnly.FromDateTime(DateTime.UtcNow),
                Axe = axe,
                Pages =
                [
                    .. evidence.Pages.Where(p => p.Page != page && Templates.Contains(p.Page))
                        .Append(new PageEvidence(page, ["wide", "dark", "320 px"], SourceOf(page))).OrderBy(p => p.Page, StringComparer.Ordinal),
                ],
            };
            File.WriteAllText(file, JsonSerializer.Serialize(evidence, Json).ReplaceLineEndings("\n") + "\n");
        }
    }

    /// <summary>Start of the SHA-256 of the page's own file, line ends as on Unix.</summary>
    public static string SourceOf(string page)
    {
        var file = Directory.EnumerateFiles(Path.Combine(Root(), "src", "Matching.Service", "Pages"), "*.razor", SearchOption.AllDirectories)
            .First(f => File.ReadLines(f).Any(line => line == $"@page \"{page}\""));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(File.ReadAllText(file).ReplaceLineEndings("\n"))))[..16];
    }

    private static bool Matches(string template, string path) =>
        Regex.IsMatch(path, $"^{Gap().Replace(Regex.Escape(template).Replace("}", "\\}", StringComparison.Ordinal), "[^/]+")}$");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Matching.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"\\\{[^}]*\\\}")]
    private static partial Regex Gap();
}
