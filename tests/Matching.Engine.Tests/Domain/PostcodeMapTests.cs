using Matching.Engine.Domain;
using Matching.Engine.Rounds;

namespace Matching.Engine.Tests.Domain;

public class PostcodeMapTests
{
    private static readonly PostcodeMap Map = new([At(8025, 2), At(8011, 1), At(8102, 3)]);

    [Theory]
    [InlineData(8011, 1)]
    [InlineData(8102, 3)]
    [InlineData(8012, 1)]
    [InlineData(8024, 2)]
    [InlineData(8000, 1)]
    [InlineData(8099, 2)]
    [InlineData(8100, 3)]
    [InlineData(8199, 3)]
    public void A_postcode_the_map_lacks_stands_at_the_nearest_number_of_its_region(int postcode, double latitude) =>
        Assert.Equal(latitude, Map.PlaceOf(new(postcode))?.Latitude);

    [Fact]
    public void Of_two_as_near_it_is_the_lower() => Assert.Equal(1, Map.PlaceOf(new(8018))?.Latitude);

    [Theory]
    [InlineData(7999)]
    [InlineData(8200)]
    [InlineData(1011)]
    public void Another_region_is_not_guessed(int postcode) => Assert.Null(Map.PlaceOf(new(postcode)));

    [Fact]
    public void An_empty_map_knows_nothing() => Assert.Null(new PostcodeMap([]).PlaceOf(A.Home));

    private static PostcodePlace At(int postcode, double latitude) => new(new(postcode), latitude, 6);
}
