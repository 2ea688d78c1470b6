namespace Matching.Engine.Scoring;

/// <summary>What two features add together: Cells[(a − low of A) × width of B + (b − low of B)].</summary>
public sealed record PairTable(int A, int B, int[] Cells);

/// <summary>
/// A forest of which every tree looks at one feature, or at two: the glass box. One small table per feature, a few for pairs, and a score
/// is the sum of what stands in them. Bit-equal to <see cref="ForestWalk"/>; callable from any thread.
/// </summary>
public sealed class AdditiveTables
{
    /// <summary>Beyond this many cells in all, tables are no longer small.</summary>
    private const int MostCells = 1 << 20;

    private readonly IReadOnlyList<Column> _columns;
    private readonly int[] _cells;
    private readonly int[][] _positions;
    private readonly int[] _starts;

    private AdditiveTables(IReadOnlyList<Column> columns, int start, int[][] tables, List<PairTable> pairs)
    {
        (_columns, Base, Tables, Pairs) = (columns, start, tables, pairs);
        _cells = [.. tables.SelectMany(t => t)];
        _starts = Column.Starts(columns);
        _positions = [.. Enum.GetValues<Side>().Select(side => Column.Of(columns, side))];
    }

    /// <summary>Where every score begins: what a row gets when nothing of it is known.</summary>
    public int Base { get; }

    /// <summary>Per feature, what each of its values adds, from its lowest on.</summary>
    public IReadOnlyList<int[]> Tables { get; }

    public IReadOnlyList<PairTable> Pairs { get; }

    /// <summary>The tables of a forest, or null when one of its trees looks at more than two features.</summary>
    public static AdditiveTables? From(Forest forest, IReadOnlyList<Column> columns)
    {
        var tables = columns.Select(c => new int[c.Width]).ToArray();
        var pairs = new SortedDictionary<(int A, int B), int[]>();
        var row = new float[columns.Count];
        var room = MostCells - tables.Sum(t => t.Length);
        foreach (var tree in forest.Trees)
        {
            var used = tree.Feature.Distinct().Order().ToArray();
            if (used is [var only])
                Add(tree, only, tables[only]);
            else if (used is [var a, var b])
            {
                if (!pairs.TryGetValue((a, b), out var cells))
                {
                    if ((room -= columns[a].Width * columns[b].Width) < 0)
                        return null;
                    pairs[(a, b)] = cells = new int[columns[a].Width * columns[b].Width];
                }
                for (var value = 0; value < columns[a].Width; value++)
                {
                    row[a] = columns[a].Low + value;
                    Add(tree, b, cells.AsSpan(value * columns[b].Width, columns[b].Width));
                }
            }
            else if (used.Length > 2)
                return null;
        }
        return new(columns, ForestWalk.Start(forest), tables, [.. pairs.Select(p => new PairTable(p.Key.A, p.Key.B, p.Value))]);

        void Add(Tree tree, int feature, Span<int> cells)
        {
            for (var value = 0; value < cells.Length; value++)
            {
                row[feature] = columns[feature].Low + value;
                cells[value] += ForestWalk.Leaf(tree, row) - tree.Root;
            }
        }
    }

    /// <summary>The score of a whole row.</summary>
    public int Score(ReadOnlySpan<int> row)
    {
        var score = Base;
        for (var f = 0; f < row.Length; f++)
            score += _cells[_starts[f] + row[f]];
        return score + OfPairs(row);
    }

    /// <summary>What the features of one side add; the others need not be filled. <see cref="Base"/>, the three sides and <see cref="OfPairs"/> are the score.</summary>
    public int Part(Side side, ReadOnlySpan<int> row)
    {
        var part = 0;
        foreach (var f in _positions[(int)side])
            part += _cells[_starts[f] + row[f]];
        return part;
    }

    /// <summary>What the pairs of features add.</summary>
    public int OfPairs(ReadOnlySpan<int> row)
    {
        var sum = 0;
        foreach (var (a, b, cells) in Pairs)
            sum += cells[(row[a] - _columns[a].Low) * _columns[b].Width + row[b] - _columns[b].Low];
        return sum;
    }
}
