using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Rules;
using Matching.Service.Newcomers;
using Matching.Service.Pipeline;
using Matching.Service.Rankers;

namespace Matching.Service.Proposals;

/// <summary>The proposals on the desk of the caseworker who asks: her own people and those for whom she is deputy.</summary>
/// <param name="Filter">Which of them to show; null is the first page of all.</param>
[For(Role.Caseworker)]
public sealed record Queue(QueueFilter? Filter = null) : IQuery<QueueView>;

public enum QueueList : byte
{
    All,

    /// <summary>What is left of today's portion; once that is done, the next ones.</summary>
    Today,
    ClosesThisWeek,
    WithQuestion,
}

/// <summary>What stands in the address of the queue.</summary>
public sealed record QueueFilter
{
    public QueueList List { get; init; }

    /// <summary>Only people of this caseworker; null is everybody on the desk.</summary>
    public long? Caseworker { get; init; }
    public OpeningKind? Kind { get; init; }

    /// <summary>How many rows to pass over.</summary>
    public int From { get; init; }

    /// <summary>Rows on one page.</summary>
    public const int PerPage = 50;
}

/// <summary>Why a group stands where it stands, in the order of the queue.</summary>
public enum QueueGroupKind : byte
{
    /// <summary>The opening begins or ends within seven days.</summary>
    ClosesThisWeek,

    /// <summary>The person has waited more than 14 nights for a first decision.</summary>
    WaitsLongest,

    /// <summary>Policy: cannot read yet, or never worked.</summary>
    PolicyPriority,
    Other,

    /// <summary>People of a colleague for whom she is deputy: after her own, whatever their deadline.</summary>
    OfColleagues,
}

public sealed record QueueView
{
    public required DateOnly BusinessDate { get; init; }

    /// <summary>When the latest night of the area was published; null when there was none.</summary>
    public DateTimeOffset? NightReadyAt { get; init; }
    /// <summary>Why the champion did not rank that night; null when all was well, or no champion was chosen.</summary>
    public RankerTrouble? RankerTrouble { get; init; }
    public required QueueCounters Today { get; init; }

    /// <summary>How many proposals a day are worth a caseworker's attention, by policy; the rest waits in the same order.</summary>
    public required int Portion { get; init; }

    /// <summary>People in the own caseload, and how many of them have no open proposal.</summary>
    public required int Caseload { get; init; }
    public required int WithoutProposal { get; init; }

    /// <summary>The one question that opens most, over the own caseload; null when nothing is asked.</summary>
    public QuestionThatOpensMost? Question { get; init; }

    /// <summary>Groups with at least one row, in order: the rows of this page of the chosen list.</summary>
    public required IReadOnlyList<QueueGroup> Groups { get; init; }

    /// <summary>How many proposals each list has, with the chosen caseworker and kind.</summary>
    public required IReadOnlyDictionary<QueueList, int> Counts { get; init; }

    /// <summary>Whose people lie on this desk, herself first: more than one for a deputy.</summary>
    public required IReadOnlyList<Colleague> Desks { get; init; }

    /// <summary>In discussion with a colleague, of both sides.</summary>
    public required IReadOnlyList<ConsultationRow> Discussed { get; init; }

    /// <summary>Put before someone, no answer yet; the first to expire on top.</summary>
    public required IReadOnlyList<AwaitedAnswer> Awaited { get; init; }
    public required IReadOnlyList<PostponedRow> Later { get; init; }
    public required IReadOnlyList<DecisionRow> DoneToday { get; init; }

    /// <summary>Today's portion was looked at: what follows is more.</summary>
    public bool IsPortionDone => Today.Decided >= Portion;

    /// <summary>The first row of the first group.</summary>
    public QueueRow? Next => Groups.Count > 0 ? Groups[0].Rows[0] : null;
}

/// <summary>The own decisions of today that still stand, and what lies open.</summary>
public readonly record struct QueueCounters(int PutForward, int Rejected, int Later, int Open, int Discussed = 0)
{
    public int Decided => PutForward + Rejected + Later + Discussed;
    public int Total => Decided + Open;
}

/// <summary>
/// The question whose favourable answers bring most openings nearer, over all people who lack it; the person for whom it opens most,
/// with how many openings for that person, and how many people lack it.
/// </summary>
public sealed record QuestionThatOpensMost(QuestionCode Question, NewcomerId Newcomer, string PersonName, int Openings, int People);

public sealed record QueueGroup(QueueGroupKind Kind, IReadOnlyList<QueueRow> Rows);

public sealed record QueueRow
{
    public required ProposalId Proposal { get; init; }
    public required int Version { get; init; }
    public required NewcomerId Newcomer { get; init; }

    /// <summary>Full name; initials only when the person is a colleague's; the number when no name is known.</summary>
    public required string PersonName { get; init; }

    /// <summary>The colleague in whose place she looks; null for the own caseload.</summary>
    public string? InPlaceOf { get; init; }
    public required OpeningId Opening { get; init; }
    public required string OpeningTitle { get; init; }
    public required OpeningKind Kind { get; init; }
    public required string Organisation { get; init; }

    /// <summary>The reason that weighs most in favour; null when nothing speaks for it.</summary>
    public Reason? StrongestReason { get; init; }
    public required IReadOnlyList<UnknownRule> Unknowns { get; init; }
    public DateOnly? Begins { get; init; }
    public DateOnly? Ends { get; init; }

    /// <summary>Nights since the person's oldest open proposal appeared.</summary>
    public required int NightsWaiting { get; init; }
    public required bool IsNew { get; init; }
    public required bool IsBackFromLater { get; init; }

    /// <summary>Back before its day: what happened. Null when its day came, or it was never away.</summary>
    public LaterEvent? BackBecause { get; init; }

    /// <summary>The colleague who answered what was asked about it; null when nobody was asked last.</summary>
    public string? AnsweredBy { get; init; }
}

public sealed record AwaitedAnswer(
    ProposalId Proposal, int Version, NewcomerId Newcomer, string PersonName, string OpeningTitle, OpeningKind Kind, string Organisation,
    DateTimeOffset PutForwardAt, DateTimeOffset ExpiresAt);

public sealed record PostponedRow(
    ProposalId Proposal, int Version, NewcomerId Newcomer, string PersonName, string OpeningTitle, OpeningKind Kind, string Organisation, DateOnly Until,
    LaterEvent? Event);

/// <summary>A decision, with what undo needs. <see cref="CanUndo"/> is false once something followed or the day is over.</summary>
public sealed record DecisionRow
{
    public required DecisionId Decision { get; init; }
    public required ProposalId Proposal { get; init; }
    public required int ProposalVersion { get; init; }
    public required DecisionKind Kind { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string ByName { get; init; }
    public required NewcomerId Newcomer { get; init; }
    public required string PersonName { get; init; }
    public required string OpeningTitle { get; init; }
    public required string Organisation { get; init; }
    public RejectReason? Reason { get; init; }
    public DateOnly? Until { get; init; }

    /// <summary>Postponed: what may bring it back sooner.</summary>
    public LaterEvent? Event { get; init; }

    /// <summary>Discussed: who was asked.</summary>
    public string? Asked { get; init; }
    public required bool CanUndo { get; init; }
}
