using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Matching.Service.Rankers;

/// <summary>Where a ranker came from: enough to make it again, and to say no to it where it does not belong.</summary>
public sealed record RankerManifest
{
    /// <summary>In place of a municipality: the data were invented.</summary>
    public const string Simulated = "simulated";

    /// <summary>How manifests, metrics and <c>champion.json</c> are written: readable, in a fixed order.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public required string Id { get; init; }

    /// <summary><see cref="Simulated"/>, or a municipality's code.</summary>
    public required string DataFrom { get; init; }

    /// <summary>Which town, for simulated data.</summary>
    public string? Town { get; init; }
    public required string Trainer { get; init; }
    public required IReadOnlyDictionary<string, string> Settings { get; init; }
    public required long Seed { get; init; }
    public required string SchemaHash { get; init; }
    public required string EngineVersion { get; init; }

    /// <summary>SHA-256 of <c>ranker.json</c>.</summary>
    public required string FileHash { get; init; }

    /// <summary>First and last day of the decisions.</summary>
    public required DateOnly From { get; init; }
    public required DateOnly Until { get; init; }

    /// <summary>Learned from decisions before this day only; what came later measures it.</summary>
    public required DateOnly LaterFrom { get; init; }
    public required int Decisions { get; init; }
    public required int Groups { get; init; }
    public required int Caseworkers { get; init; }

    /// <summary>Decisions that taught nothing: the reason was not about the pair, or the features were of another version.</summary>
    public required int LeftOut { get; init; }

    /// <summary>The champion when it was trained; null is the weighted sum.</summary>
    public string? Parent { get; init; }

    /// <summary>Per feature how its values were spread over the decisions it learned from, as shares from its lowest value up: what drift is measured against.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<double>> Spread { get; init; }

    public string Write() => JsonSerializer.Serialize(this, Json) + "\n";

    /// <exception cref="JsonException">This is no manifest.</exception>
    public static RankerManifest Read(string text) => JsonSerializer.Deserialize<RankerManifest>(text, Json) ?? throw new JsonException("The manifest is empty.");
}
