using System.Runtime.Intrinsics;
using Matching.Engine.Features;
using Matching.Engine.Scoring;
using Matching.Learning.Training;

namespace Matching.Learning.Boosting;

/// <summary>
/// Grows one tree, always splitting the leaf that gains most (Ke et al. 2017): histograms of byte bins, the larger child's by subtraction.
/// Features are worked on side by side, each by one thread, and all sums are of whole numbers.
/// </summary>
internal sealed class TreeGrower
{
    private readonly Bins _bins;
    private readonly byte[][] _columns;
    private readonly TrainerSettings _settings;
    private readonly ParallelOptions _parallel;
    private readonly Pushes _pushes;
    private readonly Room _room;
    private readonly SplitFinder _finder;
    private readonly Split[] _found;
    private readonly Vector128<long>[][] _histograms;
    private readonly Vector128<long>[] _gathered;
    private readonly int[] _rows;
    private readonly int[] _aside;

    public TreeGrower(Bins bins, byte[][] columns, Pushes pushes, Room room, TrainerSettings settings)
    {
        var rows = pushes.Rows.Length;
        (_bins, _columns, _pushes, _room, _settings) = (bins, columns, pushes, room, settings);
        _parallel = new() { MaxDegreeOfParallelism = settings.Threads };
        _finder = new(settings, pushes, room);
        _found = new Split[columns.Length];
        _histograms = new Vector128<long>[Math.Max(2, settings.Leaves)][];
        _gathered = new Vector128<long>[rows];
        (_rows, _aside) = (new int[rows], new int[rows]);
    }

    /// <summary>The leaves of the last tree, and after <see cref="Grow"/> which rows lie in each: <see cref="RowsOf"/>.</summary>
    public List<GrowingLeaf> Leaves { get; } = [];

    public ReadOnlySpan<int> RowsOf(int leaf) => _rows.AsSpan(Leaves[leaf].Start, Leaves[leaf].Count);

