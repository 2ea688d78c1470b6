using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class HoursPerWeekRuleTests
{
    [Theory]
    [InlineData(12, 12, Verdict.Pass)]
    [InlineData(12, 11, Verdict.Fail)]
    public void The_hours_asked_fit_in_what_she_can_give(int asked, int most, Verdict expected)
    {
        var outcome = Giving(most, asked);

        Assert.Equal(expected, outcome.Verdict);
        Assert.Equal(new Shortfall(Measure.HoursPerWeek, asked, most), outcome.Shortfall);
    }

    [Fact]
    public void An_opening_that_asks_no_hours_asks_no_question() => Assert.Equal(RuleOutcome.Pass, Giving(null, null));

    [Theory]
    [InlineData(4, Verdict.Pass)]
    [InlineData(5, Verdict.Unknown)]
    public void Not_knowing_her_hours_is_a_question_only_for_more_than_a_few(int asked, Verdict expected)
    {
        var outcome = Giving(null, asked);

        Assert.Equal(expected, outcome.Verdict);
        Assert.Equal(expected == Verdict.Unknown ? QuestionCode.HoursPerWeek : QuestionCode.None, outcome.Question);
    }

    [Fact]
    public void What_already_runs_takes_its_hours_and_never_leaves_less_than_none()
    {
        var somebody = A.Newcomer();
        Commitment[] running = [A.Commitment(somebody) with { HoursPerWeek = 6 }, A.Commitment(somebody) with { HoursPerWeek = null }];
        Commitment[] tooMuch = [.. running, A.Commitment(somebody) with { HoursPerWeek = 20 }];

        Assert.Equal(RuleOutcome.Fail(new(Measure.HoursPerWeek, Asked: 11, Has: 10)), Giving(16, 11, A.Context(commitments: running)));
        Assert.Equal(RuleOutcome.Fail(new(Measure.HoursPerWeek, Asked: 11, Has: 0)), Giving(16, 11, A.Context(commitments: tooMuch)));
    }

    [Fact]
    public void Her_own_hold_does_not_take_the_hours_it_needs()
    {
        var (somebody, opening) = (A.Newcomer(), A.Opening());
        var context = A.Context(commitments: [A.Hold(somebody, opening) with { HoursPerWeek = 12 }], pins: [A.Pin(somebody, opening)]);

        Assert.Equal(Verdict.Pass, Giving(12, 12, context).Verdict);
    }

    private static RuleOutcome Giving(int? most, int? asked, RuleContext? context = null)
    {
        var opening = A.Opening();
        return Ask<HoursPerWeekRule>.About(
            A.Newcomer() with { Availability = new() { MaxHours = most } },
            opening with { Schedule = opening.Schedule with { HoursMin = asked } },
            context);
    }
}
