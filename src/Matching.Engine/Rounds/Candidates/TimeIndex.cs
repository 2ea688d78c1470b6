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
    /// <summary>Bits of a counter; more than fifteen stays fifteen. Nobody needs more (<see cref="Schedule.DayPartsNeeded"/>).</summary>
    private const int Slices = 4;

    /// <summary>Per block: the openings of every dagdeel, those of them with childcare on site, those within school hours, and the slices of what is needed.</summary>
    private const int OnSite = DayParts.Count;
    private const int SchoolHours = 2 * DayParts.Count;
    private const int Needed = 3 * DayParts.Count;
    private const int Row = Needed + Slices;

    private readonly Vector512<ulong>[] _rows;
    private readonly Vector512<ulong>[] _offers;
    private readonly FreeTime[] _free;

    /// <summary>Dagdelen as bits: free wherever it is, and besides only where the children are looked after.</summary>
    private readonly record struct FreeTime(bool IsKnown, int Always, int WithCareOnSite, int WithSchoolHours);

    public TimeIndex(RoundSnapshot snapshot, OpeningOrder order, RuleContext context)
    {
        _rows = new Vector512<ulong>[order.Blocks * Row];
        _offers = order.EmptySet();
        for (var position = 0; position < order.OpeningAt.Length; position++)
            Add(position, snapshot.Openings[order.OpeningAt[position]]);
        _free = [.. snapshot.Newcomers.Select(newcomer => Of(newcomer, context))];
    }

    public bool IsKnown(int person) => _free[person].IsKnown;

    /// <summary>Openings that name dagdelen: a question for those whose time is not known.</summary>
    public ReadOnlySpan<Vector512<ulong>> Offers => _offers;

    /// <summary>The openings of a block for which someone whose time is known has too few dagdelen.</summary>
    public Vector512<ulong> Fails(int person, int block)
    {
        ref readonly var free = ref _free[person];
        var row = _rows.AsSpan(block * Row, Row);
        var counter = new Counter();
        counter.AddAll(row, free.Always);
        counter.AddAll(row[OnSite..], free.WithCareOnSite);
        counter.AddAll(row[SchoolHours..], free.WithSchoolHours);
        return counter.LessThan(row[Needed..]);
    }

    /// <summary>512 counters of four bits.</summary>
    private struct Counter
    {
        private Vector512<ulong> _ones, _twos, _fours, _eights;

        public void AddAll(ReadOnlySpan<Vector512<ulong>> sets, int which)
        {
            for (var left = (uint)which; left != 0; left &= left - 1)
            {
                var carry = sets[BitOperations.TrailingZeroCount(left)];
                (_ones, carry) = (_ones ^ carry, _ones & carry);
                (_twos, carry) = (_twos ^ carry, _twos & carry);
                (_fours, carry) = (_fours ^ carry, _fours & carry);
                (_eights, carry) = (_eights ^ carry, _eights & carry);
                _ones |= carry;
                _twos |= carry;
                _fours |= carry;
                _eights |= carry;
            }
        }

        public readonly Vector512<ulong> LessThan(ReadOnlySpan<Vector512<ulong>> needed)
        {
            var less = Vector512.AndNot(needed[0], _ones);
            less = Below(needed[1], _twos, less);
            less = Below(needed[2], _fours, less);
            return Below(needed[3], _eights, less);
        }

        /// <summary>This bit decides; where it is the same on both sides, the lower ones do.</summary>
        private static Vector512<ulong> Below(Vector512<ulong> needed, Vector512<ulong> has, Vector512<ulong> lower) =>
            Vector512.AndNot(needed, has) | Vector512.AndNot(lower, needed ^ has);
    }

    private void Add(int position, Opening opening)
    {
        if (opening.Schedule.DayParts is not { IsEmpty: false } offered)
            return;
        Bits.Add(_offers, position);
        var row = _rows.AsSpan(position / Bits.PerBlock * Row, Row);
        var within = position % Bits.PerBlock;
        for (var left = (uint)offered.Bits; left != 0; left &= left - 1)
        {
            var dayPart = BitOperations.TrailingZeroCount(left);
            Bits.Add(row.Slice(dayPart, 1), within);
            if (opening.Offers.Childcare == Childcare.OnSite)
                Bits.Add(row.Slice(OnSite + dayPart, 1), within);
            else if (opening.Offers.Childcare == Childcare.SchoolHours)
                Bits.Add(row.Slice(SchoolHours + dayPart, 1), within);
        }
        var needed = FreeDayPartsRule.Needed(opening.Schedule);
        for (var slice = 0; slice < Slices; slice++)
            if ((needed >> slice & 1) != 0)
                Bits.Add(row.Slice(Needed + slice, 1), within);
    }

    private static FreeTime Of(Newcomer newcomer, RuleContext context)
    {
        var taken = context.TakenBesides(newcomer.Id, default).DayParts;
        int Free(Childcare childcare) => FreeDayPartsRule.Free(newcomer.Availability, childcare)?.Without(taken).Bits ?? 0;
        var always = Free(Childcare.None);
        return new(newcomer.Availability.Free is not null, always, Free(Childcare.OnSite) & ~always, Free(Childcare.SchoolHours) & ~always);
    }
}
