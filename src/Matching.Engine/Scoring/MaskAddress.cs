using System.Numerics;
using System.Runtime.Intrinsics;
using Matching.Engine.Features;

namespace Matching.Engine.Scoring;

/// <summary>
/// Which row of every block is a pair's, as one number: each block has so many bits of it, and each feature moves its block's bits on. So rows
/// are found by adding, as points are. Blocks that have no room in one number go to the next.
/// </summary>
internal sealed class MaskAddress
{
    private const int Bits = 32;

    private readonly Field[] _fields;

    /// <param name="masks">Its blocks of pairs.</param>
    /// <param name="fields">What it holds.</param>
    private MaskAddress(MaskTables masks, IReadOnlyList<Field> fields)
    {
        _fields = [.. fields];
        Moves = [.. Enumerable.Repeat<int[]>([], FeatureSchema.Count)];
        foreach (var field in fields)
            foreach (var feature in masks.OfPairs[field.Block].Positions)
                Moves[feature] = [.. masks.Moves(feature).ToArray().Select(rows => rows << field.Shift)];
    }

    /// <summary>The bits of one block.</summary>
    private readonly record struct Field(int Block, int Shift, uint Mask);

    /// <summary>Per feature what each of its values adds; empty for a feature of another number, or of none.</summary>
    public int[][] Moves { get; }

    /// <summary>As few numbers as hold all blocks.</summary>
    public static MaskAddress[] Of(MaskTables masks)
    {
        var addresses = new List<List<Field>> { new() };
        var used = 0;
        for (var block = 0; block < masks.OfPairs.Length; block++)
        {
            var bits = BitOperations.Log2((uint)Math.Max(1, masks.OfPairs[block].Count - 1)) + 1;
            if (used + bits > Bits)
            {
                addresses.Add([]);
                used = 0;
            }
            addresses[^1].Add(new(block, used, (uint)((1L << bits) - 1)));
            used += bits;
        }
        return [.. addresses.Select(fields => new MaskAddress(masks, fields))];
    }

    /// <summary>Takes sixteen addresses apart.</summary>
    /// <param name="addresses">Sums of <see cref="Moves"/>.</param>
    /// <param name="rows">For every block of this number, the rows of all sixteen.</param>
    public void Split(ReadOnlySpan<int> addresses, Span<int> rows)
    {
        var sixteen = Vector512.Create(addresses).AsUInt32();
        foreach (var field in _fields)
            ((sixteen >> field.Shift) & Vector512.Create(field.Mask)).AsInt32().CopyTo(rows[(field.Block * LeafTables.Together)..]);
    }
}
