using System.Runtime.Intrinsics;
using Matching.Engine.Features;

namespace Matching.Engine.Scoring;

/// <summary>
/// A ranker at work on the rows of <see cref="FeatureSchema"/>. The forest is read by look-up when it is additive, by masks when its trees
/// have at most 32 leaves, else by the plain walk; the three give the same bits. What a feature adds is read along the path of each tree.
/// </summary>
public class ForestScorer : IScorer
{
    private readonly Ranker _ranker;
    private readonly AdditiveTables? _tables;

    private protected ForestScorer(Ranker ranker, AdditiveTables? tables)
    {
        _ranker = ranker;
        _tables = tables;
        Masks = tables is null ? MaskTables.From(ranker.Forest, Column.Schema) : null;
        Base = ForestWalk.Start(ranker.Forest);
        Unit = (int)Math.Min(int.MaxValue, (1L << 48) / ranker.Calibration.Middle);
    }

    public string Id => _ranker.Id;

    public string SchemaHash => _ranker.Forest.SchemaHash;

    /// <summary>A log-odd after calibration, by the slope in the middle: what is shown is comparable with the weighted sum, whatever scale the ranker learned on.</summary>
    public int Unit { get; }

    /// <summary>The mean over the training rows, so that a reason is for or against in comparison with an ordinary pair.</summary>
    public int Base { get; }

    /// <summary>Of a forest that is read by masks.</summary>
    internal MaskTables? Masks { get; }

    /// <summary>The scorer of a ranker; an <see cref="IAdditiveScorer"/> when no tree looks at more than two features.</summary>
    /// <exception cref="ArgumentException">It is made for other features, or not well formed; <see cref="RankerFormat"/> lets no such file in.</exception>
    public static ForestScorer Of(Ranker ranker)
    {
        if (RankerLimits.Fault(ranker, FeatureSchema.Hash) is { } fault)
            throw new ArgumentException(fault.Sentence, nameof(ranker));
        var tables = AdditiveTables.From(ranker.Forest, Column.Schema);
        return tables is null ? new ForestScorer(ranker, tables) : new GlassBoxScorer(ranker, tables);
    }

    public void Score(FeatureMatrix features, Span<int> scores)
    {
        if (_tables is not null)
            for (var i = 0; i < scores.Length; i++)
                scores[i] = _tables.Score(features.Row(i));
        else if (Masks is not null)
            ScoreByMasks(Masks, features, scores);
        else
            ScoreByWalk(features, scores);
    }

    public void Explain(ReadOnlySpan<int> row, Span<int> contributions)
    {
        Span<float> floats = stackalloc float[FeatureSchema.Count];
        Fill(floats, row);
        ForestWalk.Explain(_ranker.Forest, floats, contributions);
    }

    public int Chance(int score) => _ranker.Calibration.Chance(score);

    private static void ScoreByMasks(MaskTables masks, FeatureMatrix features, Span<int> scores)
    {
        var (all, room) = (new Vector512<uint>[masks.Width], new Vector512<uint>[MaskTables.AtOnce * masks.Width]);
        Array.Fill(all, Vector512<uint>.AllBitsSet);
        for (var from = 0; from < scores.Length; from += MaskTables.AtOnce)
        {
            var some = scores.Slice(from, Math.Min(MaskTables.AtOnce, scores.Length - from));
            for (var i = 0; i < some.Length; i++)
                masks.Mask(all, all, features.Row(from + i), room, i);
            masks.Scores(room, some);
        }
    }

    private void ScoreByWalk(FeatureMatrix features, Span<int> scores)
    {
        Span<float> floats = stackalloc float[FeatureSchema.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            Fill(floats, features.Row(i));
            scores[i] = ForestWalk.Score(_ranker.Forest, floats);
        }
    }

    private static void Fill(Span<float> floats, ReadOnlySpan<int> row)
    {
        for (var f = 0; f < row.Length; f++)
            floats[f] = row[f];
    }
}

/// <summary>A ranker of which every tree looks at one feature, or at two: the glass box.</summary>
internal sealed class GlassBoxScorer(Ranker ranker, AdditiveTables tables) : ForestScorer(ranker, tables), IAdditiveScorer
{
    private readonly AdditiveTables _tables = tables;

    public ReadOnlySpan<int> Table(int feature) => _tables.Tables[feature];

    public IReadOnlyList<PairTable> Pairs => _tables.Pairs;
}
