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

    private readonly IAdditiveScorer _scorer;
    private readonly FeatureColumns _columns;
    private readonly Join[] _joins;
    private readonly int[] _alone;
    private readonly int[][] _sums;

    public AdditiveScores(IAdditiveScorer scorer, FeatureColumns columns)
        : this(scorer, columns, JoinsOf(columns), [.. Enumerable.Range(0, columns.All.Count).Where(f => !CanJoin(columns.All[f]))])
    {
    }

    private AdditiveScores(IAdditiveScorer scorer, FeatureColumns columns, Join[] joins, int[] alone)
    {
        (_scorer, _columns, _joins, _alone) = (scorer, columns, joins, alone);
        _sums = [.. joins.Select(j => new int[j.Openings.Count])];
    }

    /// <summary>Features whose contributions are looked up together.</summary>
    /// <param name="Features">Positions in the list of features.</param>
    /// <param name="Openings">Openings alike for all of them.</param>
    private sealed record Join(int[] Features, AlikeOpenings Openings);

    public override void Score(Newcomer newcomer, ReadOnlySpan<int> openings, Span<int> scores)
    {
        _columns.TurnTo(newcomer);
        scores.Fill(_scorer.Base);
        var slots = _columns.Locate(openings);
        for (var j = 0; j < _joins.Length; j++)
        {
            SumUp(_joins[j], _sums[j]);
            AddAlike(_joins[j].Openings.Of, _sums[j], slots, scores);
        }
        foreach (var feature in _alone)
            _columns.All[feature].Add(slots, _scorer.Table(feature), scores);
    }

    public override PairScores Twin() => new AdditiveScores(_scorer, _columns.Twin(), _joins, _alone);

    private void SumUp(Join join, int[] sums)
    {
        Array.Clear(sums);
        foreach (var feature in join.Features)
        {
            var column = (AlikeColumn)_columns.All[feature];
            column.Add(join.Openings.Examples, _scorer.Table(feature), sums);
        }
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
            if (joins is [.., var last] && last.Openings.And(openings) is { Count: <= MostTogether } both)
                joins[^1] = new([.. last.Features, feature], both);
            else
                joins.Add(new([feature], openings));
        return [.. joins];
    }
}
