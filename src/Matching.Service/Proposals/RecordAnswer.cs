using Dapper;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Placements;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Proposals;

public enum NewcomerAnswer : byte { Yes, No }

/// <summary>What the newcomer said to a proposal that was put before her. A no is stored without a reason.</summary>
[For(Role.Caseworker)]
public sealed record RecordAnswer(ProposalId Proposal, int Version, NewcomerAnswer Answer, string Key) : ICommand<DecisionOutcome>, IIdempotent;

internal sealed class RecordAnswerHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock, IConfiguration configuration)
    : IRequestHandler<RecordAnswer, Answer<DecisionOutcome>>
{
    public async Task<Answer<DecisionOutcome>> Handle(RecordAnswer request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        note.About("proposal", request.Proposal.Value);
        if (await ProposalOnDesk.LockAsync(db, actor, request.Proposal, ct) is not { } proposal)
            return Refusal.NotFound(Say.It("Dit voorstel"));
        if (await proposal.OvertakenAsync(db, request.Version, proposal.Status == ProposalStatus.PutForward, ct) is { } overtaken)
            return note.Says(overtaken);

        var now = clock.GetUtcNow();
        return request.Answer == NewcomerAnswer.Yes
            ? await YesAsync(proposal, now, ct)
            : await NoAsync(proposal, now, ct);
    }

    // The place stays taken: first by the hold, from now on by the placement.
    private async Task<DecisionOutcome> YesAsync(ProposalOnDesk proposal, DateTimeOffset now, CancellationToken ct)
    {
        var decision = await proposal.DecideAsync(db, actor, DecisionKind.Agreed, now, ct);
        await db.Connection.ExecuteAsync(new CommandDefinition("""
            with ended as (
              update holds set state = 'agreed', ended_at = @now
              where proposal_id = @Id and state = 'held'
              returning id, municipality_code, opening_id, newcomer_id)
            insert into placements (municipality_code, opening_id, newcomer_id, hold_id, decision_id, agreed_on)
            select municipality_code, opening_id, newcomer_id, id, @Value, @today from ended
            on conflict (hold_id) do update set state = 'agreed', decision_id = excluded.decision_id, stopped_on = null, stop_reason = null,
              agreed_on = excluded.agreed_on, version = placements.version + 1
            """, new { proposal.Id, decision.Value, now, today = clock.BusinessDate() }, cancellationToken: ct));
        await WrittenCard.WriteAsync(db, proposal, clock.BusinessDate(), RoundSettings.From(configuration).Policy, ct);
        await proposal.BecomesAsync(db, ProposalStatus.Agreed, now, ct);
        return note.Says(
            new DecisionOutcome(DecisionResult.Done) { Decision = decision, Kind = DecisionKind.Agreed },
            new { decision = decision.Value, opening = proposal.OpeningId });
    }

    private async Task<DecisionOutcome> NoAsync(ProposalOnDesk proposal, DateTimeOffset now, CancellationToken ct)
    {
        var decision = await proposal.DecideAsync(db, actor, DecisionKind.Declined, now, ct);
        await Hold.EndAsync(db, proposal.Id, "declined", now, ct);
        await proposal.BecomesAsync(db, ProposalStatus.Declined, now, ct);
        var putBack = await FreePlace.ReleaseAsync(db, proposal.OpeningId, now, ct);
        return note.Says(
            new DecisionOutcome(DecisionResult.Done) { Decision = decision, Kind = DecisionKind.Declined },
            new { decision = decision.Value, opening = proposal.OpeningId, putBack });
    }
}
