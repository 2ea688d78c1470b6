using System.Numerics;
using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;

namespace Matching.Engine.Features;

/// <summary>
/// Dagdelen to spare: the week she has free depends on the childcare alone, so she brings one per sort of childcare and the opening
/// brings its dagdelen. Only where she already has something of her own is the pair read by itself.
/// </summary>
internal sealed class SpareTimeColumn : IFeatureColumn
{
    /// <summary>An opening that leaves its dagdelen open takes any of them, and looks after no children on them.</summary>
    private const int AnyTime = 3;

    private const int Sorts = 4;

    /// <summary>No opening has this number.</summary>
    private static readonly OpeningId Nowhere = new(long.MinValue);

    private readonly record struct Time(int Sort, int Offered, int Needed);

    private readonly IReadOnlyList<Opening> _openings;
    private readonly RuleContext _context;
    private readonly Time[] _times;
    private readonly Dictionary<OpeningId, int> _slots;
    private readonly ILookup<NewcomerId, OpeningId> _pins;

    private readonly int[] _free = new int[Sorts];
    private readonly List<int> _own = [];
    private Newcomer? _newcomer;

    public SpareTimeColumn(IReadOnlyList<Opening> openings, IReadOnlyList<Pin> pins, RuleContext context)
    {
        (_openings, _context) = (openings, context);
        _times = [.. openings.Select(Of)];
        _slots = openings.Select((o, i) => (o.Id, i)).ToDictionary(o => o.Id, o => o.i);
        _pins = pins.ToLookup(p => p.Newcomer, p => p.Opening);
    }

    private SpareTimeColumn(SpareTimeColumn other) =>
        (_openings, _context, _times, _slots, _pins) = (other._openings, other._context, other._times, other._slots, other._pins);

    public void TurnTo(Newcomer newcomer)
    {
        _newcomer = newcomer;
        _own.Clear();
        var taken = _context.TakenBesides(newcomer.Id, Nowhere).DayParts;
        for (var sort = 0; sort < Sorts; sort++)
            _free[sort] = FreeDayPartsRule.Free(newcomer.Availability, (Childcare)(sort % AnyTime))?.Without(taken).Bits ?? 0;

        var commitments = _context.CommitmentsOf(newcomer.Id);
        if (commitments.IsEmpty)
            return;
        foreach (var commitment in commitments)
            if (commitment.Opening is { } opening)
                AddOwn(opening);
        foreach (var opening in _pins[newcomer.Id])
            AddOwn(opening);
    }

    public void Add(ReadOnlySpan<int> slots, ReadOnlySpan<int> worth, Span<int> sums)
    {
        if (_newcomer!.Availability.Free is null)
        {
            foreach (ref var sum in sums)
                sum += worth[0];
            return;
        }
        for (var i = 0; i < slots.Length; i++)
            sums[i] += worth[Spare(_times[slots[i]]) - Week.TooLittle];
        foreach (var own in _own)
            if (slots.IndexOf(own) is >= 0 and var i)
                sums[i] += worth[Week.DayPartsToSpare(_newcomer, _openings[own], _context) - Week.TooLittle]
                    - worth[Spare(_times[own]) - Week.TooLittle];
    }

    public IFeatureColumn Twin() => new SpareTimeColumn(this);

    private int Spare(Time time) =>
        Math.Clamp(BitOperations.PopCount((uint)(_free[time.Sort] & time.Offered)) - time.Needed, Week.TooLittle, Week.MostSpare);

    private void AddOwn(OpeningId opening)
    {
        if (_slots.TryGetValue(opening, out var slot) && !_own.Contains(slot))
            _own.Add(slot);
    }

    private static Time Of(Opening opening) => opening.Schedule.DayParts is { IsEmpty: false } offered
        ? new((int)(opening.Offers.Childcare ?? Childcare.None), offered.Bits, FreeDayPartsRule.Needed(opening.Schedule))
        : new(AnyTime, DayParts.All.Bits, opening.Schedule.DayPartsNeeded);
}
