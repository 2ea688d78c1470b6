using System.Text.Json;
using Matching.Service.Language;

namespace Matching.Service.Accessibility;

/// <summary>
/// The accessibility statement: what a person wrote (<c>docs/toegankelijkheid.json</c>) and what the browser tests found
/// (<c>docs/toegankelijkheid-bewijs.json</c>), both shipped inside the application.
/// </summary>
public sealed record Statement
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<Statement> Kept = new(Read);

    public static Statement Current => Kept.Value;

    /// <summary>A: meets everything; B: in part; C: first measures; D: not at all; E: not examined. As the government's register names them.</summary>
    public required string Status { get; init; }
    public required DateOnly DrawnUpOn { get; init; }
    public required string Standard { get; init; }
    public required string Contact { get; init; }
    public required IReadOnlyList<Deviation> Deviations { get; init; }
    public required InTwoLanguages<string> NotTested { get; init; }

    /// <summary>What the last run of the browser tests looked at.</summary>
    public Evidence Tests { get; init; } = new();

    private static Statement Read() => From<Statement>("toegankelijkheid.json") with { Tests = From<Evidence>("toegankelijkheid-bewijs.json") };

    private static T From<T>(string name)
    {
        using var stream = typeof(Statement).Assembly.GetManifestResourceStream($"Matching.Service.{name}")!;
        return JsonSerializer.Deserialize<T>(stream, Json)!;
    }
}

/// <summary>One place where the standard is not met.</summary>
/// <param name="Criterion">Number of the success criterion.</param>
/// <param name="Nl">In Dutch.</param>
/// <param name="En">In English.</param>
public sealed record Deviation(string Criterion, DeviationText Nl, DeviationText En)
{
    public DeviationText Text => Languages.IsDutch ? Nl : En;
}

public sealed record DeviationText(string What, string Effect, string WayOut, string Plan);

public sealed record InTwoLanguages<T>(T Nl, T En)
{
    public T Text => Languages.IsDutch ? Nl : En;
}

/// <summary>Which pages were looked at by machine, in which states, and how each page's source was then.</summary>
public sealed record Evidence
{
    public DateOnly Date { get; init; }

    /// <summary>Version of axe-core.</summary>
    public string Axe { get; init; } = "";
    public IReadOnlyList<PageEvidence> Pages { get; init; } = [];
}

/// <param name="Page">The address, with names for what is filled in.</param>
/// <param name="States">How it was looked at: wide, dark, 200 %, 320 px.</param>
/// <param name="Source">Start of the SHA-256 of what the page is drawn with: its file, components, layouts and style sheets.</param>
public sealed record PageEvidence(string Page, IReadOnlyList<string> States, string Source);
