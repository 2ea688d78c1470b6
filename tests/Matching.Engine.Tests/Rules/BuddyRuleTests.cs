using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class BuddyRuleTests
{
    [Theory]
    [InlineData(BuddyWish.Woman, Sex.Female, Verdict.Pass)]
    [InlineData(BuddyWish.Woman, Sex.Male, Verdict.Fail)]
    [InlineData(BuddyWish.Man, Sex.Male, Verdict.Pass)]
    [InlineData(BuddyWish.Man, Sex.Female, Verdict.Fail)]
    [InlineData(BuddyWish.NoPreference, null, Verdict.Pass)]
    [InlineData(null, Sex.Male, Verdict.Pass)]
    public void A_wish_for_a_man_or_a_woman_is_kept(BuddyWish? wish, Sex? buddy, Verdict expected) =>
        Assert.Equal(expected, Wishing(wish, buddy).Verdict);

    [Fact]
    public void When_the_host_did_not_say_it_is_asked_of_the_host() =>
        Assert.Equal(RuleOutcome.Unknown(QuestionCode.BuddySex), Wishing(BuddyWish.Woman, null));

    [Fact]
    public void Other_kinds_have_no_buddy() =>
        Assert.Equal(RuleOutcome.Pass, Wishing(BuddyWish.Woman, null, OpeningKind.Taalstage));

    private static RuleOutcome Wishing(BuddyWish? wish, Sex? buddy, OpeningKind kind = OpeningKind.Maatje)
    {
        var opening = A.Opening(kind: kind);
        return Ask<BuddyRule>.About(
            A.Newcomer() with { Wishes = new() { Buddy = wish } },
            opening with { Asks = opening.Asks with { BuddySex = buddy } });
    }
}
