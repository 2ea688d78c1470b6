using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class FairWorkRuleTests
{
    private static readonly FairWork Fair = A.Opening().FairWork;

    public static TheoryData<string, FairWork> Lacking => new()
    {
        { "a learning goal", Fair with { HasLearningGoal = false } },
        { "a supervisor", Fair with { HasSupervisor = false } },
        { "the host's statement that it displaces nobody", Fair with { DisplacesNobody = false } },
        { "the municipality's check", Fair with { Checked = false } },
    };

    [Theory]
    [MemberData(nameof(Lacking))]
    public void Unpaid_work_lacking_any_of_the_four_is_not_fair(string lacking, FairWork fairWork)
    {
        foreach (var kind in new[] { OpeningKind.WorkPlacement, OpeningKind.Taalstage })
            Assert.True(
                Ask<FairWorkRule>.About(A.Newcomer(), A.Opening(kind: kind) with { FairWork = fairWork }) == RuleOutcome.Fail(),
                $"{kind} without {lacking} passed");
    }

    [Theory]
    [InlineData(WorkForm.Paid, 1800, Verdict.Pass)]
    [InlineData(WorkForm.Paid, null, Verdict.Pass)]
    [InlineData(WorkForm.LearningJob, 1200, Verdict.Pass)]
    [InlineData(WorkForm.Paid, 0, Verdict.Fail)]
    [InlineData(WorkForm.Trial, null, Verdict.Fail)]
    [InlineData(WorkForm.WorkExperience, null, Verdict.Fail)]
    [InlineData(WorkForm.Internship, 350, Verdict.Fail)]
    [InlineData(WorkForm.Voluntary, 150, Verdict.Fail)]
    [InlineData(null, 150, Verdict.Fail)]
    [InlineData(null, null, Verdict.Fail)]
    public void A_wage_makes_it_a_job_and_an_allowance_does_not(WorkForm? form, int? pay, Verdict expected)
    {
        var opening = A.Opening();
        opening = opening with { FairWork = new(), Offers = opening.Offers with { WorkForm = form, PayPerMonth = pay } };

        Assert.Equal(expected, Ask<FairWorkRule>.About(A.Newcomer(), opening).Verdict);
    }

    [Theory]
    [InlineData(OpeningKind.Maatje)]
    [InlineData(OpeningKind.SportsClub)]
    [InlineData(OpeningKind.VolunteerRole)]
    public void What_is_no_work_needs_none_of_it(OpeningKind kind) =>
        Assert.Equal(RuleOutcome.Pass, Ask<FairWorkRule>.About(A.Newcomer(), A.Opening(kind: kind) with { FairWork = new() }));

    [Fact]
    public void Unpaid_work_ends_within_the_municipalitys_maximum()
    {
        var begin = A.Today.AddDays(10);

        Assert.Equal(RuleOutcome.Pass, Lasting(begin, begin.AddMonths(6)));
        Assert.Equal(Fail(asked: 7), Lasting(begin, begin.AddMonths(6).AddDays(1)));
        Assert.Equal(Fail(asked: 9), Lasting(begin, begin.AddMonths(9)));
        Assert.Equal(RuleOutcome.Fail(), Lasting(begin, null));
    }

    [Fact]
    public void Without_a_begin_it_counts_from_the_business_date()
    {
        Assert.Equal(RuleOutcome.Pass, Lasting(null, A.Today.AddMonths(6)));
        Assert.Equal(Fail(asked: 7), Lasting(null, A.Today.AddMonths(6).AddDays(1)));
        Assert.Equal(Fail(asked: 8), Lasting(null, A.Today.AddMonths(8)));
    }

    [Fact]
    public void The_maximum_is_a_setting() =>
        Assert.Equal(
            RuleOutcome.Fail(new(Measure.Months, Asked: 6, Has: 3)),
            Ask<FairWorkRule>.About(A.Newcomer(), A.Opening(), A.Context(new RoundOptions { UnpaidMonthsMax = 3 })));

    private static RuleOutcome Fail(int asked) => RuleOutcome.Fail(new(Measure.Months, asked, Has: 6));

    private static RuleOutcome Lasting(DateOnly? begin, DateOnly? end)
    {
        var opening = A.Opening();
        return Ask<FairWorkRule>.About(
            A.Newcomer(), opening with { Schedule = opening.Schedule with { Period = new(begin, end) } });
    }
}
