using Matching.Service.Pages.Texts;

namespace Matching.Service.Tests.Pages;

/// <summary>What a night says about how it divided the places.</summary>
public sealed class NightPlanTests
{
    [Theory]
    [InlineData("auction", false, "De plekken zijn verdeeld met een veiling. Het plan")]
    [InlineData("auction", true, "De plekken zijn verdeeld met een veiling. Die is eerder gestopt, omdat het rekenwerk te groot werd.")]
    [InlineData("greedy", true, "steeds het beste voorstel eerst. Voor een veiling werd het rekenwerk te groot.")]
    [InlineData("greedy", false, "De plekken zijn op de eenvoudige manier verdeeld: steeds het beste voorstel eerst. Het plan")]
    public void It_says_in_which_way_and_why(string allocation, bool budgetSpent, string says) =>
        Assert.Contains(says, NightText.Plan(new(allocation, budgetSpent, 0.01, 0)), StringComparison.Ordinal);

    [Fact]
    public void What_it_promises_is_never_rounded_up()
    {
        Assert.Contains("minstens 99,99 %", NightText.Plan(new("auction", false, 0.00001, 0)), StringComparison.Ordinal);
        Assert.Contains("niet bewezen", NightText.Plan(new("greedy", true, null, 0)), StringComparison.Ordinal);
    }

    [Fact]
    public void Scarce_places_are_counted_and_none_are_left_unsaid()
    {
        Assert.Contains("12 plekken zijn schaars", NightText.Plan(new("auction", false, 0, 12)), StringComparison.Ordinal);
        Assert.Contains("1 plek is schaars", NightText.Plan(new("auction", false, 0, 1)), StringComparison.Ordinal);
        Assert.DoesNotContain("schaars", NightText.Plan(new("auction", false, 0, 0)), StringComparison.Ordinal);
    }
}
