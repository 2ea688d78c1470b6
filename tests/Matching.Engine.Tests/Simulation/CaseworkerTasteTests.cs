using Matching.Engine.Domain;
using Matching.Simulation;

namespace Matching.Engine.Tests.Simulation;

/// <summary>The interactions that a ranker has to find: the effect of one fact depends on another.</summary>
public class CaseworkerTasteTests
{
    private static readonly Newcomer Person = A.Newcomer() with { Postcode = new(8011) };

    [Fact]
    public void A_kilometre_weighs_more_without_a_bicycle()
    {
        double FarAway(Cycling cycling)
        {
            var person = Person with { Mobility = new() { Cycling = cycling } };
            return CaseworkerTaste.LogOdds(person, At(8012)) - CaseworkerTaste.LogOdds(person, At(8043));
        }

        Assert.True(FarAway(Cycling.Can) > 0);
        Assert.Equal(3, FarAway(Cycling.Cannot) / FarAway(Cycling.Can), 6);
    }

    [Fact]
    public void Much_Dutch_is_good_for_beginners_alone()
    {
        double Gain(CefrLevel level)
        {
            var person = Person with { Dutch = A.Levels(level) };
            return CaseworkerTaste.LogOdds(person, Speaking(DutchUse.Much)) - CaseworkerTaste.LogOdds(person, Speaking(DutchUse.Little));
        }

        Assert.True(Gain(CefrLevel.A1) > 1);
        Assert.Equal(0, Gain(CefrLevel.B1), 9);
    }

    [Fact]
    public void Missing_guidance_weighs_most_for_who_never_worked()
    {
        double Loss(int years)
        {
            var person = Person with { GuidanceNeeded = 3, Background = Person.Background with { ExperienceYears = years } };
            return CaseworkerTaste.LogOdds(person, Guiding(3)) - CaseworkerTaste.LogOdds(person, Guiding(1));
        }

        Assert.True(Loss(0) > 3 * Loss(5));
        Assert.True(Loss(5) > 0);
    }

    [Fact]
    public void What_is_not_known_weighs_nothing()
    {
        var thin = A.ThinlyKnown() with { Postcode = new(8011) };
        Assert.Equal(CaseworkerTaste.Base, CaseworkerTaste.LogOdds(thin, At(8011)), 9);
    }

    private static Opening At(int postcode) => A.Opening() with { Postcode = new(postcode) };

    private static Opening Speaking(DutchUse use) => At(8011) with { Offers = A.Opening().Offers with { DutchUse = use } };

    private static Opening Guiding(int guidance) => At(8011) with { Offers = A.Opening().Offers with { Guidance = guidance } };
}
