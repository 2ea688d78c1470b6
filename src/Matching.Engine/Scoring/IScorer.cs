using Matching.Engine.Features;

namespace Matching.Engine.Scoring;

/// <summary>
/// Turns feature values into a score and a chance: the weighted sum here, a learned ranker later.
/// All in integers, so that the same batch gives the same bytes on every machine. Callable from any thread.
/// </summary>
public interface IScorer
{
    /// <summary>A ranker's id, or 'weighted-sum'.</summary>
    string Id { get; }

    /// <summary>The <see cref="FeatureSchema.Hash"/> it was made for; a round with another schema refuses it.</summary>
    string SchemaHash { get; }

    /// <summary>The score of a pair about which nothing speaks for or against, in hundredths of log-odds.</summary>
    int Base { get; }

    /// <summary>Scores a whole batch, in hundredths of log-odds: one number per row.</summary>
    void Score(FeatureMatrix features, Span<int> scores);

    /// <summary>What each feature adds to the score of one row. <see cref="Base"/> plus these is its score exactly.</summary>
    void Explain(ReadOnlySpan<int> row, Span<int> contributions);

    /// <summary>The score calibrated: the chance in ten-thousandths, never falling as the score rises.</summary>
    int Chance(int score);
}
