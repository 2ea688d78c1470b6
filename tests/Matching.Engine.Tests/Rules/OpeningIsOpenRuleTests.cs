using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class OpeningIsOpenRuleTests
{
    [Theory]
    [InlineData(OpeningStatus.Draft, Verdict.Fail)]
    [InlineData(OpeningStatus.Published, Verdict.Pass)]
    [InlineData(OpeningStatus.Closed, Verdict.Fail)]
    public void Only_what_is_published_is_open(OpeningStatus status, Verdict expected) =>
        Assert.Equal(expected, Ask<OpeningIsOpenRule>.About(A.Newcomer(), A.Opening() with { Status = status }).Verdict);

    [Theory]
    [InlineData(null, null, Verdict.Pass)]
    [InlineData(-30, 0, Verdict.Pass)]
    [InlineData(-30, -1, Verdict.Fail)]
    [InlineData(56, null, Verdict.Pass)]
    [InlineData(57, null, Verdict.Fail)]
    public void It_is_not_over_and_begins_within_eight_weeks(int? beginsIn, int? endsIn, Verdict expected)
    {
        var opening = A.Opening();
        opening = opening with { Schedule = opening.Schedule with { Period = new(Day(beginsIn), Day(endsIn)) } };

        Assert.Equal(expected, Ask<OpeningIsOpenRule>.About(A.Newcomer(), opening).Verdict);
    }

    private static DateOnly? Day(int? from) => from is { } days ? A.Today.AddDays(days) : null;
}
