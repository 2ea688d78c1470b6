using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class PersonWantsKindRuleTests
{
    [Theory]
    [InlineData(0, Verdict.Fail)]
    [InlineData(1, Verdict.Pass)]
    [InlineData(3, Verdict.Pass)]
    public void A_kind_without_weight_is_not_proposed(int weight, Verdict expected) =>
        Assert.Equal(expected, Ask<PersonWantsKindRule>.About(Wishing(new KindWish(OpeningKind.Maatje, weight)), A.Opening(kind: OpeningKind.Maatje)).Verdict);

    [Fact]
    public void A_kind_she_did_not_name_is_neutral() =>
        Assert.Equal(RuleOutcome.Pass, Ask<PersonWantsKindRule>.About(Wishing(new KindWish(OpeningKind.Maatje, 0)), A.Opening(kind: OpeningKind.SportsClub)));

    private static Newcomer Wishing(params KindWish[] kinds) => A.Newcomer() with { Wishes = new() { Kinds = kinds } };
}
