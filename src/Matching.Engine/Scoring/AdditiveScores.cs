using Matching.Engine.Domain;
using Matching.Engine.Features;

namespace Matching.Engine.Scoring;

/// <summary>
/// Scores by look-up, without feature rows. Features that look at little of an opening are joined: openings alike for all of them share
/// one sum, made once per newcomer, so that a pair costs one look-up for the lot.
/// </summary>
internal sealed class AdditiveScores : PairScores
{
    /// <summary>Sums per newcomer and join: enough for several features to share a look-up, few enough to be made anew for everyone.</summary>
    private const int MostTogether = 512;

    /// <summary>Pairs at a time in a table of two features, so that their cells stay in the nearest cache.</summary>
    private const int AtOnce = 256;

    private readonly IAdditiveScorer _scorer;
    private readonly FeatureColumns _columns;
    private readonly Join[] _joins;
    private readonly int[] _alone;
    private readonly int[][] _sums;
    private readonly PairLookUp[] _pairs;
    private readonly int[] _cells = new int[AtOnce];

    public AdditiveScores(IAdditiveScorer scorer, FeatureColumns columns)
        : this(scorer, columns, JoinsOf(columns), [.. Enumerable.Range(0, columns.All.Count).Where(f => !CanJoin(columns.All[f]))])
    {
    }

    private AdditiveScores(IAdditiveScorer scorer, FeatureColumns columns, Join[] joins, int[] alone)
    {
        (_scorer, _columns, _joins, _alone) = (scorer, columns, joins, alone);
        _sums = [.. joins.Select(j => new int[j.Openings.Count])];
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

    /// <summary>Features whose contributions are looked up together: one more than those of the join before, if there is one.</summary>
    /// <param name="Before">Position of the join that this one continues; -1 when it begins.</param>
    /// <param name="Feature">Position in the list of features.</param>
    /// <param name="Openings">Openings alike for all of them.</param>
    /// <param name="IsLast">Nothing continues it, so that its sums are the pairs'.</param>
    private sealed record Join(int Before, int Feature, AlikeOpenings Openings, bool IsLast);

    public override void TurnTo(Newcomer newcomer)
    {
        _columns.TurnTo(newcomer);
        for (var j = 0; j < _joins.Length; j++)
            SumUp(_joins[j], _sums[j]);
    }

    public override void Score(ReadOnlySpan<int> openings, Span<int> scores)
    {
        var slots = _columns.Locate(openings);
        scores.Fill(_scorer.Base);
        for (var j = 0; j < _joins.Length; j++)
            if (_joins[j].IsLast)
                AddAlike(_joins[j].Openings.Of, _sums[j], slots, scores);
        foreach (var feature in _alone)
            _columns.All[feature].Add(slots, _scorer.Table(feature), scores);
        foreach (var pair in _pairs)
            for (var from = 0; from < slots.Length; from += AtOnce)
            {
                var count = Math.Min(AtOnce, slots.Length - from);
                AddPair(pair, slots.Slice(from, count), scores.Slice(from, count));
            }
    }

    public override PairScores Twin() => new AdditiveScores(_scorer, _columns.Twin(), _joins, _alone);

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

    private void SumUp(Join join, int[] sums)
    {
        Array.Clear(sums);
        if (join.Before >= 0)
            AddAlike(_joins[join.Before].Openings.Of, _sums[join.Before], join.Openings.Examples, sums);
        _columns.All[join.Feature].Add(join.Openings.Examples, _scorer.Table(join.Feature), sums);
    }

    private static void AddAlike(int[] groups, int[] sums, ReadOnlySpan<int> slots, Span<int> scores)
    {
        for (var i = 0; i < scores.Length; i++)
            scores[i] += sums[groups[slots[i]]];
    }

    private static bool CanJoin(IFeatureColumn column) => column is AlikeColumn { Openings.Count: <= MostTogether };

    /// <summary>Smallest first, as many together as have few enough sums.</summary>
    private static Join[] JoinsOf(FeatureColumns columns)
    {
        var joins = new List<Join>();
        var small = Enumerable.Range(0, columns.All.Count).Where(f => CanJoin(columns.All[f]))
            .Select(f => (Feature: f, ((AlikeColumn)columns.All[f]).Openings))
            .OrderBy(c => c.Openings.Count);
        foreach (var (feature, openings) in small)
        {
            var both = joins is [.., var last] ? last.Openings.And(openings) : null;
            if (both is { Count: <= MostTogether })
            {
                joins[^1] = joins[^1] with { IsLast = false };
                joins.Add(new(joins.Count - 1, feature, both, IsLast: true));
            }
            else
            {
                joins.Add(new(-1, feature, openings, IsLast: true));
            }
        }
        return [.. joins];
    }
}
