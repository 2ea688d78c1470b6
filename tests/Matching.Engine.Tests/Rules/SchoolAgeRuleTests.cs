using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class SchoolAgeRuleTests
{
    [Theory]
    [InlineData(OpeningKind.WorkPlacement, Verdict.Fail)]
    [InlineData(OpeningKind.Taalstage, Verdict.Fail)]
    [InlineData(OpeningKind.Maatje, Verdict.Pass)]
    [InlineData(OpeningKind.SportsClub, Verdict.Pass)]
    [InlineData(OpeningKind.VolunteerRole, Verdict.Pass)]
    public void Youth_of_school_age_do_not_work_but_may_take_part(OpeningKind kind, Verdict expected) =>
        Assert.Equal(expected, Ask<SchoolAgeRule>.About(BornIn(A.Today.Year - 17), A.Opening(kind: kind)).Verdict);

    [Fact]
    public void The_shortfall_is_in_years() =>
        Assert.Equal(
            RuleOutcome.Fail(new(Measure.Years, Asked: 18, Has: 16)),
            Ask<SchoolAgeRule>.About(BornIn(A.Today.Year - 16), A.Opening()));

    [Fact]
    public void Who_turns_eighteen_this_year_or_whose_age_is_not_known_passes()
    {
        Assert.Equal(RuleOutcome.Pass, Ask<SchoolAgeRule>.About(BornIn(A.Today.Year - 18), A.Opening()));
        Assert.Equal(RuleOutcome.Pass, Ask<SchoolAgeRule>.About(BornIn(null), A.Opening()));
    }

    private static Newcomer BornIn(int? year) => A.Newcomer() with { BirthYear = year };
}
