using Matching.Engine.Features;

namespace Matching.Engine.Scoring;

/// <summary>
/// Turns feature values into a score and a chance: the weighted sum, or a learned ranker.
/// All in integers, so that the same batch gives the same bytes on every machine. Callable from any thread.
/// </summary>
public interface IScorer
{
    /// <summary>A ranker's id, or 'weighted-sum'.</summary>
    string Id { get; }

    /// <summary>The <see cref="FeatureSchema.Hash"/> it was made for; a round with another schema refuses it.</summary>
    string SchemaHash { get; }

    /// <summary>How many units of score make one log-odd: 100 for the weighted sum, up to 2^24 for a forest.</summary>
    int Unit { get; }

    /// <summary>The score of a pair about which nothing speaks for or against, in <see cref="Unit"/>s.</summary>
    int Base { get; }

    /// <summary>Scores the first rows of a matrix, as many as <paramref name="scores"/> is long, in <see cref="Unit"/>s.</summary>
    void Score(FeatureMatrix features, Span<int> scores);

    /// <summary>What each feature adds to the score of one row, in <see cref="Unit"/>s. <see cref="Base"/> plus these is its score exactly.</summary>
    void Explain(ReadOnlySpan<int> row, Span<int> contributions);

    /// <summary>The score calibrated: the chance in ten-thousandths, never falling as the score rises.</summary>
    int Chance(int score);
}

/// <summary>
/// A scorer whose score is <see cref="IScorer.Base"/> plus one table entry per feature, plus one per table of two features where it has
/// any, and nothing else. A round scores such a one by look-up, without ever writing a feature row; <see cref="IScorer.Score"/> says the same.
/// </summary>
public interface IAdditiveScorer : IScorer
{
    /// <summary>
    /// What a feature adds at each of its values, in <see cref="IScorer.Unit"/>s: <see cref="Feature.Width"/> entries, the first for
    /// <see cref="Feature.Low"/>. <paramref name="feature"/> is its position in <see cref="FeatureSchema.All"/>.
    /// </summary>
    ReadOnlySpan<int> Table(int feature);

    /// <summary>What two features add together, besides what each adds by itself.</summary>
    IReadOnlyList<PairTable> Pairs => [];
}
