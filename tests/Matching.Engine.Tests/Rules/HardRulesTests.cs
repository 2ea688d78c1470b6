using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class HardRulesTests
{
    private static readonly RuleContext NothingRuns = A.Context();

    [Fact]
    public void Every_code_stands_in_the_list_once_in_the_order_of_the_codes() =>
        Assert.Equal(Enum.GetValues<RuleCode>(), HardRules.All.Select(rule => rule.Code));

    [Fact]
    public void Every_rule_of_the_engine_stands_in_the_list()
    {
        var written = typeof(IRule).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IRule)) && !type.IsInterface);

        Assert.Equal(
            written.Select(type => type.Name).Order(StringComparer.Ordinal),
            HardRules.All.Select(rule => rule.GetType().Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_rule_has_a_test_class_of_its_own()
    {
        var tests = typeof(HardRulesTests).Assembly.GetTypes().Select(type => type.Name).ToHashSet();

        Assert.All(HardRules.All, rule => Assert.Contains(rule.GetType().Name + "Tests", tests));
    }

    [Theory]
    [InlineData(OpeningKind.WorkPlacement)]
    [InlineData(OpeningKind.Taalstage)]
    [InlineData(OpeningKind.Maatje)]
    [InlineData(OpeningKind.SportsClub)]
    [InlineData(OpeningKind.VolunteerRole)]
    public void A_known_person_and_a_fitting_opening_pass_every_rule(OpeningKind kind) =>
        Assert.All(
            HardRules.All,
            rule => Assert.Equal((rule.Code, Verdict.Pass), (rule.Code, rule.Evaluate(A.Newcomer(), A.Opening(kind: kind), NothingRuns).Verdict)));

    [Fact]
    public void A_question_goes_with_an_unknown_and_with_nothing_else() => Some.PairHolds((newcomer, opening) =>
    {
        foreach (var rule in HardRules.All)
        {
            var outcome = rule.Evaluate(newcomer, opening, NothingRuns);
            Assert.Equal((rule.Code, outcome.Verdict == Verdict.Unknown), (rule.Code, outcome.Question != QuestionCode.None));
        }
    });

    [Fact]
    public void Whoever_fails_by_counting_has_less_than_asked() => Some.PairHolds((newcomer, opening) =>
    {
        foreach (var rule in HardRules.All)
        {
            var outcome = rule.Evaluate(newcomer, opening, NothingRuns);
            if (outcome.Verdict != Verdict.Fail || outcome.Shortfall.Measure is Measure.None or Measure.Demands)
                continue;
            if (rule.Code == RuleCode.AgeLimits)
                Assert.NotEqual(outcome.Shortfall.Asked, outcome.Shortfall.Has);
            else
                Assert.True(outcome.Shortfall.Asked > outcome.Shortfall.Has, $"{rule.Code}: {outcome.Shortfall}");
        }
    });

    [Fact]
    public void What_is_not_known_of_a_person_never_fails_a_rule()
    {
        RuleCode[] aboutTheOpeningAndTheWay =
            [RuleCode.OpeningIsOpen, RuleCode.FairWork, RuleCode.PlaceFree, RuleCode.Distance, RuleCode.Reachable];

        Some.Holds(Some.Opening, opening => Assert.All(
            HardRules.All.Where(rule => rule.Evaluate(A.ThinlyKnown(), opening, NothingRuns).Verdict == Verdict.Fail),
            rule => Assert.Contains(rule.Code, aboutTheOpeningAndTheWay)));
    }
}
