using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class AlreadyHasKindRuleTests
{
    private static readonly Newcomer Somebody = A.Newcomer();
    private static readonly Opening Maatje = A.Opening(kind: OpeningKind.Maatje);

    [Theory]
    [InlineData(CommitmentSource.Hold)]
    [InlineData(CommitmentSource.Agreement)]
    [InlineData(CommitmentSource.Placement)]
    [InlineData(CommitmentSource.Activity)]
    public void Who_has_a_maatje_gets_no_second_one_wherever_the_first_came_from(CommitmentSource source) =>
        Assert.Equal(RuleOutcome.Fail(), With(A.Commitment(Somebody, source) with { Kind = OpeningKind.Maatje }));

    [Fact]
    public void Another_kind_or_lessons_are_no_obstacle()
    {
        Assert.Equal(RuleOutcome.Pass, With(A.Commitment(Somebody) with { Kind = OpeningKind.SportsClub }));
        Assert.Equal(RuleOutcome.Pass, With(A.Commitment(Somebody) with { Kind = null }));
        Assert.Equal(RuleOutcome.Pass, With(A.Commitment(A.Newcomer(2)) with { Kind = OpeningKind.Maatje }));
    }

    [Theory]
    [InlineData(-100, -1, Verdict.Pass)]
    [InlineData(-100, 0, Verdict.Fail)]
    [InlineData(14, null, Verdict.Fail)]
    [InlineData(57, null, Verdict.Pass)]
    public void It_counts_from_eight_weeks_before_it_begins_until_its_last_day(int beginsIn, int? endsIn, Verdict expected) =>
        Assert.Equal(expected, With(A.Commitment(Somebody) with
        {
            Kind = OpeningKind.Maatje,
            Period = new(A.Today.AddDays(beginsIn), endsIn is { } days ? A.Today.AddDays(days) : null),
        }).Verdict);

    [Fact]
    public void Her_own_hold_does_not_stand_in_its_own_way() =>
        Assert.Equal(RuleOutcome.Pass, Ask<AlreadyHasKindRule>.About(
            Somebody, Maatje, A.Context(commitments: [A.Hold(Somebody, Maatje)], pins: [A.Pin(Somebody, Maatje)])));

    private static RuleOutcome With(Commitment commitment) =>
        Ask<AlreadyHasKindRule>.About(Somebody, Maatje, A.Context(commitments: [commitment]));
}
