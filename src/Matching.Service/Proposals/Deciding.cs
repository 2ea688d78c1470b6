using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Proposals;

/// <summary>
/// How every act on an undecided proposal begins: it is locked, the screen showed what is there, and it is known where it stood in the
/// queue and what comes next.
/// </summary>
internal sealed class Deciding(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
{
    /// <summary>Carries the act out, unless the proposal is not hers to decide or somebody was first.</summary>
    public async Task<Answer<DecisionOutcome>> AboutAsync(
        ProposalId id, int screenVersion, Func<Undecided, Task<DecisionOutcome>> act, CancellationToken ct)
    {
        note.About("proposal", id.Value);
        if (await ProposalOnDesk.LockAsync(db, actor, id, ct) is not { } proposal)
            return Refusal.NotFound(Say.It("Dit voorstel"));
        if (await proposal.OvertakenAsync(db, screenVersion, proposal.IsUndecided, ct) is { } overtaken)
            return note.Says(overtaken);
        var (rank, next) = await QueueReader.RankAndNextAsync(db, actor, id, clock.BusinessDate(), ct);
        return await act(new Undecided(proposal, clock.GetUtcNow(), rank, next));
    }
}

/// <summary>A proposal ready for a decision. <see cref="Rank"/>: its place in her queue, from 1, null when it did not stand in it.</summary>
internal sealed record Undecided(ProposalOnDesk Proposal, DateTimeOffset Now, int? Rank, ProposalId? Next)
{
    /// <summary>It was carried out.</summary>
    public DecisionOutcome Done(DecisionId decision, DecisionKind kind, DateOnly? until = null) =>
        new(DecisionResult.Done) { Decision = decision, Newcomer = new(Proposal.NewcomerId), Kind = kind, Until = until, Next = Next };
}
