using Matching.Engine.Domain;
using Matching.Engine.Features;

namespace Matching.Engine.Scoring;

/// <summary>Scores by look-up, without feature rows: what each feature adds, and what two add together.</summary>
internal sealed class AdditiveScores : PairScores
{
    /// <summary>Pairs at a time in a table of two features, so that their cells stay in the nearest cache.</summary>
    private const int AtOnce = 256;

    private readonly IAdditiveScorer _scorer;
    private readonly FeatureColumns _columns;
    private readonly PairSums _sums;
    private readonly PairLookUp[] _pairs;
    private readonly int[] _cells = new int[AtOnce];

    public AdditiveScores(IAdditiveScorer scorer, FeatureColumns columns)
        : this(scorer, columns, new(columns, [.. Enumerable.Range(0, FeatureSchema.Count).Select(f => scorer.Table(f).ToArray())]))
    {
    }

    private AdditiveScores(IAdditiveScorer scorer, FeatureColumns columns, PairSums sums)
    {
        (_scorer, _columns, _sums) = (scorer, columns, sums);
        _pairs = [.. scorer.Pairs.Select(PairLookUp.Of)];
    }

    /// <summary>A table of two features, with how far each value of either moves on in its cells.</summary>
    private sealed record PairLookUp(PairTable Table, int[] OfA, int[] OfB)
    {
        public static PairLookUp Of(PairTable table)
        {
            var (a, b) = (FeatureSchema.All[table.A].Width, FeatureSchema.All[table.B].Width);
            return new(table, [.. Enumerable.Range(0, a).Select(value => value * b)], [.. Enumerable.Range(0, b)]);
        }
    }

    public override void TurnTo(Newcomer newcomer)
    {
        _columns.TurnTo(newcomer);
        _sums.Turn();
    }

    public override void Score(ReadOnlySpan<int> slots, Span<int> scores)
    {
        scores.Fill(_scorer.Base);
        _sums.AddTo(slots, scores);
        foreach (var pair in _pairs)
            for (var from = 0; from < slots.Length; from += AtOnce)
            {
                var count = Math.Min(AtOnce, slots.Length - from);
                AddPair(pair, slots.Slice(from, count), scores.Slice(from, count));
            }
    }

    public override PairScores Twin()
    {
        var columns = _columns.Twin();
        return new AdditiveScores(_scorer, columns, _sums.Twin(columns));
    }

    private void AddPair(PairLookUp pair, ReadOnlySpan<int> slots, Span<int> scores)
    {
        var cells = _cells.AsSpan(0, slots.Length);
        cells.Clear();
        _columns.All[pair.Table.A].Add(slots, pair.OfA, cells);
        _columns.All[pair.Table.B].Add(slots, pair.OfB, cells);
        var adds = pair.Table.Cells;
        for (var i = 0; i < scores.Length; i++)
            scores[i] += adds[cells[i]];
    }
}
