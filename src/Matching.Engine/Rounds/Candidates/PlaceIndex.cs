using System.Runtime.Intrinsics;
using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Rounds.Candidates;

/// <summary>
/// Where people can get: the openings of every postcode as a few blocks of bits, and for every home the postcodes near it with their
/// distance. Which openings someone reaches is then a comparison per postcode; a journey is computed for confirmed seats alone.
/// </summary>
internal sealed class PlaceIndex
{
    /// <summary>A degree of latitude is a little more; a somewhat wider band only means looking at a few places in vain.</summary>
    private const double KilometresPerDegree = 110;

    private readonly RoundSnapshot _snapshot;
    private readonly RuleContext _context;
    private readonly OpeningOrder _order;
    private readonly Numbering _placeNumbers = new();
    private readonly PlaceSet[] _places;
    private readonly Home[] _homes;
    private readonly int[] _homeOf;
    private readonly ReachSteps[] _steps;
    private readonly int[] _stepsOf;
    private readonly IRule _reachable = HardRules.All.Single(r => r.Code == RuleCode.Reachable);

    /// <summary>The openings at one postcode: its blocks from the first to the last that has any.</summary>
    internal sealed record PlaceSet(Postcode Postcode, Place? At, int FirstBlock, Vector512<ulong>[] Blocks)
    {
        public void AddTo(Span<Vector512<ulong>> set)
        {
            for (var i = 0; i < Blocks.Length; i++)
                set[FirstBlock + i] |= Blocks[i];
        }
    }

    /// <summary>A postcode where openings are, seen from a home. Not a number where the map cannot tell how far.</summary>
    internal readonly record struct NearPlace(int Place, double Kilometres);

    /// <summary>Everything that the rule on distance lets through for people of one postcode, and the seats that start near it.</summary>
    internal sealed record Home(Postcode Postcode, Place? At, NearPlace[] Near, int[] Seats);

    public PlaceIndex(RoundSnapshot snapshot, OpeningOrder order, RuleContext context, ParallelOptions parallel)
    {
        (_snapshot, _order, _context) = (snapshot, order, context);
        _places = PlacesOf(snapshot, order);

        var homes = new Numbering();
        _homeOf = [.. snapshot.Newcomers.Select((n, i) => homes.Of(n.Postcode.Value, i))];
        var profiles = new Numbering();
        _stepsOf = [.. snapshot.Newcomers.Select((n, i) => profiles.Of(KeyOf(n.Mobility), i))];
        _steps = [.. profiles.First.Select(person => ReachSteps.Of(snapshot.Newcomers[person], context))];

        var byLatitude = ByLatitude.Of(_places.Select((p, i) => (p.At, i)));
        var seats = ByLatitude.Of(Enumerable.Range(0, snapshot.Openings.Count)
            .Where(i => snapshot.Openings[i].Offers.SeatFrom is not null)
            .Select(i => (context.PlaceOf(snapshot.Openings[i].Offers.SeatFrom!.Value), i)));
        _homes = new Home[homes.First.Count];
        Parallel.For(0, _homes.Length, parallel, i => _homes[i] = HomeAt(snapshot.Newcomers[homes.First[i]].Postcode, byLatitude, seats));
    }

    /// <summary>Marks what someone can reach, and of that what she may or may not: an estimate near her limit. Both sets come empty.</summary>
    public void Mark(int person, Span<Vector512<ulong>> reach, Span<Vector512<ulong>> doubt)
    {
        var home = _homes[_homeOf[person]];
        ref readonly var steps = ref _steps[_stepsOf[person]];
        foreach (var (place, kilometres) in home.Near)
        {
            var verdict = steps.At(kilometres);
            if (verdict == Verdict.Fail)
                continue;
            _places[place].AddTo(reach);
            if (verdict == Verdict.Unknown)
                _places[place].AddTo(doubt);
        }
        if (steps.HasSeat)
            MarkSeats(person, home, reach, doubt);
    }

    /// <summary>A seat can only make a journey better, so what is reached without doubt stays.</summary>
    private void MarkSeats(int person, Home home, Span<Vector512<ulong>> reach, Span<Vector512<ulong>> doubt)
    {
        foreach (var opening in home.Seats)
        {
            var position = _order.PositionOf[opening];
            if (Bits.Has(reach, position) && !Bits.Has(doubt, position))
                continue;
            var verdict = _reachable.Evaluate(_snapshot.Newcomers[person], _snapshot.Openings[opening], _context).Verdict;
            if (verdict == Verdict.Fail)
                continue;
            Bits.Add(reach, position);
            if (verdict == Verdict.Unknown)
                Bits.Add(doubt, position);
            else
                Bits.Remove(doubt, position);
        }
    }

    private PlaceSet[] PlacesOf(RoundSnapshot snapshot, OpeningOrder order)
    {
        var positions = new List<List<int>>();
        for (var position = 0; position < order.OpeningAt.Length; position++)
        {
            var number = _placeNumbers.Of(snapshot.Openings[order.OpeningAt[position]].Postcode.Value, order.OpeningAt[position]);
            if (number == positions.Count)
                positions.Add([]);
            positions[number].Add(position);
        }
        return [.. positions.Select((those, number) =>
        {
            var first = those[0] / Bits.PerBlock;
            var blocks = new Vector512<ulong>[those[^1] / Bits.PerBlock - first + 1];
            foreach (var position in those)
                Bits.Add(blocks, position - first * Bits.PerBlock);
            var postcode = snapshot.Openings[_placeNumbers.First[number]].Postcode;
            return new PlaceSet(postcode, _context.PlaceOf(postcode), first, blocks);
        })];
    }

    private Home HomeAt(Postcode postcode, ByLatitude places, ByLatitude seats)
    {
        if (_context.PlaceOf(postcode) is not { } at)
            return new(postcode, null, [.. Enumerable.Range(0, _places.Length).Select(i => new NearPlace(i, double.NaN))], []);

        var near = new List<NearPlace>();
        foreach (var place in places.Within(at.Latitude, _context.Options.MaxKilometres / KilometresPerDegree))
        {
            var kilometres = Travel.Kilometres(at, _places[place].At!.Value);
            if (DistanceRule.IsNear(kilometres, _context))
                near.Add(new(place, kilometres));
        }
        foreach (var place in places.Nowhere)
            near.Add(new(place, double.NaN));
        near.Sort((one, other) => one.Place.CompareTo(other.Place));

        var rides = new List<int>();
        foreach (var opening in seats.Within(at.Latitude, TravelSpeeds.SeatRadius / KilometresPerDegree))
            if (Travel.SeatKilometres(postcode, _snapshot.Openings[opening], _context) is not null
                && Travel.Kilometres(postcode, _snapshot.Openings[opening].Postcode, _context) is { } kilometres
                && DistanceRule.IsNear(kilometres, _context))
                rides.Add(opening);
        return new(postcode, at, [.. near], [.. rides]);
    }

    private static int KeyOf(Mobility mobility)
    {
        var modes = 0;
        for (var i = 0; i < mobility.Modes?.Count; i++)
            modes |= 1 << (int)mobility.Modes[i];
        var cycling = mobility.Cycling is { } known ? 1 + (int)known : 0;
        var licence = mobility.DrivingLicence switch { null => 0, false => 1, true => 2 };
        return (((mobility.Modes is null ? 0 : 1 + modes) * 5 + cycling) * 3 + licence) * 181 + (mobility.MaxMinutes ?? 0);
    }
}
