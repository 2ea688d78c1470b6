using Matching.Engine.Domain;
using Matching.Simulation;

namespace Matching.Engine.Tests.Simulation;

public class PublicDataTests
{
    private static readonly Geography Map = Geography.Netherlands;

    [Fact]
    public void Every_municipality_has_postcodes_and_every_postcode_a_municipality()
    {
        Assert.Equal(342, Map.Municipalities.Count);
        Assert.All(Map.Municipalities.Keys, code => Assert.NotEmpty(Map.InMunicipality(code)));
        Assert.All(Map.Postcodes, p => Assert.True(Map.Municipalities.ContainsKey(p.Municipality)));
        Assert.Equal(Map.Postcodes.Count, Map.Postcodes.Select(p => p.Postcode).Distinct().Count());
    }

    /// <summary>Catches a point that was placed in a namesake elsewhere: its neighbours by number are then far away.</summary>
    [Fact]
    public void No_inhabited_postcode_lies_far_from_its_own_municipality()
    {
        foreach (var area in Map.Postcodes.Where(p => p.Population > 0))
        {
            var fellows = Map.InMunicipality(area.Municipality).Where(p => p != area).ToList();
            if (fellows.Count > 0)
                Assert.True(fellows.Min(p => p.Middle.KilometresTo(area.Middle)) < 11, $"{area.Postcode} in {area.Municipality}");
        }
    }

    [Theory]
    [InlineData(5851, 51.64, 6.07)]
    [InlineData(9791, 53.28, 6.69)]
    [InlineData(8554, 52.94, 5.63)]
    public void Points_known_to_be_wrong_were_put_right(int postcode, double latitude, double longitude) =>
        Assert.True(Map.Find(new(postcode))!.Middle.KilometresTo(new(latitude, longitude)) < 6);

    [Fact]
    public void The_middle_of_a_city_is_where_it_should_be()
    {
        var middle = Map.Find(new(8011))!;
        Assert.Equal("GM0193", middle.Municipality.Value);
        Assert.Equal(new Postcode(8011), Map.Nearest(middle.Middle).Postcode);
        Assert.Equal(new Postcode(8011), Map.Within(middle.Middle, 3)[0].Postcode);
        Assert.All(Map.Within(middle.Middle, 3), p => Assert.True(p.Middle.KilometresTo(middle.Middle) <= 3));
        Assert.Null(Map.Find(new(1001)));
    }

    [Fact]
    public void Occupations_are_found_by_uri_and_by_label_in_any_case()
    {
        var cook = Occupations.Esco.Find("KOK");
        Assert.Equal(5120, cook!.Group.Code);
        Assert.Equal(cook, Occupations.Esco.Find(cook.Uri));
        Assert.Contains(cook, Occupations.Esco.InGroup(cook.Group));
        Assert.Null(Occupations.Esco.Find("bestaat niet"));
        Assert.Equal(3039, Occupations.Esco.All.Count);
    }

    [Fact]
    public void Skill_groups_have_names() =>
        Assert.All(Occupations.Esco.All.SelectMany(o => o.SkillGroups).Distinct(), code => Assert.True(Occupations.Esco.SkillGroups.ContainsKey(code)));

    [Fact]
    public void A_regulated_profession_is_marked()
    {
        Assert.True(Occupations.Esco.Find("algemeen verpleegkundige")!.Regulated);
        Assert.False(Occupations.Esco.Find("kok")!.Regulated);
    }
}
