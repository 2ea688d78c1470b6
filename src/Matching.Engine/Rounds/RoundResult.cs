using Matching.Engine.Allocation;
using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Rules;

namespace Matching.Engine.Rounds;

/// <summary>What one round decided: the plan with its evidence, and for everyone without a proposal the reason. Sorted by newcomer.</summary>
public sealed record RoundResult
{
    public required IReadOnlyList<PersonResult> People { get; init; }

    /// <summary>Newcomers × openings.</summary>
    public required long Pairs { get; init; }

    /// <summary>Pairs that no rule fails, possible ones included.</summary>
    public required long Candidates { get; init; }

    /// <summary>Pins that now fail a rule, with the first failing rule: to be withdrawn with that reason.</summary>
    public required IReadOnlyList<BrokenPin> BrokenPins { get; init; }

    /// <summary>Which scoring was used: a ranker's id, or 'weighted-sum'.</summary>
    public required string Ranker { get; init; }

    /// <summary>Which allocation was used: 'auction', or 'greedy' when the budget of bids was spent before the auction had a plan.</summary>
    public required string Allocation { get; init; }

    /// <summary>The budget of bids was spent: the plan is the greedy one, or an auction's that proves less than was asked.</summary>
    public bool BudgetSpent { get; init; }

    /// <summary>Points of the plan, bonuses left out.</summary>
    public required long TotalPoints { get; init; }

    /// <summary>How far from optimal the plan can be, 0 to 1; null when the allocation proves nothing (greedy).</summary>
    public double? OptimalityGap { get; init; }

    /// <summary>
    /// What the plan is worth and what no plan exceeds, bonuses included; null when the allocation proves nothing. With a reserve both count
    /// a place less what it is kept back for: proved is then that no plan is better by this policy, not that none has more points tonight.
    /// </summary>
    public Certificate? Certificate { get; init; }

    /// <summary>Openings of which more was wanted than there is, by id. An opening that is not here costs nothing.</summary>
    public IReadOnlyList<OpeningPrice> Prices { get; init; } = [];

    /// <summary>
    /// What a place is expected to be worth to people who come later, by id; null when the policy keeps nothing back. Tonight it counted
    /// against everyone, by the policy's percentage.
    /// </summary>
    public IReadOnlyList<OpeningPrice>? Reserves { get; init; }

    /// <summary>Per floor of the policy: what it asked, reached and cost.</summary>
    public IReadOnlyList<FloorResult> Floors { get; init; } = [];
}

/// <summary>What one more place would be worth: whoever got one was worth this much more there than elsewhere, and whoever did not was not.</summary>
/// <param name="Opening">The opening.</param>
/// <param name="Price">In thousandths of a point (<see cref="Auction.Fineness"/>), above 0.</param>
public readonly record struct OpeningPrice(OpeningId Opening, int Price);

public readonly record struct BrokenPin(NewcomerId Newcomer, OpeningId Opening, RuleCode Rule);

/// <summary>Where a person stands after the round. Never renumber: stored.</summary>
public enum Standing : byte
{
    /// <summary>Has a proposal in the plan, or one that stands because a person pinned it.</summary>
    Proposed,

    /// <summary>Has candidates, but all of them wait for more answers than a proposal may.</summary>
    Questions,

    /// <summary>Has no candidate: some rule fails for every opening.</summary>
    Blocked,

    /// <summary>Could be proposed, but full openings kept everything out; or the town has no opening at all.</summary>
    NoPlace,
}

public sealed record PersonResult
{
    public required NewcomerId Newcomer { get; init; }
    public required Standing Standing { get; init; }

    /// <summary>Best first. Pins are not repeated here, so it may be empty for someone who is Proposed.</summary>
    public IReadOnlyList<ProposedOpening> Proposals { get; init; } = [];

    /// <summary>Candidates of this person, possible ones included.</summary>
    public required int Candidates { get; init; }

    /// <summary>The rule alone responsible for most of the person's pairs; set when Standing is Blocked.</summary>
    public RuleCode? BlockedBy { get; init; }

    /// <summary>At most three, those that open most first; also for people with proposals.</summary>
    public IReadOnlyList<OpenQuestion> Questions { get; init; } = [];

    /// <summary>The least change that would open something; null when none of one step does.</summary>
    public LeastChange? LeastChange { get; init; }

    /// <summary>The best candidates that capacity cut off, at most three: can be put forward in one action.</summary>
    public IReadOnlyList<OpeningId> CutOff { get; init; } = [];
}

/// <summary>A question and how many openings a favourable answer would bring within reach (as candidate or one question nearer).</summary>
public readonly record struct OpenQuestion(QuestionCode Question, int Openings);

/// <summary>One change: the rule, how far it must move (in the rule's measure), and how many openings it alone would open.</summary>
public readonly record struct LeastChange(RuleCode Rule, Shortfall Shortfall, int Openings);

/// <summary>One place in the plan.</summary>
public sealed record ProposedOpening
{
    public required OpeningId Opening { get; init; }

    /// <summary>1 is this person's best.</summary>
    public required int Rank { get; init; }

    /// <summary>round(10,000 × chance × wish × Unknown factor), before bonuses.</summary>
    public required int Points { get; init; }

    public required Evidence Evidence { get; init; }
}
