using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Features;

/// <summary>
/// Minutes of travel. Kilometres are kept while people of the same postcode follow each other, minutes while they also travel alike:
/// people come in the order of <see cref="WayThere.Traveller"/>, though any order is right.
/// </summary>
internal sealed class TravelColumn(IReadOnlyList<Opening> openings, AlikeOpenings places, RuleContext context) : IFeatureColumn
{
    private readonly (int Home, double Kilometres, double? Seat)[] _distances = new (int, double, double?)[places.Count];
    private readonly (int Turn, int Minutes)[] _minutes = new (int, int)[places.Count];
    private int _home;
    private int _turn;
    private long _traveller;
    private Travel.Ways _ways;
    private Newcomer? _newcomer;

    public TravelColumn(IReadOnlyList<Opening> openings, RuleContext context)
        : this(openings, AlikeOpenings.By(openings, o => (o.Postcode, o.Offers.SeatFrom)), context)
    {
    }

    public void TurnTo(Newcomer newcomer)
    {
        var traveller = WayThere.Traveller(newcomer);
        if (_newcomer?.Postcode != newcomer.Postcode)
            _home++;
        if (_turn == 0 || traveller != _traveller)
            (_turn, _ways) = (_turn + 1, Travel.Ways.Of(newcomer, context));
        (_newcomer, _traveller) = (newcomer, traveller);
    }

    public void Add(ReadOnlySpan<int> slots, ReadOnlySpan<int> worth, Span<int> sums)
    {
        var (of, minutes, turn) = (places.Of, _minutes, _turn);
        for (var i = 0; i < sums.Length; i++)
        {
            var way = minutes[of[slots[i]]];
            sums[i] += worth[way.Turn == turn ? way.Minutes : Read(of[slots[i]])];
        }
    }

    public IFeatureColumn Twin() => new TravelColumn(openings, places, context);

    private int Read(int place)
    {
        if (_distances[place].Home != _home)
            _distances[place] = Measure(openings[places.Examples[place]]);
        var (_, kilometres, seat) = _distances[place];
        var minutes = double.IsNaN(kilometres)
            ? WayThere.LongestMinutes
            : WayThere.Minutes(Travel.Best(_ways, kilometres, seat));
        _minutes[place] = (_turn, minutes);
        return minutes;
    }

    private (int Home, double Kilometres, double? Seat) Measure(Opening opening) => (
        _home,
        Travel.Kilometres(_newcomer!.Postcode, opening.Postcode, context) ?? double.NaN,
        Travel.SeatKilometres(_newcomer.Postcode, opening, context));
}
