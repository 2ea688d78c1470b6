using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Rules;
using Matching.Service.Newcomers;
using Matching.Service.Pipeline;

namespace Matching.Service.Proposals;

/// <summary>Everything the page of one proposal shows. Another's person outside caseload and deputies is not found.</summary>
/// <param name="Proposal">Which.</param>
/// <param name="After">The proposal she decided just before: what the page says of it comes along.</param>
[For(Role.Caseworker)]
public sealed record ProposalDetail(ProposalId Proposal, ProposalId? After = null) : IQuery<ProposalView>;

/// <summary>The same for the colleague who was asked, as long as her answer is awaited. Reading it is logged.</summary>
[For(Role.Caseworker)]
public sealed record AskedProposal(ConsultationId Consultation) : IQuery<ProposalView>, IReadsDossier;

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

    /// <summary>The place of this one among the open proposals for this opening, from 1, by chance; null when it is not open.</summary>
    public int? RankAmong { get; init; }

    /// <summary>What each answer to <see cref="Questions"/> does, where that can be said.</summary>
    public required IReadOnlyList<QuestionEffects> Effects { get; init; }

    /// <summary>Other open proposals of this person.</summary>
    public required int OtherProposals { get; init; }

    /// <summary>Null for who is shielded, or when a postcode is not on the map.</summary>
    public DistanceMap? Map { get; init; }

    /// <summary>A caseworker's own idea, not a night's.</summary>
    public required bool IsOwnIdea { get; init; }

    /// <summary>The policy keeps places of this opening back for people who come later, and this proposal was worth more than that.</summary>
    public required bool DespiteReserve { get; init; }

    /// <summary>What a colleague was asked about it last; null when nobody was.</summary>
    public Consultation? Consultation { get; init; }

    /// <summary>Whom she can ask.</summary>
    public required IReadOnlyList<Colleague> Colleagues { get; init; }

    /// <summary>The decision she took just before, when the page was asked for it.</summary>
    public DecisionRow? JustDone { get; init; }

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