    /// <summary>A tree over these rows and features; null when no cut is worth making.</summary>
    public Tree? Grow(ReadOnlySpan<int> rows, int[] features)
    {
        rows.CopyTo(_rows);
        Leaves.Clear();
        var shape = new TreeShape(_settings.Leaves);
        AddRoot(rows.Length, features);
        while (Leaves.Count < _settings.Leaves && MostPromising() is var leaf and >= 0)
            Divide(leaf, features, shape);
        if (Leaves.Count == 1)
            return null;
        var values = new int[Leaves.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = Forest.Whole(_settings.LearningRate * _finder.Value(Leaves[i].Sum, Leaves[i].Low, Leaves[i].High));
        var tree = shape.ToTree(_bins, values, [.. Leaves.Select(l => l.Count)]);
        if (_settings.Leaves == 2)
            _room.Stands(tree);
        return tree;
    }

    private void AddRoot(int count, int[] features)
    {
        var sum = Vector128<long>.Zero;
        for (var i = 0; i < count; i++)
            sum += _pushes.Rows[_rows[i]];
        var root = new GrowingLeaf(0, count, 0, sum, -SplitFinder.Widest, SplitFinder.Widest, -1);
        Leaves.Add(root);
        Count(root, features);
        root.Best = BestOf(root, features);
    }

    private int MostPromising()
    {
        var best = -1;
        for (var i = 0; i < Leaves.Count; i++)
            if (Leaves[i].Best.Feature >= 0 && (best < 0 || Leaves[i].Best.Gain > Leaves[best].Best.Gain))
                best = i;
        return best;
    }

    private void Divide(int index, int[] features, TreeShape shape)
    {
        var isWhole = _settings.Leaves == 2;
        var leaf = Leaves[index];
        var split = leaf.Best;
        var leftCount = Partition(leaf, _columns[split.Feature], split.Bin);
        var node = shape.Add(split, index, Leaves.Count, leaf.Parent);

        var direction = _finder.DirectionOf(split.Feature);
        var wrong = Math.Max(0, SplitFinder.Wrong(direction, split.LeftValue, split.RightValue));
        if (wrong > 0 && !isWhole)
            _room.Use(split.Feature, split.Bin, wrong);
        var (most, least) = ((split.LeftValue + split.RightValue + wrong) / 2, (split.LeftValue + split.RightValue - wrong) / 2);
        var (leftLow, leftHigh, rightLow, rightHigh) = direction switch
        {
            Direction.Up => (leaf.Low, Math.Min(leaf.High, most), Math.Max(leaf.Low, least), leaf.High),
            Direction.Down => (Math.Max(leaf.Low, least), leaf.High, leaf.Low, Math.Min(leaf.High, most)),
            _ => (leaf.Low, leaf.High, leaf.Low, leaf.High),
        };
        var leftIsSmall = leftCount <= leaf.Count - leftCount;
        var (inherited, fresh) = (leaf.Histogram, Leaves.Count);
        var left = new GrowingLeaf(leaf.Start, leftCount, leftIsSmall ? fresh : inherited, split.Left, leftLow, leftHigh, node);
        var right = new GrowingLeaf(leaf.Start + leftCount, leaf.Count - leftCount, leftIsSmall ? inherited : fresh,
            leaf.Sum - split.Left, rightLow, rightHigh, node);
        Leaves[index] = left;
        Leaves.Add(right);
        if (Leaves.Count == _settings.Leaves)
            return;
        var (small, large) = leftIsSmall ? (left, right) : (right, left);
        Count(small, features);
        Subtract(large.Histogram, small.Histogram, features);
        left.Best = BestOf(left, features);
        right.Best = BestOf(right, features);
    }

    private int Partition(GrowingLeaf leaf, byte[] column, int bin)
    {
        var rows = _rows.AsSpan(leaf.Start, leaf.Count);
        var (left, right) = (0, 0);
        foreach (var row in rows)
            if (column[row] <= bin)
                rows[left++] = row;
            else
                _aside[right++] = row;
        _aside.AsSpan(0, right).CopyTo(rows[left..]);
        return left;
    }

    private void Count(GrowingLeaf leaf, int[] features)
    {
        var histogram = _histograms[leaf.Histogram] ??= new Vector128<long>[_bins.First[^1]];
        var rows = new ArraySegment<int>(_rows, leaf.Start, leaf.Count);
        for (var i = 0; i < rows.Count; i++)
            _gathered[i] = _pushes.Rows[rows[i]];
        ForEach(features, leaf.Count, f =>
            Add(_columns[f], rows, _gathered, histogram.AsSpan(_bins.First[f], _bins.First[f + 1] - _bins.First[f])));
    }

    private static void Add(byte[] column, ReadOnlySpan<int> rows, ReadOnlySpan<Vector128<long>> pushes, Span<Vector128<long>> bins)
    {
        bins.Clear();
        pushes = pushes[..rows.Length];
        for (var i = 0; i < rows.Length; i++)
            bins[column[rows[i]]] += pushes[i];
    }

    private void Subtract(int from, int what, int[] features)
    {
        foreach (var f in features)
        {
            var large = BinsOf(from, f);
            var small = BinsOf(what, f);
            for (var i = 0; i < large.Length; i++)
                large[i] -= small[i];
        }
    }

    private Split BestOf(GrowingLeaf leaf, int[] features)
    {
        if (leaf.Count < 2 * _settings.MinRows)
            return Split.None;
        ForEach(features, leaf.Count, f => _found[f] = _finder.Best(f, BinsOf(leaf.Histogram, f), leaf));
        var best = Split.None;
        foreach (var f in features)
            best = best.Or(_found[f]);
        return best;
    }

    private Span<Vector128<long>> BinsOf(int histogram, int feature) =>
        _histograms[histogram].AsSpan(_bins.First[feature], _bins.First[feature + 1] - _bins.First[feature]);

    /// <summary>Small work is not worth a second thread.</summary>
    private void ForEach(int[] features, int rows, Action<int> work)
    {
        if (_settings.Threads == 1 || (long)rows * features.Length < 100_000)
            foreach (var f in features)
                work(f);
        else
            Parallel.ForEach(features, _parallel, work);
    }
}
