using System.Security.Cryptography;
using System.Text.Json;
using Matching.Engine.Domain;

namespace Matching.Engine.Rounds;

/// <summary>The canonical bytes of snapshots and results: UTF-8 JSON of <see cref="DomainJson"/>. Equal input has equal bytes and hash.</summary>
public static class SnapshotFormat
{
    public static byte[] Write(RoundSnapshot snapshot) => JsonSerializer.SerializeToUtf8Bytes(snapshot, DomainJson.Options);

    public static byte[] Write(RoundResult result) => JsonSerializer.SerializeToUtf8Bytes(result, DomainJson.Options);

    /// <exception cref="JsonException">The bytes are no snapshot of this version.</exception>
    public static RoundSnapshot ReadSnapshot(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<RoundSnapshot>(bytes, DomainJson.Options) ?? throw new JsonException("The snapshot is empty.");

    /// <exception cref="JsonException">The bytes are no result of this version.</exception>
    public static RoundResult ReadResult(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<RoundResult>(bytes, DomainJson.Options) ?? throw new JsonException("The result is empty.");

    /// <summary>SHA-256 over the engine's version and the canonical bytes.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> canonical)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(EngineVersion.Current + "\n"));
        hash.AppendData(canonical);
        return hash.GetHashAndReset();
    }
}

/// <summary>Raised by hand whenever rules, features, scoring, allocation or formats change what a snapshot leads to.</summary>
public static class EngineVersion
{
    public const string Current = "2";
}
