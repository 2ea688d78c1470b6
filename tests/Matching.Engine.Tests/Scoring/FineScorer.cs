using Matching.Engine.Features;
using Matching.Engine.Scoring;

namespace Matching.Engine.Tests.Scoring;

/// <summary>A scorer that is no sum of tables, in units of its own: the weighted sum, and a little for two features together.</summary>
internal sealed class FineScorer(int unit = 1 << 24) : IScorer
{
    private static readonly WeightedSum Coarse = WeightedSum.Instance;
    private readonly int _step = unit / Coarse.Unit;

    public string Id => "fine";
    public string SchemaHash => FeatureSchema.Hash;
    public int Unit => unit;
    public int Base => Coarse.Base * _step + 1;

    public void Score(FeatureMatrix features, Span<int> scores)
    {
        Span<int> contributions = stackalloc int[FeatureSchema.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            Explain(features.Row(i), contributions);
            scores[i] = Base;
            foreach (var contribution in contributions)
                scores[i] += contribution;
        }
    }

    public void Explain(ReadOnlySpan<int> row, Span<int> contributions)
    {
        Coarse.Explain(row, contributions);
        foreach (ref var contribution in contributions)
            contribution = contribution * _step + _step / 3;
        contributions[0] += row[0] * row[1] * _step / 7;
    }

    public int Chance(int score) => Logistic.Chance((int)((long)score * Logistic.Unit / unit));
}
