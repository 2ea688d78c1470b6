using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>A maatje is a man or a woman when she wishes so. Whether the buddy is, the host is asked.</summary>
public sealed class BuddyRule : IRule
{
    public RuleCode Code => RuleCode.Buddy;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context)
    {
        if (opening.Kind != OpeningKind.Maatje || newcomer.Wishes.Buddy is null or BuddyWish.NoPreference)
            return RuleOutcome.Pass;
        var wished = newcomer.Wishes.Buddy == BuddyWish.Woman ? Sex.Female : Sex.Male;
        return RuleOutcome.Of(opening.Asks.BuddySex is { } buddy ? buddy == wished : null, QuestionCode.BuddySex);
    }
}
