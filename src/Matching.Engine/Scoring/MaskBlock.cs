using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Matching.Engine.Scoring;

/// <summary>Features with so few rows each that a row per combination of them still fits the cache: one AND instead of several.</summary>
internal sealed class MaskBlock
{
    /// <summary>Most rows of a block of more than one feature; 256 rows of a hundred trees are 112 KiB.</summary>
    private const int MostRows = 256;

    /// <param name="columns">Its features.</param>
    /// <param name="width">Vectors in a row of words.</param>
    /// <param name="starts">Where the entries of each feature stand in <paramref name="offsets"/>: <see cref="Column.Starts"/>.</param>
    /// <param name="offsets">Filled here: how many rows each value of a feature moves on.</param>
    private MaskBlock(IReadOnlyList<MaskColumn> columns, int width, int[] starts, int[] offsets)
    {
        Positions = [.. columns.Select(c => c.Position)];
        Count = columns.Aggregate(1, (all, c) => all * c.Rows.Count);
        Rows = new Vector512<uint>[Count * width];
        Array.Fill(Rows, Vector512<uint>.AllBitsSet);
        var stride = 1;
        foreach (var column in columns)
        {
            for (var v = 0; v < column.RowOf.Length; v++)
                offsets[starts[column.Position] + column.Low + v] = column.RowOf[v] * stride;
            for (var i = 0; i < Count; i++)
            {
                var words = MemoryMarshal.Cast<Vector512<uint>, uint>(Rows.AsSpan(i * width, width));
                var row = column.Rows[i / stride % column.Rows.Count];
                for (var w = 0; w < row.Length; w++)
                    words[w] &= row[w];
            }
            stride *= column.Rows.Count;
        }
    }

    /// <summary>Where its features stand in a row.</summary>
    public int[] Positions { get; }

    /// <summary>How many combinations there are.</summary>
    public int Count { get; }

    /// <summary>A row of words per combination.</summary>
    public Vector512<uint>[] Rows { get; }

    /// <summary>
    /// Features put together as long as a block stays small, those with the most rows first, each in the first block that has room
    /// (first fit decreasing: Johnson, 1973); at least one block, be it of none.
    /// </summary>
    public static MaskBlock[] Of(IEnumerable<MaskColumn> columns, int width, int[] starts, int[] offsets)
    {
        var blocks = new List<(List<MaskColumn> Columns, long Rows)>();
        foreach (var column in columns.OrderByDescending(c => c.Rows.Count))
        {
            var at = blocks.FindIndex(b => b.Rows * column.Rows.Count <= MostRows);
            if (at < 0)
                blocks.Add(([column], column.Rows.Count));
            else
            {
                blocks[at].Columns.Add(column);
                blocks[at] = blocks[at] with { Rows = blocks[at].Rows * column.Rows.Count };
            }
        }
        if (blocks.Count == 0)
            blocks.Add(([], 1));
        return [.. blocks.Select(b => new MaskBlock(b.Columns, width, starts, offsets))];
    }
}
