using Matching.Engine.Features;

namespace Matching.Engine.Scoring;

/// <summary>What one feature adds to the score, band by band, and why so much.</summary>
/// <param name="Feature">Which feature.</param>
/// <param name="Why">The reason, in half a line.</param>
/// <param name="Bands">From which value on, how many hundredths of log-odds; rising values, the first at the feature's lowest.</param>
public sealed record Weight(FeatureCode Feature, string Why, params IReadOnlyList<(int From, int Adds)> Bands)
{
    /// <summary>One entry per value the feature can take, so that scoring is a look-up.</summary>
    internal int[] Table(Feature feature)
    {
        var table = new int[feature.Width];
        foreach (var (from, adds) in Bands)
            table.AsSpan(from - feature.Low).Fill(adds);
        return table;
    }
}
