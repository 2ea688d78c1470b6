using System.Numerics;
using Matching.Engine.Domain;

namespace Matching.Engine.Features;

/// <summary>Shared tags as bit sets over the tags that openings offer: what two sides share is an AND and a count.</summary>
internal sealed class TagColumn : IFeatureColumn
{
    private const int WordBits = 64;

    private readonly Func<Newcomer, IReadOnlyList<string>> _has;
    private readonly Dictionary<string, int> _numbers;
    private readonly ulong[] _offered;
    private readonly ulong[] _set;

    public TagColumn(IReadOnlyList<Opening> openings, Func<Newcomer, IReadOnlyList<string>> has, Func<Opening, IReadOnlyList<string>> offers)
    {
        string[] tags = [.. openings.SelectMany(offers).Distinct(StringComparer.Ordinal)];
        _has = has;
        _numbers = tags.Select((tag, i) => (tag, i)).ToDictionary(t => t.tag, t => t.i, StringComparer.Ordinal);
        _set = new ulong[Math.Max(1, (tags.Length + WordBits - 1) / WordBits)];
        _offered = new ulong[openings.Count * _set.Length];
        for (var slot = 0; slot < openings.Count; slot++)
            Write(offers(openings[slot]), _offered.AsSpan(slot * _set.Length, _set.Length));
    }

    private TagColumn(TagColumn other)
    {
        (_has, _numbers, _offered) = (other._has, other._numbers, other._offered);
        _set = new ulong[other._set.Length];
    }

    public void TurnTo(Newcomer newcomer)
    {
        Array.Clear(_set);
        Write(_has(newcomer), _set);
    }

    public void Add(ReadOnlySpan<int> slots, ReadOnlySpan<int> worth, Span<int> sums)
    {
        if (_set.Length == 1)
        {
            var set = _set[0];
            for (var i = 0; i < slots.Length; i++)
                sums[i] += worth[Math.Min(SharedTags.Most, BitOperations.PopCount(set & _offered[slots[i]]))];
            return;
        }
        for (var i = 0; i < slots.Length; i++)
            sums[i] += worth[Math.Min(SharedTags.Most, Shared(_offered.AsSpan(slots[i] * _set.Length, _set.Length)))];
    }

    public IFeatureColumn Twin() => new TagColumn(this);

    private int Shared(ReadOnlySpan<ulong> offered)
    {
        var shared = 0;
        for (var i = 0; i < offered.Length; i++)
            shared += BitOperations.PopCount(_set[i] & offered[i]);
        return shared;
    }

    /// <summary>Tags that no opening offers are in no set.</summary>
    private void Write(IReadOnlyList<string> tags, Span<ulong> set)
    {
        for (var i = 0; i < tags.Count; i++)
            if (_numbers.TryGetValue(tags[i], out var number))
                set[number / WordBits] |= 1UL << number;
    }
}
