using System.Runtime.Intrinsics;
using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Rounds.Candidates;

/// <summary>
/// Where people can get: the openings of every postcode, and for every home the postcodes near it with their distance. Which openings
/// someone reaches is then a comparison per postcode; a journey is computed for confirmed seats alone.
/// </summary>
internal sealed class PlaceIndex
{
    private static readonly IRule Reachable = HardRules.All.Single(r => r.Code == RuleCode.Reachable);

    private readonly RoundSnapshot _snapshot;
    private readonly RuleContext _context;
    private readonly OpeningOrder _order;
    private readonly Place?[] _places;
    private readonly NearPlace[][] _near;
    private readonly int[][] _seats;
    private readonly int[] _centreOf;
    private readonly int[] _homeOf;
    private readonly ReachSteps[] _steps;
    private readonly int[] _stepsOf;

    /// <summary>A postcode where openings are, seen from a home. Not a number where the map cannot tell how far.</summary>
    internal readonly record struct NearPlace(int Place, double Kilometres);

    public PlaceIndex(RoundSnapshot snapshot, OpeningOrder order, RuleContext context, ParallelOptions parallel)
    {
        (_snapshot, _order, _context) = (snapshot, order, context);
        Sets = new(snapshot.Openings, order);
        _places = [.. Sets.Postcodes.Select(context.PlaceOf)];

        var travel = new int[snapshot.Newcomers.Count];
        Parallel.For(0, travel.Length, parallel, i => travel[i] = ReachSteps.KeyOf(snapshot.Newcomers[i].Mobility));
        (_stepsOf, var travellers) = Numbering.Of(travel);
        _steps = [.. travellers.Select(person => ReachSteps.Of(snapshot.Newcomers[person], context))];

        (_homeOf, var residents) = Numbering.Of([.. snapshot.Newcomers.Select(n => n.Postcode.Value)]);
        Postcode[] homes = [.. residents.Select(person => snapshot.Newcomers[person].Postcode)];
        _seats = SeatsNear(homes, parallel);

        // Postcodes that stand in the same centre see the same.
        Place?[] centres = [.. homes.Select(context.PlaceOf).Distinct()];
        _centreOf = [.. homes.Select(home => Array.IndexOf(centres, context.PlaceOf(home)))];
        var surroundings = new Surroundings(_places.Select((p, i) => (p, i)));
        _near = new NearPlace[centres.Length][];
        Parallel.For(0, centres.Length, parallel, i => _near[i] = [.. NearTo(centres[i], surroundings)]);
    }

    public PlaceSets Sets { get; }

    /// <summary>Marks what someone can reach, and of that what she may or may not: an estimate near her limit. Both sets come empty.</summary>
    public void Mark(int person, Span<Vector512<ulong>> reach, Span<Vector512<ulong>> doubt)
    {
        ref readonly var steps = ref _steps[_stepsOf[person]];
        foreach (var (place, kilometres) in Near(person))
        {
            var verdict = steps.At(kilometres);
            if (verdict == Verdict.Fail)
                continue;
            Sets.AddTo(reach, place);
            if (verdict == Verdict.Unknown)
                Sets.AddTo(doubt, place);
        }
        if (steps.HasSeat)
            MarkSeats(person, reach, doubt);
    }

    /// <summary>Marks what the rule on distance lets through.</summary>
    public void MarkNear(int person, Span<Vector512<ulong>> near)
    {
        foreach (var (place, _) in Near(person))
            Sets.AddTo(near, place);
    }

    /// <summary>Marks also what someone could reach if it were not too far away.</summary>
    public void MarkFar(int person, ReadOnlySpan<Vector512<ulong>> near, Span<Vector512<ulong>> reach)
    {
        if (_context.PlaceOf(_snapshot.Newcomers[person].Postcode) is not { } at)
            return;
        var steps = _steps[_stepsOf[person]];
        for (var place = 0; place < _places.Length; place++)
            if (_places[place] is { } there && Travel.Kilometres(at, there) is var kilometres && !DistanceRule.IsNear(kilometres, _context)
                && steps.At(kilometres) != Verdict.Fail)
                Sets.AddTo(reach, place);
        if (!steps.HasSeat)
            return;
        for (var opening = 0; opening < _snapshot.Openings.Count; opening++)
            if (_snapshot.Openings[opening].Offers.SeatFrom is not null && !Bits.Has(near, _order.PositionOf[opening])
                && Reachable.Evaluate(_snapshot.Newcomers[person], _snapshot.Openings[opening], _context).Verdict != Verdict.Fail)
                Bits.Add(reach, _order.PositionOf[opening]);
    }

    /// <summary>Openings near enough to which a seat may take this person.</summary>
    public ReadOnlySpan<int> SeatsOf(int person) => _steps[_stepsOf[person]].HasSeat ? _seats[_homeOf[person]] : [];

    /// <summary>What the rule on distance lets through.</summary>
    public ReadOnlySpan<NearPlace> Near(int person) => _near[_centreOf[_homeOf[person]]];

    /// <summary>A seat can only make a journey better, so what is reached without doubt stays.</summary>
    private void MarkSeats(int person, Span<Vector512<ulong>> reach, Span<Vector512<ulong>> doubt)
    {
        foreach (var opening in _seats[_homeOf[person]])
        {
            var position = _order.PositionOf[opening];
            if (Bits.Has(reach, position) && !Bits.Has(doubt, position))
                continue;
            var verdict = Reachable.Evaluate(_snapshot.Newcomers[person], _snapshot.Openings[opening], _context).Verdict;
            if (verdict == Verdict.Fail)
                continue;
            Bits.Add(reach, position);
            if (verdict == Verdict.Unknown)
                Bits.Add(doubt, position);
            else
                Bits.Remove(doubt, position);
        }
    }

    private IEnumerable<NearPlace> NearTo(Place? centre, Surroundings surroundings)
    {
        if (centre is not { } at)
        {
            for (var place = 0; place < _places.Length; place++)
                yield return new(place, double.NaN);
            yield break;
        }
        foreach (var place in surroundings.Around(at, _context.Options.MaxKilometres))
        {
            var kilometres = Travel.Kilometres(at, _places[place]!.Value);
            if (DistanceRule.IsNear(kilometres, _context))
                yield return new(place, kilometres);
        }
        foreach (var place in surroundings.Nowhere)
            yield return new(place, double.NaN);
    }

    /// <summary>Per home, the openings to which a seat starts near it and that are not too far away.</summary>
    private int[][] SeatsNear(Postcode[] homes, ParallelOptions parallel)
    {
        var surroundings = new Surroundings(Enumerable.Range(0, _snapshot.Openings.Count)
            .Where(i => _snapshot.Openings[i].Offers.SeatFrom is not null)
            .Select(i => (_context.PlaceOf(_snapshot.Openings[i].Offers.SeatFrom!.Value), i)));
        var seats = new int[homes.Length][];
        Parallel.For(0, homes.Length, parallel, home => seats[home] = _context.PlaceOf(homes[home]) is not { } at ? [] :
        [
            .. from i in surroundings.Around(at, Math.Max(TravelSpeeds.SeatRadius, TravelSpeeds.WithinPostcode))
               let opening = _snapshot.Openings[i]
               where Travel.SeatKilometres(homes[home], opening, _context) is not null
                   && Travel.Kilometres(homes[home], opening.Postcode, _context) is { } kilometres && DistanceRule.IsNear(kilometres, _context)
               select i,
        ]);
        return seats;
    }
}
