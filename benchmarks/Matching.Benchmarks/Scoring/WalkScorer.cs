using Matching.Engine.Features;
using Matching.Engine.Scoring;

namespace Matching.Benchmarks.Scoring;

/// <summary>A ranker scored as a sound developer would: the <see cref="FlatWalk"/>, row by row. All else as the engine has it.</summary>
internal sealed class WalkScorer(Ranker ranker) : IScorer
{
    private readonly ForestScorer _scorer = ForestScorer.Of(ranker);
    private readonly FlatWalk _walk = new(ranker.Forest);

    public string Id => _scorer.Id;

    public string SchemaHash => _scorer.SchemaHash;

    public int Unit => _scorer.Unit;

    public int Base => _scorer.Base;

    public void Score(FeatureMatrix features, Span<int> scores)
    {
        Span<float> row = stackalloc float[FeatureSchema.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            var values = features.Row(i);
            for (var f = 0; f < row.Length; f++)
                row[f] = values[f];
            scores[i] = _walk.Score(row);
        }
    }

    public void Explain(ReadOnlySpan<int> row, Span<int> contributions) => _scorer.Explain(row, contributions);

    public int Chance(int score) => _scorer.Chance(score);
}
