using Matching.Engine.Explanation;
using Matching.Engine.Rules;
using Matching.Service.Pages.Texts;

namespace Matching.Service.Tests.Pages;

/// <summary>What stands below the sum of a proposal's points.</summary>
public sealed class AfterSumTests
{
    private static readonly Evidence Evidence = new()
    {
        Ranker = "weighted-sum", EngineVersion = "1", Score = 0, Base = 0, Chance = 3140, WishPercent = 100, UnknownPercent = 100,
        Reasons = [], Features = [], Unknowns = [],
    };

    [Fact]
    public void Fixed_points_are_called_an_estimate_and_what_was_learned_a_frequency()
    {
        Assert.Equal("Schatting met vaste punten, nog niet gemeten: ongeveer 31 van de 100 worden een ja.", ReasonText.AfterSum(Evidence, "Selam"));
        Assert.Equal("Van 100 zulke voorstellen worden er ongeveer 31 een ja.", ReasonText.AfterSum(Evidence with { Ranker = "r1" }, "Selam"));
    }

    [Fact]
    public void Open_questions_are_counted_each_once()
    {
        var codes = Enum.GetValues<QuestionCode>().Where(q => q != QuestionCode.None).Take(2).ToList();
        UnknownRule[] one = [new(RuleCode.PersonIsActive, codes[0])];
        UnknownRule[] two = [.. one, new(RuleCode.PersonIsActive, codes[1]), .. one];

        Assert.EndsWith(
            "Telt voor 50 %, omdat er nog 1 vraag open is.",
            ReasonText.AfterSum(Evidence with { UnknownPercent = 50, Unknowns = one }, "Selam"), StringComparison.Ordinal);
        Assert.EndsWith(
            "Telt voor 25 %, omdat er nog 2 vragen open zijn.",
            ReasonText.AfterSum(Evidence with { UnknownPercent = 25, Unknowns = two }, "Selam"), StringComparison.Ordinal);
    }
}
