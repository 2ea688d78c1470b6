using System.Runtime.Intrinsics;
using Matching.Engine.Domain;

namespace Matching.Engine.Rounds.Candidates;

/// <summary>The openings at every postcode: per postcode the blocks from the first to the last that has one, all in one array.</summary>
internal sealed class PlaceSets
{
    private readonly int[] _firstBlock;
    private readonly int[] _begin;
    private readonly Vector512<ulong>[] _blocks;

    public PlaceSets(IReadOnlyList<Opening> openings, OpeningOrder order)
    {
        var numbers = new Numbering();
        var positions = new List<List<int>>();
        for (var position = 0; position < order.OpeningAt.Length; position++)
        {
            var number = numbers.Of(openings[order.OpeningAt[position]].Postcode.Value, position);
            if (number == positions.Count)
                positions.Add([]);
            positions[number].Add(position);
        }

        Postcodes = [.. numbers.First.Select(position => openings[order.OpeningAt[position]].Postcode)];
        _firstBlock = [.. positions.Select(p => p[0] / Bits.PerBlock)];
        _begin = new int[positions.Count + 1];
        for (var place = 0; place < positions.Count; place++)
            _begin[place + 1] = _begin[place] + positions[place][^1] / Bits.PerBlock - _firstBlock[place] + 1;
        _blocks = new Vector512<ulong>[_begin[^1]];
        for (var place = 0; place < positions.Count; place++)
            foreach (var position in positions[place])
                Bits.Add(_blocks, position + (_begin[place] - _firstBlock[place]) * Bits.PerBlock);
    }

    /// <summary>Of every place.</summary>
    public IReadOnlyList<Postcode> Postcodes { get; }

    public void AddTo(Span<Vector512<ulong>> set, int place)
    {
        var own = Of(place, out var first);
        var into = set.Slice(first, own.Length);
        for (var i = 0; i < own.Length; i++)
            into[i] |= own[i];
    }

    /// <summary>The blocks of a place, of which this is the first.</summary>
    public ReadOnlySpan<Vector512<ulong>> Of(int place, out int first)
    {
        first = _firstBlock[place];
        return _blocks.AsSpan(_begin[place].._begin[place + 1]);
    }
}
