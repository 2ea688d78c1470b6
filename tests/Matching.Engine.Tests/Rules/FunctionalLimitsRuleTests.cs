using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class FunctionalLimitsRuleTests
{
    private const Demands Heavy = Demands.Standing | Demands.Lifting | Demands.Stairs;

    [Fact]
    public void The_work_demands_nothing_she_cannot_do()
    {
        Assert.Equal(RuleOutcome.Pass, With(Demands.Nights | Demands.Noise, Heavy));
        Assert.Equal(RuleOutcome.Pass, With(Demands.None, Heavy));
        Assert.Equal(
            RuleOutcome.Fail(new(Measure.Demands, (int)Heavy, (int)(Demands.Lifting | Demands.Stairs))),
            With(Demands.Lifting | Demands.Stairs | Demands.Nights, Heavy));
    }

    [Fact]
    public void Not_asked_yet_is_a_question_only_where_the_work_demands_something()
    {
        Assert.Equal(RuleOutcome.Unknown(QuestionCode.FunctionalLimits), With(null, Heavy));
        Assert.Equal(RuleOutcome.Pass, With(null, Demands.None));
    }

    [Theory]
    [InlineData(OpeningKind.Maatje)]
    [InlineData(OpeningKind.SportsClub)]
    public void Limits_are_never_looked_at_for_a_maatje_or_sport(OpeningKind kind)
    {
        Assert.Equal(RuleOutcome.Pass, With(Heavy, Heavy, kind));
        Assert.Equal(RuleOutcome.Pass, With(null, Heavy, kind));
    }

    private static RuleOutcome With(Demands? limits, Demands demands, OpeningKind kind = OpeningKind.WorkPlacement)
    {
        var opening = A.Opening(kind: kind);
        return Ask<FunctionalLimitsRule>.About(
            A.Newcomer() with { Limits = limits }, opening with { Asks = opening.Asks with { Demands = demands } });
    }
}
