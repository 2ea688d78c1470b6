using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Features;

/// <summary>
/// A feature that looks at little of an opening: openings alike in that have the same value for one newcomer, so each group is read
/// once, by the feature's own reader, when it is first met. Newcomers alike in what it looks at keep what was read.
/// </summary>
/// <param name="feature">Which feature.</param>
/// <param name="openings">Openings alike in everything that the feature looks at.</param>
/// <param name="newcomer">A number that newcomers share only when they are alike for the feature; null when nobody is.</param>
/// <param name="round">The openings themselves, by position.</param>
/// <param name="context">What the feature may look at beside the two sides.</param>
internal sealed class AlikeColumn(
    Feature feature, AlikeOpenings openings, Func<Newcomer, long>? newcomer, IReadOnlyList<Opening> round, RuleContext context) : IFeatureColumn
{
    private readonly int[] _values = new int[openings.Count];
    private readonly int[] _readAt = new int[openings.Count];
    private int _turn;
    private long? _alike;
    private Newcomer? _newcomer;

    public AlikeOpenings Openings => openings;

    public void TurnTo(Newcomer one)
    {
        _newcomer = one;
        var alike = newcomer?.Invoke(one);
        if (alike is null || alike != _alike)
            _turn++;
        _alike = alike;
    }

    public void Add(ReadOnlySpan<int> positions, ReadOnlySpan<int> worth, Span<int> sums)
    {
        var of = openings.Of;
        for (var i = 0; i < positions.Length; i++)
            sums[i] += worth[ValueOf(of[positions[i]]) - feature.Low];
    }

    /// <summary>The value at every opening of a group.</summary>
    public int ValueOf(int group)
    {
        if (_readAt[group] == _turn)
            return _values[group];
        _readAt[group] = _turn;
        return _values[group] = feature.Read(_newcomer!, round[openings.Examples[group]], context);
    }

    public IFeatureColumn Twin() => new AlikeColumn(feature, openings, newcomer, round, context);
}
