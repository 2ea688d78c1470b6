using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Explanation.Voices;
using Matching.Engine.Rules;
using Matching.Service.Pipeline;
using Matching.Service.Proposals;

namespace Matching.Service.Conversations;

public readonly record struct ConversationId(long Value);

/// <summary>
/// Gesprek met …: the next conversation with one person, with the two or three options on the table. Own caseload or deputy; anybody
/// else's person is not found.
/// </summary>
[For(Role.Caseworker)]
public sealed record Conversation(NewcomerId Newcomer) : IQuery<ConversationView>
{
    /// <summary>More than three is a list, not a conversation.</summary>
    public const int MostOptions = 3;

    /// <summary>Longest note, in characters.</summary>
    public const int LongestNote = 2000;
}

public sealed record ConversationView
{
    public required PersonCard Person { get; init; }

    /// <summary>What was prepared; null when nobody prepared anything yet.</summary>
    public Prepared? Prepared { get; init; }

    /// <summary>On the table, in order: what was chosen, else what <see cref="OptionChoice"/> takes.</summary>
    public required IReadOnlyList<ConversationOption> Options { get; init; }

    /// <summary>Everything that could lie on the table, what lies there included: newest first.</summary>
    public required IReadOnlyList<PossibleOption> Possible { get; init; }

    /// <summary>Conversations that were held, newest first.</summary>
    public required IReadOnlyList<PastConversation> Past { get; init; }
}

/// <summary>A conversation that is still to come. <see cref="PlannedOn"/> null: no day yet.</summary>
public sealed record Prepared(ConversationId Id, int Version, DateOnly? PlannedOn, string? Note);

/// <summary>One proposal as it is talked about.</summary>
public sealed record ConversationOption
{
    public required ProposalId Proposal { get; init; }
    public required int Version { get; init; }
    public required ProposalStatus Status { get; init; }
    public required OpeningCard Opening { get; init; }

    /// <summary>Why, as it was stored with the proposal; null when a caseworker proposed it herself.</summary>
    public Evidence? Evidence { get; init; }

    /// <summary>Reasons for and against with today's facts; empty without <see cref="Evidence"/>.</summary>
    public required ShownPoints Points { get; init; }

    /// <summary>The best way there; null when the map cannot tell.</summary>
    public Journey? Journey { get; init; }

    /// <summary>What is still to be asked, in the order of the rules, on today's facts.</summary>
    public required IReadOnlyList<QuestionCode> Questions { get; init; }

    /// <summary>What somebody has to see to when she says yes.</summary>
    public required IReadOnlyList<ToArrange> ToArrange { get; init; }

    /// <summary>The same option for the newcomer, in simple sentences.</summary>
    public required IReadOnlyList<NewcomerSentence> Simply { get; init; }

    /// <summary>Until when the place is held; null without a hold.</summary>
    public DateTimeOffset? HoldExpiresAt { get; init; }
}

/// <summary>A proposal that could be talked about.</summary>
public sealed record PossibleOption(ProposalId Proposal, ProposalStatus Status, OpeningKind Kind, string Title, string Organisation);

/// <summary>A conversation that was held, with what lay on the table and how each proposal stands now.</summary>
public sealed record PastConversation(ConversationId Id, DateOnly HeldOn, string With, string? Note, IReadOnlyList<PastOption> Options);

public sealed record PastOption(ProposalId Proposal, string Title, string Organisation, ProposalStatus Status, WithdrawnReason? WithdrawnBecause);
