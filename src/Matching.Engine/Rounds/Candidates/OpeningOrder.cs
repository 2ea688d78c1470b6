using System.Runtime.Intrinsics;
using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Rounds.Candidates;

/// <summary>
/// In which order the openings stand in the bit sets. In a town that is the order of the snapshot. In a country they stand by place,
/// neighbours beside each other along a Z-order curve (Morton, 1966), so that what someone can reach lies in a few blocks.
/// </summary>
internal sealed class OpeningOrder
{
    /// <summary>Up to here all blocks together fit in a core's nearest cache, and going through them all costs less than putting results in order.</summary>
    private const int Town = 8_192;

    private OpeningOrder(int[] openingAt)
    {
        OpeningAt = openingAt;
        PositionOf = new int[openingAt.Length];
        for (var position = 0; position < openingAt.Length; position++)
            PositionOf[openingAt[position]] = position;
        All = EmptySet();
        for (var position = 0; position < openingAt.Length; position++)
            Bits.Add(All, position);
    }

    /// <summary>Every opening.</summary>
    public Vector512<ulong>[] All { get; }

    /// <summary>Per position the opening, by its place in the snapshot's list.</summary>
    public int[] OpeningAt { get; }

    /// <summary>Per opening its position.</summary>
    public int[] PositionOf { get; }

    public int Blocks => Bits.BlocksFor(OpeningAt.Length);

    public Vector512<ulong>[] EmptySet() => new Vector512<ulong>[Blocks];

    /// <param name="openings">In the order of the snapshot.</param>
    /// <param name="context">Has the map.</param>
    /// <param name="byPlace">Null decides by how many there are.</param>
    public static OpeningOrder Of(IReadOnlyList<Opening> openings, RuleContext context, bool? byPlace = null)
    {
        var order = new int[openings.Count];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        if (!(byPlace ?? order.Length > Town))
            return new(order);

        var curve = new ulong[order.Length];
        for (var i = 0; i < order.Length; i++)
            curve[i] = (Curve(context.PlaceOf(openings[i].Postcode)) << 16) | (uint)openings[i].Postcode.Value;
        Array.Sort(curve, order);
        return new(order);
    }

    /// <summary>Where on the curve; the bits of both coordinates in turn. Places that the map does not have come last.</summary>
    private static ulong Curve(Place? place)
    {
        if (place is not { } at)
            return uint.MaxValue;
        var (x, y) = ((uint)((at.Longitude + 180) / 360 * ushort.MaxValue * 16) & ushort.MaxValue, (uint)((at.Latitude + 90) / 180 * ushort.MaxValue * 8) & ushort.MaxValue);
        ulong curve = 0;
        for (var bit = 0; bit < 16; bit++)
            curve |= ((ulong)(x >> bit & 1) << (2 * bit)) | ((ulong)(y >> bit & 1) << (2 * bit + 1));
        return curve;
    }
}
