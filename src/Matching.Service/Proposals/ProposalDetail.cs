using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Rules;
using Matching.Service.Newcomers;
using Matching.Service.Pipeline;

namespace Matching.Service.Proposals;

/// <summary>Everything the page of one proposal shows. Another's person outside caseload and deputies is not found.</summary>
[For(Role.Caseworker)]
public sealed record ProposalDetail(ProposalId Proposal) : IQuery<ProposalView>;

public sealed record ProposalView
{
    public required ProposalId Proposal { get; init; }
    public required int Version { get; init; }
    public required ProposalStatus Status { get; init; }
    public WithdrawnReason? WithdrawnBecause { get; init; }
    public required PersonCard Person { get; init; }
    public required OpeningCard Opening { get; init; }

    /// <summary>
    /// Reasons with their values and contributions, unknown rules with their questions, as shown since the last night.
    /// Without reasons when a caseworker proposed it herself.
    /// </summary>
    public required Evidence Evidence { get; init; }

    /// <summary>The same reasons for and against, each with the fact behind it.</summary>
    public required ShownPoints Points { get; init; }

    /// <summary>The questions behind the unknown rules, with the answers that can be given here.</summary>
    public required IReadOnlyList<QuestionCard> Questions { get; init; }

    /// <summary>The rules that this opening asks something for, and those that fail, on today's facts: unknown first, then failed, then met.</summary>
    public required IReadOnlyList<HardRuleRow> HardRules { get; init; }
    public required WeekGrid Week { get; init; }
    public required Competition Competition { get; init; }

    /// <summary>The place in the queue, from 1; null when it does not stand in it (any more).</summary>
    public int? Position { get; init; }
    public required int QueueLength { get; init; }
    public ProposalId? Previous { get; init; }
    public ProposalId? Next { get; init; }

    /// <summary>The decision that stands; null while it is open.</summary>
    public DecisionRow? Decision { get; init; }

    /// <summary>Until when the place is held; null without a hold.</summary>
    public DateTimeOffset? HoldExpiresAt { get; init; }
}

/// <summary>One side: the dossier as the engine knows it, with the name the screen may show.</summary>
public sealed record PersonCard(string Name, string GivenName, string Caseworker, bool IsOwnCaseload, Newcomer Facts, int Version);

/// <summary>The other side: the opening with the texts that live outside the engine.</summary>
public sealed record OpeningCard(string Title, string? Description, string Organisation, string? Supervisor, string? LearningGoal, Opening Facts);

/// <summary>One line of the table of hard requirements, in Dutch words. <see cref="Question"/> is None unless the verdict is Unknown.</summary>
public sealed record HardRuleRow(RuleCode Rule, string Name, string PersonHas, string OpeningAsks, Verdict Verdict, QuestionCode Question);

/// <summary>The week of both sides. <see cref="Free"/> null: not known yet. <see cref="Opening"/> null: the host leaves it open.</summary>
public sealed record WeekGrid(DayParts? Free, DayParts Lessons, DayParts Care, DayParts Committed, DayParts? Opening, int Needed);

/// <summary>People with an open proposal on this opening (this one included), and places: null is no limit.</summary>
public sealed record Competition(int People, int? Places, int Taken)
{
    public int? Free => Places - Taken;
}
