using System.Runtime.Intrinsics;
using Matching.Engine.Domain;
using Matching.Engine.Features;

namespace Matching.Engine.Scoring;

/// <summary>
/// Scores a forest by masks, without feature rows, sixteen pairs together: the rows of a pair are found by adding (<see cref="MaskAddress"/>),
/// as points are.
/// </summary>
internal sealed class MaskScores : PairScores
{
    /// <summary>Pairs at a time, so that their sums stay in the nearest cache.</summary>
    private const int AtOnce = 16 * LeafTables.Together;

    private readonly MaskTables _masks;
    private readonly FeatureColumns _columns;
    private readonly MaskAddress[] _addresses;
    private readonly PairSums[] _sums;
    private readonly int[] _found = new int[AtOnce];
    private readonly int[] _rows;
    private readonly Vector512<uint>[] _scratch;

    public MaskScores(MaskTables masks, FeatureColumns columns)
        : this(masks, columns, MaskAddress.Of(masks))
    {
    }

    private MaskScores(MaskTables masks, FeatureColumns columns, MaskAddress[] addresses)
        : this(masks, columns, addresses, [.. addresses.Select(address => new PairSums(columns, address.Moves))])
    {
    }

    private MaskScores(MaskTables masks, FeatureColumns columns, MaskAddress[] addresses, PairSums[] sums)
    {
        (_masks, _columns, _addresses, _sums) = (masks, columns, addresses, sums);
        _rows = new int[masks.OfPairs.Length * AtOnce];
        _scratch = new Vector512<uint>[LeafTables.Together * masks.Width];
    }

    /// <summary>Row numbers of sixteen pairs.</summary>
    private int RowsTogether => _masks.OfPairs.Length * LeafTables.Together;

    public override void TurnTo(Newcomer newcomer)
    {
        _columns.TurnTo(newcomer);
        foreach (var sums in _sums)
            sums.Turn();
    }

    public override void Score(ReadOnlySpan<int> slots, Span<int> scores)
    {
        for (var from = 0; from < slots.Length; from += AtOnce)
        {
            var count = Math.Min(AtOnce, slots.Length - from);
            FindRows(slots.Slice(from, count));
            ScoreSome(scores.Slice(from, count));
        }
    }

    public override PairScores Twin()
    {
        var columns = _columns.Twin();
        return new MaskScores(_masks, columns, _addresses, [.. _sums.Select(s => s.Twin(columns))]);
    }

    private void FindRows(ReadOnlySpan<int> slots)
    {
        for (var a = 0; a < _addresses.Length; a++)
        {
            Array.Clear(_found);
            _sums[a].AddTo(slots, _found.AsSpan(0, slots.Length));
            for (int i = 0, rows = 0; i < slots.Length; i += LeafTables.Together, rows += RowsTogether)
                _addresses[a].Split(_found.AsSpan(i, LeafTables.Together), _rows.AsSpan(rows, RowsTogether));
        }
    }

    private void ScoreSome(Span<int> scores)
    {
        Span<int> together = stackalloc int[LeafTables.Together];
        for (int i = 0, rows = 0; i < scores.Length; i += LeafTables.Together, rows += RowsTogether)
        {
            _masks.ScoreTogether(_rows.AsSpan(rows, RowsTogether), _scratch).CopyTo(together);
            together[..Math.Min(LeafTables.Together, scores.Length - i)].CopyTo(scores[i..]);
        }
    }
}
