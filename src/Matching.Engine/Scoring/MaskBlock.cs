using System.Numerics;
using System.Runtime.InteropServices;

namespace Matching.Engine.Scoring;

/// <summary>Features with so few rows each that a row per combination of them still fits the cache: one AND instead of several.</summary>
internal sealed class MaskBlock
{
    /// <summary>Most rows of a block of more than one feature; 256 rows of a hundred trees are 100 KiB.</summary>
    private const int MostRows = 256;

    /// <param name="columns">Its features.</param>
    /// <param name="width">Vectors in a row of words.</param>
    /// <param name="starts">Where the entries of each feature stand in <paramref name="offsets"/>: <see cref="Column.Starts"/>.</param>
    /// <param name="offsets">Filled here: how far each value of a feature moves on in <see cref="Rows"/>.</param>
    private MaskBlock(IReadOnlyList<MaskColumn> columns, int width, int[] starts, int[] offsets)
    {
        Positions = [.. columns.Select(c => c.Position)];
        var combinations = columns.Aggregate(1, (all, c) => all * c.Rows.Count);
        Rows = new Vector<uint>[combinations * width];
        Array.Fill(Rows, Vector<uint>.AllBitsSet);
        var stride = 1;
        foreach (var column in columns)
        {
            for (var v = 0; v < column.RowOf.Length; v++)
                offsets[starts[column.Position] + column.Low + v] = column.RowOf[v] * stride * width;
            for (var i = 0; i < combinations; i++)
            {
                var words = MemoryMarshal.Cast<Vector<uint>, uint>(Rows.AsSpan(i * width, width));
                var row = column.Rows[i / stride % column.Rows.Count];
                for (var w = 0; w < row.Length; w++)
                    words[w] &= row[w];
            }
            stride *= column.Rows.Count;
        }
    }

    /// <summary>Where its features stand in a row.</summary>
    public int[] Positions { get; }

    /// <summary>A row of words per combination.</summary>
    public Vector<uint>[] Rows { get; }

    /// <summary>Features put together, those with the fewest rows first, as long as a block stays small; at least one block, be it of none.</summary>
    public static MaskBlock[] Of(IEnumerable<MaskColumn> columns, int width, int[] starts, int[] offsets)
    {
        var blocks = new List<List<MaskColumn>> { new() };
        var rows = 1L;
        foreach (var column in columns.OrderBy(c => c.Rows.Count))
        {
            if (blocks[^1].Count > 0 && rows * column.Rows.Count > MostRows)
            {
                blocks.Add([]);
                rows = 1;
            }
            rows *= column.Rows.Count;
            blocks[^1].Add(column);
        }
        return [.. blocks.Select(b => new MaskBlock(b, width, starts, offsets))];
    }
}
