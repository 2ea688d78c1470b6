using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;

namespace Matching.Engine.Explanation;

/// <summary>
/// Why this person was not proposed there by this round; one of the cases below and nothing else. It never says anything about another
/// person than how many there were.
/// </summary>
public abstract record WhyNotAnswer
{
    private protected WhyNotAnswer()
    {
    }
}

/// <summary>The round did not look at this pair: the person or the opening came later, or was set aside.</summary>
public sealed record NotInRound : WhyNotAnswer;

/// <summary>She was: it is in the plan. 1 is her best.</summary>
public sealed record IsProposed(int Rank) : WhyNotAnswer;

/// <summary>A person put it there already, and it stands.</summary>
public sealed record IsPinned(PinReason Reason) : WhyNotAnswer;

/// <summary>At least one rule fails; all of them, in the order of the rules.</summary>
public sealed record FailsRule(IReadOnlyList<FailingRule> Rules) : WhyNotAnswer
{
    /// <summary>The rule that is named as the reason.</summary>
    public RuleCode First => Rules[0].Rule;

    /// <summary>How far off the first failing rule is.</summary>
    public Shortfall Shortfall => Rules[0].Shortfall;
}

/// <summary>No rule fails, but more answers are missing than a proposal may wait for.</summary>
/// <param name="Questions">Each Unknown rule with its question, in the order of the rules.</param>
/// <param name="Allowed">How many Unknowns a proposal may have.</param>
public sealed record NeedsAnswers(IReadOnlyList<UnknownRule> Questions, int Allowed) : WhyNotAnswer;

/// <summary>Which limit her better proposals filled.</summary>
public enum Portion : byte
{
    /// <summary>None: the opening stood too low on her list to take part, or the plan is not the very best one.</summary>
    None,

    /// <summary>The most proposals of one kind.</summary>
    PerKind,

    /// <summary>The most proposals at once.</summary>
    Total,
}

/// <summary>It fits, and others fit her better: her portion went to those.</summary>
/// <param name="Rank">Its place on her own list, 1 is the best.</param>
/// <param name="Of">How many openings could be proposed to her.</param>
/// <param name="Points">Of this pair, before bonuses.</param>
/// <param name="Filled">Which portion is filled.</param>
/// <param name="Instead">What fills it: her own proposals and pins, best first.</param>
public sealed record GotRank(int Rank, int Of, int Points, Portion Filled, IReadOnlyList<OpeningId> Instead) : WhyNotAnswer;

/// <summary>It fits, and so many others fit her better that the plan did not look at it: a round looks at a person's best only.</summary>
/// <param name="Rank">Its place on her own list, 1 is the best.</param>
/// <param name="Of">How many openings could be proposed to her.</param>
/// <param name="Looked">How many of her best the plan looked at.</param>
public sealed record TooFarDown(int Rank, int Of, int Looked) : WhyNotAnswer;

/// <summary>It fits and has a place, and the policy keeps that place for people who are expected to come.</summary>
/// <param name="Reserve">What a place there counted for less tonight, in points.</param>
/// <param name="Points">What it would have been worth for her, bonuses included.</param>
public sealed record KeptForLater(int Reserve, int Points) : WhyNotAnswer;

/// <summary>It fits, and by the policy a lot gave her another one in its place, to learn from.</summary>
public sealed record DrawnByLot : WhyNotAnswer;

/// <summary>It fits, and there is no place to propose.</summary>
/// <param name="Places">Places of the opening.</param>
/// <param name="Taken">Holds, agreements and started placements.</param>
/// <param name="Kept">Postponed proposals and those opened by a caseworker, which count against what is still proposed.</param>
public sealed record IsFull(int Places, int Taken, int Kept) : WhyNotAnswer;

/// <summary>It fits, and its places went to people for whom the plan gains more.</summary>
/// <param name="Price">What a place there was worth in this round, bonuses included, in points.</param>
/// <param name="Points">What it would have been worth for her, bonuses included.</param>
/// <param name="Missing">Price − points, at least 0: at 0 it was a tie, broken by number.</param>
/// <param name="ProposedTo">How many people it was proposed to; never who.</param>
public sealed record WorthMoreToOthers(int Price, int Points, int Missing, int ProposedTo) : WhyNotAnswer;

/// <summary>A failing rule and how far off it is.</summary>
public readonly record struct FailingRule(RuleCode Rule, Shortfall Shortfall);
