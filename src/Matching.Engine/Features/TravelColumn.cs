using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Features;

/// <summary>
/// Minutes of travel. Kilometres are kept while people of the same postcode follow each other, minutes while they also travel alike:
/// people come in the order of <see cref="WayThere.Traveller"/>, though any order is right.
/// </summary>
internal sealed class TravelColumn(IReadOnlyList<Opening> openings, AlikeOpenings places, RuleContext context) : IFeatureColumn
{
    private readonly Distance[] _distances = new Distance[places.Count];
    private readonly (int Turn, int Minutes)[] _ways = new (int, int)[places.Count];
    private int _home;
    private int _turn;
    private Newcomer? _newcomer;

    public TravelColumn(IReadOnlyList<Opening> openings, RuleContext context)
        : this(openings, AlikeOpenings.By(openings, o => (o.Postcode, o.Offers.SeatFrom)), context)
    {
    }

    private readonly record struct Distance(int Home, double? Kilometres, double? SeatKilometres);

    public void TurnTo(Newcomer newcomer)
    {
        if (_newcomer?.Postcode != newcomer.Postcode)
            _home++;
        if (_newcomer is null || WayThere.Traveller(_newcomer) != WayThere.Traveller(newcomer))
            _turn++;
        _newcomer = newcomer;
    }

    public void Add(ReadOnlySpan<int> slots, ReadOnlySpan<int> worth, Span<int> sums)
    {
        var of = places.Of;
        for (var i = 0; i < slots.Length; i++)
            sums[i] += worth[MinutesTo(of[slots[i]])];
    }

    public IFeatureColumn Twin() => new TravelColumn(openings, places, context);

    private int MinutesTo(int place)
    {
        ref var way = ref _ways[place];
        if (way.Turn != _turn)
            way = (_turn, Read(place));
        return way.Minutes;
    }

    private int Read(int place)
    {
        ref var distance = ref _distances[place];
        if (distance.Home != _home)
        {
            var opening = openings[places.Examples[place]];
            distance = new(
                _home,
                Travel.Kilometres(_newcomer!.Postcode, opening.Postcode, context),
                Travel.SeatKilometres(_newcomer.Postcode, opening, context));
        }
        return distance.Kilometres is { } kilometres
            ? WayThere.Minutes(Travel.Best(_newcomer!, kilometres, distance.SeatKilometres, context))
            : WayThere.LongestMinutes;
    }
}
