using System.Numerics;
using System.Runtime.Intrinsics;
using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Rounds.Candidates;

/// <summary>
/// Counts shared dagdelen for 512 openings at once: a set of openings per dagdeel, added into counters of which every bit is a set too
/// (bit-sliced arithmetic: O'Neil and Quass, Improved query performance with variant indexes, SIGMOD 1997; Rinfret, O'Neil and O'Neil,
/// Bit-sliced index arithmetic, SIGMOD 2001), and compared with how many are needed, which is kept in slices as well.
/// </summary>
internal sealed class TimeIndex
{
    /// <summary>Per block: the openings of every dagdeel, of them those with childcare on site, of them those within school hours, and in slices what is needed.</summary>
    private const int OnSite = DayParts.Count;
    private const int SchoolHours = 2 * DayParts.Count;
    private const int Needed = 3 * DayParts.Count;

    /// <summary>Bits of a counter: all dagdelen of a week fit.</summary>
    private const int Slices = 5;
    private const int Row = Needed + Slices;

    private const ulong Unknown = ulong.MaxValue;

    private readonly Vector512<ulong>[] _rows;
    private readonly Vector512<ulong>[] _offers;

    /// <summary>Per person the sets of a row that count for her, as bits.</summary>
    private readonly ulong[] _free;

    public TimeIndex(RoundSnapshot snapshot, OpeningOrder order, RuleContext context, ParallelOptions parallel)
    {
        _rows = new Vector512<ulong>[order.Blocks * Row];
        _offers = order.EmptySet();
        for (var position = 0; position < order.OpeningAt.Length; position++)
            Add(position, snapshot.Openings[order.OpeningAt[position]]);
        _free = new ulong[snapshot.Newcomers.Count];
        Parallel.For(0, _free.Length, parallel, person => _free[person] = FreeOf(snapshot.Newcomers[person], context));
    }

    public bool IsKnown(int person) => _free[person] != Unknown;

    /// <summary>Openings that name dagdelen: a question for those whose time is not known.</summary>
    public ReadOnlySpan<Vector512<ulong>> Offers => _offers;

    /// <summary>The openings of a block for which someone whose time is known has too few dagdelen.</summary>
    public Vector512<ulong> Fails(int person, int block)
    {
        var row = _rows.AsSpan(block * Row, Row);
        var (ones, twos, fours, eights, sixteens) = (Vector512<ulong>.Zero, Vector512<ulong>.Zero, Vector512<ulong>.Zero, Vector512<ulong>.Zero, Vector512<ulong>.Zero);
        for (var left = _free[person]; left != 0; left &= left - 1)
        {
            var carry = row[BitOperations.TrailingZeroCount(left)];
            (ones, carry) = (ones ^ carry, ones & carry);
            (twos, carry) = (twos ^ carry, twos & carry);
            (fours, carry) = (fours ^ carry, fours & carry);
            (eights, carry) = (eights ^ carry, eights & carry);
            sixteens ^= carry;
        }
        var less = Vector512.AndNot(row[Needed], ones);
        less = Below(row[Needed + 1], twos, less);
        less = Below(row[Needed + 2], fours, less);
        less = Below(row[Needed + 3], eights, less);
        return Below(row[Needed + 4], sixteens, less);
    }

    /// <summary>This slice decides; where it is the same on both sides, the lower ones did.</summary>
    private static Vector512<ulong> Below(Vector512<ulong> needed, Vector512<ulong> has, Vector512<ulong> lower) =>
        Vector512.AndNot(needed, has) | Vector512.AndNot(lower, needed ^ has);

    private void Add(int position, Opening opening)
    {
        if (opening.Schedule.DayParts is not { IsEmpty: false } offered)
            return;
        Bits.Add(_offers, position);
        var row = _rows.AsSpan(position / Bits.PerBlock * Row, Row);
        AddTo(row, 0, offered.Bits, position);
        if (opening.Offers.Childcare == Childcare.OnSite)
            AddTo(row, OnSite, offered.Bits, position);
        else if (opening.Offers.Childcare == Childcare.SchoolHours)
            AddTo(row, SchoolHours, offered.Bits, position);
        AddTo(row, Needed, FreeDayPartsRule.Needed(opening.Schedule), position);
    }

    private static void AddTo(Span<Vector512<ulong>> row, int first, int sets, int position)
    {
        for (var left = (uint)sets; left != 0; left &= left - 1)
            Bits.Add(row.Slice(first + BitOperations.TrailingZeroCount(left), 1), position % Bits.PerBlock);
    }

    private static ulong FreeOf(Newcomer newcomer, RuleContext context)
    {
        var taken = context.TakenBesides(newcomer.Id, default).DayParts;
        if (FreeDayPartsRule.Free(newcomer.Availability, Childcare.None) is not { } free)
            return Unknown;
        ulong Besides(Childcare childcare) => (uint)FreeDayPartsRule.Free(newcomer.Availability, childcare)!.Value.Without(taken).Without(free).Bits;
        return (uint)free.Without(taken).Bits | Besides(Childcare.OnSite) << OnSite | Besides(Childcare.SchoolHours) << SchoolHours;
    }
}
