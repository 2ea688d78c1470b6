using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Matching.Engine.Scoring;

/// <summary>
/// A ranker as a file: versioned JSON that ends in the SHA-256 of its own canonical bytes. It is data, never code, and nothing
/// in it is believed before it is checked: what does not keep to <see cref="RankerLimits"/> is refused with a sentence.
/// </summary>
public static class RankerFormat
{
    /// <summary>The newest: raised when what stands in the file changes its meaning. A file has the lowest that can say it.</summary>
    public const int Version = 2;

    /// <summary>Without a second slope.</summary>
    private const int OneSlope = 1;

    private static readonly JsonSerializerOptions Header = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static readonly JsonSerializerOptions Whole = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The file. Equal rankers have equal bytes.</summary>
    /// <exception cref="ArgumentException">A threshold is not finite.</exception>
    public static byte[] Write(Ranker ranker) => JsonSerializer.SerializeToUtf8Bytes(FileOf(ranker, Hash(ranker)), Whole);

    /// <summary>SHA-256 in lower-case hexadecimal over the file without its hash: what a manifest or an audit row names a ranker by.</summary>
    public static string Hash(Ranker ranker) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(FileOf(ranker, null), Whole)));

    /// <summary>Reads a file, whatever is in it.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="schemaHash">The schema of the rows it is to score.</param>
    /// <param name="ranker">The ranker, well formed.</param>
    /// <param name="fault">Why there is none.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes, string schemaHash, [NotNullWhen(true)] out Ranker? ranker, [NotNullWhen(false)] out RankerFault? fault)
    {
        ranker = null;
        if (bytes.Length > RankerLimits.MostBytes)
        {
            fault = new(RankerFaultCode.TooLarge);
            return false;
        }
        try
        {
            if (JsonSerializer.Deserialize<RankerHeader>(bytes, Header)?.Version is not (OneSlope or Version) and var version)
            {
                fault = version > Version ? new(RankerFaultCode.TooNew, $"versie {version}") : new(RankerFaultCode.NotReadable, "versie");
                return false;
            }
            var file = JsonSerializer.Deserialize<RankerFile>(bytes, Whole)!;
            if (file.Trees.Any(t => t is null))
            {
                fault = new(RankerFaultCode.NoTree, "null");
                return false;
            }
            var read = new Ranker
            {
                Id = file.Id,
                Forest = new() { Trees = file.Trees, Features = file.Features, SchemaHash = file.Schema, Base = file.Base },
                Calibration = new(file.Slope, file.Above ?? file.Slope, file.Intercept),
            };
            fault = RankerLimits.Fault(read, schemaHash) ?? (file.Sha256 == Hash(read) && file.Version == VersionOf(read) ? null : new(RankerFaultCode.Changed));
            ranker = fault is null ? read : null;
        }
        catch (JsonException e)
        {
            fault = new(RankerFaultCode.NotReadable, $"regel {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        }
        return fault is null;
    }

    private static int VersionOf(Ranker ranker) => ranker.Calibration.IsOneSlope ? OneSlope : Version;

    private static RankerFile FileOf(Ranker ranker, string? hash) => new(
        VersionOf(ranker), ranker.Id, ranker.Forest.SchemaHash, ranker.Forest.Features,
        ranker.Calibration.Below, ranker.Calibration.Intercept, ranker.Forest.Base, ranker.Forest.Trees,
        ranker.Calibration.IsOneSlope ? null : ranker.Calibration.Above, hash);

    private sealed record RankerHeader(int? Version);

    private sealed record RankerFile(
        int Version, string Id, string Schema, int Features, int Slope, int Intercept, int Base, IReadOnlyList<Tree> Trees,
        int? Above = null, string? Sha256 = null);
}
