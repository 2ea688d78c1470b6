using Matching.Engine.Domain;

namespace Matching.Engine.Tests.Domain;

public class TravelTests
{
    [Theory]
    [InlineData(TravelMode.Walking, 94)]
    [InlineData(TravelMode.Bicycle, 31)]
    [InlineData(TravelMode.EBike, 23)]
    [InlineData(TravelMode.PublicTransport, 26)]
    [InlineData(TravelMode.Car, 15)]
    public void Six_kilometres_take_so_many_minutes(TravelMode mode, int minutes)
    {
        var journey = Best(With(mode), 6);

        Assert.Equal((mode, minutes), (journey.Mode, journey.Minutes));
        Assert.Equal(6, journey.Kilometres, 2);
        Assert.False(journey.IsAssumed);
        Assert.Equal(mode == TravelMode.PublicTransport, journey.IsEstimated);
    }

    [Fact]
    public void Within_one_postcode_it_is_a_short_walk_and_never_a_bus()
    {
        var opening = A.Opening() with { Postcode = A.Home };
        var journey = Travel.Best(With(TravelMode.PublicTransport), opening, A.Context());

        Assert.Equal((TravelMode.Walking, 12, 0.8), (journey?.Mode, journey?.Minutes, journey?.Kilometres));
    }

    [Theory]
    [InlineData(Cycling.Can, TravelMode.Bicycle)]
    [InlineData(null, TravelMode.Bicycle)]
    [InlineData(Cycling.Learning, TravelMode.Walking)]
    [InlineData(Cycling.Cannot, TravelMode.Walking)]
    [InlineData(Cycling.NoBicycle, TravelMode.Walking)]
    public void A_bicycle_counts_only_for_who_can_ride_it(Cycling? cycling, TravelMode expected)
    {
        Assert.Equal(expected, Best(With(TravelMode.Bicycle, m => m with { Cycling = cycling }), 3).Mode);
        Assert.Equal(
            expected == TravelMode.Bicycle ? TravelMode.EBike : TravelMode.Walking,
            Best(With(TravelMode.EBike, m => m with { Cycling = cycling }), 3).Mode);
    }

    [Fact]
    public void Cycling_counts_without_a_list_of_modes_but_not_against_one()
    {
        var canCycle = A.Newcomer() with { Mobility = new() { Cycling = Cycling.Can } };
        var walks = A.Newcomer() with { Mobility = new() { Cycling = Cycling.Can, Modes = [] } };

        Assert.Equal((TravelMode.Bicycle, false), (Best(canCycle, 1.2).Mode, Best(canCycle, 1.2).IsAssumed));
        Assert.Equal(TravelMode.Walking, Best(walks, 1.2).Mode);
    }

    [Theory]
    [InlineData(true, TravelMode.Car)]
    [InlineData(null, TravelMode.Car)]
    [InlineData(false, TravelMode.Walking)]
    public void A_car_counts_unless_she_has_no_licence(bool? licence, TravelMode expected) =>
        Assert.Equal(expected, Best(With(TravelMode.Car, m => m with { DrivingLicence = licence }), 3).Mode);

    [Fact]
    public void With_nothing_known_walking_and_public_transport_are_assumed_and_said()
    {
        var near = Best(A.ThinlyKnown(), 1);
        var far = Best(A.ThinlyKnown(), 6);

        Assert.Equal((TravelMode.Walking, true, 45), (near.Mode, near.IsAssumed, near.MaxMinutes));
        Assert.Equal((TravelMode.PublicTransport, true), (far.Mode, far.IsAssumed));
    }

    [Fact]
    public void An_empty_list_of_modes_is_on_foot()
    {
        var journey = Best(A.Newcomer() with { Mobility = new() { Modes = [] } }, 6);

        Assert.Equal((TravelMode.Walking, false), (journey.Mode, journey.IsAssumed));
    }

    [Fact]
    public void What_certainly_fits_goes_before_a_shorter_guess_near_the_limit()
    {
        var both = A.Newcomer() with
        {
            Mobility = new() { Modes = [TravelMode.Bicycle, TravelMode.PublicTransport], MaxMinutes = 42 },
        };

        Assert.Equal(TravelMode.Bicycle, Best(both, 8).Mode);
        Assert.Equal(TravelMode.PublicTransport, Best(both with { Mobility = both.Mobility with { MaxMinutes = 60 } }, 8).Mode);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(2.4, true)]
    [InlineData(2.6, false)]
    public void A_confirmed_seat_counts_for_who_lives_near_where_it_starts(double seatKilometres, bool counts)
    {
        var seatFrom = new Postcode(8012);
        var opening = A.Opening() with { Postcode = A.Village, Offers = new() { SeatFrom = seatFrom } };
        var context = A.Context(places:
            [A.EastOfHome(A.Home, 0), A.EastOfHome(seatFrom, -seatKilometres), A.EastOfHome(A.Village, 12)]);

        Assert.Equal(
            counts ? TravelMode.Meerijden : TravelMode.Walking,
            Travel.Best(With(TravelMode.Meerijden), opening, context)?.Mode);
    }

    [Fact]
    public void The_ride_to_pick_her_up_takes_time_too()
    {
        var seatFrom = new Postcode(8012);
        var context = A.Context(places: [A.EastOfHome(A.Home, 0), A.EastOfHome(seatFrom, -2), A.EastOfHome(A.Village, 12)]);
        var opening = A.Opening() with { Postcode = A.Village };

        var fromHome = Travel.Best(With(TravelMode.Meerijden), opening with { Offers = new() { SeatFrom = A.Home } }, context);
        var fromNearBy = Travel.Best(With(TravelMode.Meerijden), opening with { Offers = new() { SeatFrom = seatFrom } }, context);

        Assert.Equal((26, 33), (fromHome?.Minutes, fromNearBy?.Minutes));
        Assert.Equal(12, fromNearBy?.Kilometres ?? 0, 2);
    }

    [Fact]
    public void Without_a_confirmed_seat_or_against_her_list_nobody_rides_along()
    {
        var withSeat = A.Opening() with { Postcode = A.Village, Offers = new() { SeatFrom = A.Home } };

        Assert.Equal(TravelMode.Walking, Travel.Best(With(TravelMode.Meerijden), withSeat with { Offers = new() }, A.Context())?.Mode);
        Assert.Equal(TravelMode.Bicycle, Travel.Best(With(TravelMode.Bicycle), withSeat, A.Context())?.Mode);
        Assert.Equal((TravelMode.Meerijden, true), (
            Travel.Best(A.ThinlyKnown(), withSeat, A.Context())?.Mode, Travel.Best(A.ThinlyKnown(), withSeat, A.Context())?.IsAssumed));
    }

    [Fact]
    public void Without_a_place_on_the_map_there_is_no_journey() =>
        Assert.Null(Travel.Best(A.Newcomer(), A.Opening() with { Postcode = new(1011) }, A.Context()));

    private static Newcomer With(TravelMode mode, Func<Mobility, Mobility>? change = null)
    {
        var mobility = new Mobility { Modes = [mode], MaxMinutes = 180 };
        return A.Newcomer() with { Mobility = change?.Invoke(mobility) ?? mobility };
    }

    private static Journey Best(Newcomer newcomer, double kilometres)
    {
        var context = A.Context(places: [A.EastOfHome(A.Home, 0), A.EastOfHome(A.NearBy, kilometres)]);
        return Travel.Best(newcomer, A.Opening(), context) ?? throw new InvalidOperationException("The map has both.");
    }
}
