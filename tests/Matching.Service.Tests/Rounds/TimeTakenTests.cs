using Matching.Engine.Domain;
using Matching.Service.Rounds;

namespace Matching.Service.Tests.Rounds;

public sealed class TimeTakenTests
{
    private static readonly DayParts Mornings = DayParts.Of(0, 0).With(DayParts.Of(1, 0)).With(DayParts.Of(2, 0));

    [Fact]
    public void An_opening_without_dagdelen_takes_none() =>
        Assert.Equal(DayParts.None, TimeTaken.By(new Schedule(), new Availability { Free = DayParts.All }));

    [Fact]
    public void An_opening_that_needs_all_its_dagdelen_takes_all() =>
        Assert.Equal(Mornings, TimeTaken.By(new Schedule { DayParts = Mornings, DayPartsNeeded = 3 }, new Availability()));

    [Fact]
    public void Where_there_is_a_choice_the_first_free_one_is_taken() =>
        Assert.Equal(DayParts.Of(1, 0), TimeTaken.By(
            new Schedule { DayParts = Mornings, DayPartsNeeded = 1 }, new Availability { Free = DayParts.Of(1, 0).With(DayParts.Of(2, 0)) }));

    [Fact]
    public void Where_too_few_are_free_the_openings_first_are_taken_too() =>
        Assert.Equal(DayParts.Of(0, 0).With(DayParts.Of(2, 0)), TimeTaken.By(
            new Schedule { DayParts = Mornings, DayPartsNeeded = 2 }, new Availability { Free = DayParts.Of(2, 0) }));
}
