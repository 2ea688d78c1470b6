using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Matching.Browser.Tests.Pictures;

/// <summary>
/// Makes a screenshot small enough for a repository: a desk has few colours, so each pixel becomes half a byte, a number in a palette of sixteen.
/// Reads what the browser writes (8 bits, not interlaced, no palette); anything else is a bug.
/// </summary>
internal static class SmallPng
{
    private const int Colours = 16;

    /// <summary>A colour fills a part of the page when one pixel in so many has it.</summary>
    private const int Flat = 500;
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static byte[] From(byte[] png)
    {
        var (width, height, colours) = Read(png);
        var palette = PaletteOf(colours);
        var line = (width + 1) / 2;
        var lines = new byte[height * (line + 1)];
        var known = new Dictionary<int, byte>();
        for (var y = 0; y < height; y++)
        for (var x = 0; x < width; x++)
        {
            var colour = colours[(y * width) + x];
            if (!known.TryGetValue(colour, out var index))
                known[colour] = index = Nearest(palette, colour);
            lines[(y * (line + 1)) + 1 + (x / 2)] |= (byte)(x % 2 == 0 ? index << 4 : index);
        }

        var written = new MemoryStream();
        written.Write(Signature);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (4, 3);
        Write(written, "IHDR", head);
        Write(written, "PLTE", [.. palette.SelectMany(c => new[] { (byte)(c >> 16), (byte)(c >> 8), (byte)c })]);
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(lines);
        Write(written, "IDAT", packed.ToArray());
        Write(written, "IEND", []);
        return written.ToArray();
    }

    /// <summary>
    /// One colour of each small part of the colour space may stand in the palette, its most used: flat areas keep their exact colour. Those
    /// that fill a part of the page come first, however alike they are; after them always the one that most pixels are furthest from.
    /// </summary>
    private static int[] PaletteOf(int[] colours)
    {
        var parts = colours.CountBy(c => c).GroupBy(c => (c.Key >> 3) & 0x1F1F1F).Select(part => (Colour: part.MaxBy(c => c.Value).Key, Pixels: (long)part.Sum(c => c.Value)))
            .OrderByDescending(part => part.Pixels).ThenBy(part => part.Colour).ToList();
        var palette = parts.TakeWhile(part => part.Pixels * Flat >= colours.Length).Take(Colours / 2).Select(part => part.Colour).DefaultIfEmpty(parts[0].Colour).ToList();
        while (palette.Count < Math.Min(Colours, parts.Count))
            palette.Add(parts.MaxBy(part => part.Pixels * palette.Min(chosen => (long)Distance(chosen, part.Colour))).Colour);
        return [.. palette];
    }

    private static byte Nearest(int[] palette, int colour)
    {
        var best = 0;
        for (var i = 1; i < palette.Length; i++)
            if (Distance(palette[i], colour) < Distance(palette[best], colour))
                best = i;
        return (byte)best;
    }

    // Weighed as eyes do.
    private static int Distance(int one, int other)
    {
        var (red, green, blue) = (((one >> 16) & 255) - ((other >> 16) & 255), ((one >> 8) & 255) - ((other >> 8) & 255), (one & 255) - (other & 255));
        return (2 * red * red) + (4 * green * green) + (3 * blue * blue);
    }

    private static (int Width, int Height, int[] Colours) Read(byte[] png)
    {
        var packed = new MemoryStream();
        int width = 0, height = 0, depth = 0;
        for (var at = Signature.Length; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var data = png.AsSpan(at + 8, length);
            switch (Encoding.ASCII.GetString(png, at + 4, 4))
            {
                case "IHDR":
                    (width, height) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
                    depth = (data[8], data[9], data[12]) switch { (8, 2, 0) => 3, (8, 6, 0) => 4, _ => throw new InvalidDataException("Not a screenshot as the browser makes them.") };
                    break;
                case "IDAT":
                    packed.Write(data);
                    break;
            }
            at += length + 12;
        }
        packed.Position = 0;
        var line = width * depth;
        var bytes = new byte[height * (line + 1)];
        using (var zlib = new ZLibStream(packed, CompressionMode.Decompress))
            zlib.ReadExactly(bytes);
        var colours = new int[width * height];
        for (var y = 0; y < height; y++)
        {
            Unfilter(bytes, y, line, depth);
            for (var x = 0; x < width; x++)
            {
                var at = (y * (line + 1)) + 1 + (x * depth);
                colours[(y * width) + x] = (bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2];
            }
        }
        return (width, height, colours);
    }

    // PNG, second edition, chapter 9: each line was written as its difference from what stands left of it or above it.
    private static void Unfilter(byte[] bytes, int y, int line, int depth)
    {
        var start = (y * (line + 1)) + 1;
        var filter = bytes[start - 1];
        for (var x = 0; x < line; x++)
        {
            var left = x < depth ? 0 : bytes[start + x - depth];
            var up = y == 0 ? 0 : bytes[start + x - line - 1];
            var corner = x < depth || y == 0 ? 0 : bytes[start + x - line - 1 - depth];
            bytes[start + x] += (byte)(filter switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, _ => Paeth(left, up, corner) });
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (byLeft, byUp, byCorner) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
    }

    private static void Write(MemoryStream to, string name, byte[] data)
    {
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        to.Write(number);
        byte[] part = [.. Encoding.ASCII.GetBytes(name), .. data];
        to.Write(part);
        BinaryPrimitives.WriteUInt32BigEndian(number, Check(part));
        to.Write(number);
    }

    // CRC-32, as PNG asks.
    private static uint Check(byte[] part)
    {
        var crc = uint.MaxValue;
        foreach (var one in part)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }
        return ~crc;
    }
}
