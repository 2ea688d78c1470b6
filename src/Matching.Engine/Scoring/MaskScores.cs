using System.Numerics;
using Matching.Engine.Domain;
using Matching.Engine.Features;

namespace Matching.Engine.Scoring;

/// <summary>
/// Scores a forest by masks, without feature rows: where a pair's row in a block begins is a sum of one table entry per feature,
/// so the columns add it up as they add up points.
/// </summary>
internal sealed class MaskScores : PairScores
{
    /// <summary>Pairs at a time, so that their sums stay in the nearest cache.</summary>
    private const int AtOnce = 256;

    private readonly MaskTables _masks;
    private readonly FeatureColumns _columns;
    private readonly int[][] _blocks;
    private readonly int[] _at;
    private readonly Vector<uint>[] _all;
    private readonly Vector<uint>[] _scratch;

    public MaskScores(MaskTables masks, FeatureColumns columns)
    {
        (_masks, _columns) = (masks, columns);
        _blocks = [.. masks.Blocks];
        _at = new int[_blocks.Length * AtOnce];
        _all = [.. Enumerable.Repeat(Vector<uint>.AllBitsSet, masks.Width)];
        _scratch = new Vector<uint>[masks.Width];
    }

    public override void TurnTo(Newcomer newcomer) => _columns.TurnTo(newcomer);

    public override void Score(ReadOnlySpan<int> openings, Span<int> scores)
    {
        var slots = _columns.Locate(openings);
        for (var from = 0; from < slots.Length; from += AtOnce)
        {
            var count = Math.Min(AtOnce, slots.Length - from);
            AddUp(slots.Slice(from, count));
            ScoreSome(scores.Slice(from, count));
        }
    }

    public override PairScores Twin() => new MaskScores(_masks, _columns.Twin());

    private void AddUp(ReadOnlySpan<int> slots)
    {
        Array.Clear(_at);
        for (var b = 0; b < _blocks.Length; b++)
            foreach (var feature in _blocks[b])
                _columns.All[feature].Add(slots, _masks.Worth(feature), _at.AsSpan(b * AtOnce, slots.Length));
    }

    private void ScoreSome(Span<int> scores)
    {
        Span<int> at = stackalloc int[_blocks.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            for (var b = 0; b < at.Length; b++)
                at[b] = _at[b * AtOnce + i];
            scores[i] = _masks.ScoreAt(_all, _all, at, _scratch);
        }
    }
}
