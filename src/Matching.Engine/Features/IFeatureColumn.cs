using Matching.Engine.Domain;

namespace Matching.Engine.Features;

/// <summary>
/// One feature over all openings of a round, turned to one newcomer at a time: the opening's part is prepared once per round, the
/// newcomer's once per newcomer, and a pair is a look-up. For one thread; <see cref="Twin"/> serves another.
/// </summary>
internal interface IFeatureColumn
{
    void TurnTo(Newcomer newcomer);

    /// <summary>Adds to every sum what the feature's value at that opening is worth.</summary>
    /// <param name="slots">Openings by their place in <see cref="FeatureColumns"/>, each at most once.</param>
    /// <param name="worth"><see cref="Feature.Width"/> entries, the first for <see cref="Feature.Low"/>.</param>
    /// <param name="sums">One per opening.</param>
    void Add(ReadOnlySpan<int> slots, ReadOnlySpan<int> worth, Span<int> sums);

    /// <summary>The same column, sharing what is prepared, turned to nobody yet.</summary>
    IFeatureColumn Twin();
}
