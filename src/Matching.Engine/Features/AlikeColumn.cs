using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Features;

/// <summary>
/// A feature that looks at little of an opening: openings alike in that have the same value for one newcomer, so each group is read
/// once, by the feature's own reader, when it is first met.
/// </summary>
internal sealed class AlikeColumn(Feature feature, IReadOnlyList<Opening> openings, AlikeOpenings alike, RuleContext context) : IFeatureColumn
{
    private readonly int[] _values = new int[alike.Count];
    private readonly int[] _readAt = new int[alike.Count];
    private int _turn;
    private Newcomer? _newcomer;

    public AlikeOpenings Openings => alike;

    public void TurnTo(Newcomer newcomer) => (_newcomer, _turn) = (newcomer, _turn + 1);

    public void Add(ReadOnlySpan<int> slots, ReadOnlySpan<int> worth, Span<int> sums)
    {
        var of = alike.Of;
        for (var i = 0; i < slots.Length; i++)
            sums[i] += worth[ValueOf(of[slots[i]]) - feature.Low];
    }

    public IFeatureColumn Twin() => new AlikeColumn(feature, openings, alike, context);

    private int ValueOf(int group)
    {
        if (_readAt[group] == _turn)
            return _values[group];
        _readAt[group] = _turn;
        return _values[group] = feature.Read(_newcomer!, openings[alike.Examples[group]], context);
    }
}
