using Matching.Engine.Features;

namespace Matching.Engine.Scoring;

/// <summary>
/// Adds up one number per feature for every pair of a newcomer, without feature rows. Features that look at little of an opening are
/// joined: openings alike for all of them share one sum, made once per newcomer, so that a pair costs one look-up for the lot.
/// </summary>
internal sealed class PairSums
{
    /// <summary>Sums per newcomer and join: enough for several features to share a look-up, few enough to be made anew for everyone.</summary>
    private const int MostTogether = 512;

    private readonly FeatureColumns _columns;
    private readonly int[][] _worth;
    private readonly Join[] _joins;
    private readonly int[] _alone;
    private readonly int[][] _sums;

    /// <param name="columns">Turned to somebody before <see cref="Turn"/>.</param>
    /// <param name="worth">Per feature what each of its values adds, from its lowest; empty when it adds nothing.</param>
    public PairSums(FeatureColumns columns, int[][] worth)
        : this(columns, worth, JoinsOf(columns, Adding(worth)), [.. Adding(worth).Where(f => !CanJoin(columns.All[f]))])
    {
    }

    private PairSums(FeatureColumns columns, int[][] worth, Join[] joins, int[] alone)
    {
        (_columns, _worth, _joins, _alone) = (columns, worth, joins, alone);
        _sums = [.. joins.Select(j => new int[j.Openings.Count])];
    }

    /// <summary>Features whose numbers are looked up together: one more than those of the join before, if there is one.</summary>
    /// <param name="Before">Position of the join that this one continues; -1 when it begins.</param>
    /// <param name="Feature">Position in the list of features.</param>
    /// <param name="Openings">Openings alike for all of them.</param>
    /// <param name="IsLast">Nothing continues it, so that its sums are the pairs'.</param>
    private sealed record Join(int Before, int Feature, AlikeOpenings Openings, bool IsLast);

    /// <summary>The same, over the twin of the columns.</summary>
    public PairSums Twin(FeatureColumns columns) => new(columns, _worth, _joins, _alone);

    /// <summary>The columns have turned to another newcomer.</summary>
    public void Turn()
    {
        for (var j = 0; j < _joins.Length; j++)
            SumUp(_joins[j], _sums[j]);
    }

    /// <param name="slots">Openings by their place in the columns.</param>
    /// <param name="sums">Added to.</param>
    public void AddTo(ReadOnlySpan<int> slots, Span<int> sums)
    {
        for (var j = 0; j < _joins.Length; j++)
            if (_joins[j].IsLast)
                AddAlike(_joins[j].Openings.Of, _sums[j], slots, sums);
        foreach (var feature in _alone)
            _columns.All[feature].Add(slots, _worth[feature], sums);
    }

    private void SumUp(Join join, int[] sums)
    {
        Array.Clear(sums);
        if (join.Before >= 0)
            AddAlike(_joins[join.Before].Openings.Of, _sums[join.Before], join.Openings.Examples, sums);
        _columns.All[join.Feature].Add(join.Openings.Examples, _worth[join.Feature], sums);
    }

    private static void AddAlike(int[] groups, int[] of, ReadOnlySpan<int> slots, Span<int> sums)
    {
        for (var i = 0; i < sums.Length; i++)
            sums[i] += of[groups[slots[i]]];
    }

    private static IEnumerable<int> Adding(int[][] worth) => Enumerable.Range(0, worth.Length).Where(f => worth[f].Length > 0);

    private static bool CanJoin(IFeatureColumn column) => column is AlikeColumn { Openings.Count: <= MostTogether };

    /// <summary>Smallest first, as many together as have few enough sums.</summary>
    private static Join[] JoinsOf(FeatureColumns columns, IEnumerable<int> features)
    {
        var joins = new List<Join>();
        var small = features.Where(f => CanJoin(columns.All[f]))
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
