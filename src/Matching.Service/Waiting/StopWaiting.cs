using Dapper;
using Matching.Service.Language;
using Matching.Service.Newcomers;
using Matching.Service.Pipeline;
using Matching.Service.Proposals;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Waiting;

/// <summary>She does not wait any more. Why is not asked; a place that was kept for her is for the next one.</summary>
[For(Role.Caseworker)]
public sealed record StopWaiting(WaitingId Waiting, string Key) : ICommand<WaitOutcome>, IIdempotent;

internal sealed class StopWaitingHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<StopWaiting, Answer<WaitOutcome>>
{
    public async Task<Answer<WaitOutcome>> Handle(StopWaiting request, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        note.About("waiting", request.Waiting.Value);
        var opening = await db.Connection.ExecuteScalarAsync<long?>(new CommandDefinition("""
            select o.id from openings o
            where o.id = (select w.opening_id from waiting w where w.id = @Value)
            for update of o
            """, new { request.Waiting.Value }, cancellationToken: ct));
        var newcomer = await db.Connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "select newcomer_id from waiting where id = @Value", new { request.Waiting.Value }, cancellationToken: ct));
        if (opening is not { } place || newcomer is not { } person || await OwnDossier.LockAsync(db, actor, new(person), ct) is null)
            return Refusal.NotFound(Say.It("Deze plaats op de wachtlijst"));
        var ended = await db.Connection.ExecuteAsync(new CommandDefinition(
            "update waiting set ended_at = @now, ended_how = 'left', turn_at = null where id = @Value and ended_at is null",
            new { request.Waiting.Value, now }, cancellationToken: ct));
        var back = ended == 1 ? await FreePlace.PutBackAsync(db, place, now, ct) : 0;
        var outcome = new WaitOutcome(ended == 1 ? WaitResult.Done : WaitResult.Already);
        note.Write(Code.Of(outcome.Result), new { opening = place, proposalsBack = back });
        return outcome;
    }
}
