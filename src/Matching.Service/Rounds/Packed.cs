using System.IO.Compression;

namespace Matching.Service.Rounds;

/// <summary>How snapshots and results are kept: their canonical bytes, compressed with Brotli.</summary>
internal static class Packed
{
    public static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            brotli.Write(bytes);
        return packed.ToArray();
    }

    /// <exception cref="InvalidDataException">These bytes were not packed here, or were changed since.</exception>
    public static byte[] Unpack(byte[] packed)
    {
        try
        {
            using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
            using var bytes = new MemoryStream();
            brotli.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (InvalidOperationException damaged)
        {
            throw new InvalidDataException("The compressed bytes are damaged.", damaged);
        }
    }
}
