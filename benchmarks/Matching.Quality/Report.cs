using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Matching.Quality;

/// <summary>What a suite answered, as one JSON object: printed, and kept under <c>benchmarks/results/</c>.</summary>
internal sealed record Report(string Suite, IReadOnlyList<Case> Cases)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public bool Holds => Cases.All(c => c.Holds);

    public string ToJson() => new JsonObject
    {
        ["suite"] = Suite,
        ["machine"] = JsonSerializer.SerializeToNode(Machine.This, Format),
        ["cases"] = new JsonArray([.. Cases.Select(ToJson)]),
    }.ToJsonString(Format);

    /// <summary>For people: a line per case.</summary>
    public string ToText() => string.Join('\n', Cases.Select(c => string.Create(CultureInfo.InvariantCulture,
        $"{(c.Holds ? " " : "✗")} {c.Name,-48} {c.Value,14:0.####} {(c.Reference is { } r ? $"against {r:0.####}" : "")}  {More(c)}")));

    public string Save()
    {
        var file = Path.Combine(Folder(), Suite + ".json");
        File.WriteAllText(file, ToJson() + "\n");
        return file;
    }

    /// <summary>Where results are kept: beside the sources when run from a checkout, in the working folder otherwise.</summary>
    public static string Folder()
    {
        var folder = Path.Combine(Checkout() ?? Environment.CurrentDirectory, "benchmarks", "results");
        Directory.CreateDirectory(folder);
        return folder;
    }

    private static JsonNode ToJson(Case @case)
    {
        var node = new JsonObject { ["name"] = @case.Name, ["value"] = @case.Value, ["reference"] = @case.Reference, ["holds"] = @case.Holds };
        foreach (var (name, value) in @case.More)
            node[name] = JsonSerializer.SerializeToNode(value, Format);
        return node;
    }

    private static string More(Case @case) =>
        string.Join("  ", @case.More.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Key} {m.Value:0.####}")));

    /// <summary>The folder that holds the solution, upwards from where the program lies.</summary>
    internal static string? Checkout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Matching.sln")))
                return folder.FullName;
        return null;
    }
}
