using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Proposals;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Placements;

/// <summary>It ended today, with a reason of the closed list; the place comes free. By the caseworker or the host.</summary>
[For(Role.Caseworker, Role.Coordinator)]
public sealed record StopPlacement(PlacementId Placement, int Version, StopReason Reason, string Key) : ICommand<PlacementOutcome>, IIdempotent;

internal sealed class StopPlacementHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<StopPlacement, Answer<PlacementOutcome>>
{
    public async Task<Answer<PlacementOutcome>> Handle(StopPlacement request, CancellationToken cancellationToken)
    {
        var (ct, today) = (cancellationToken, clock.BusinessDate());
        note.About("placement", request.Placement.Value);
        if (await PlacementUnderway.LockAsync(db, actor, request.Placement, ct) is not { } placement)
            return Refusal.NotFound(Say.It("Deze plaatsing"));
        if (await placement.OvertakenAsync(db, request.Version, placement.IsUnderway, ct) is { } overtaken)
            return note.Says(overtaken);
        if (!StopReasons.For(actor.Role, placement.State).Contains(request.Reason))
            return new Refusal(RefusalKind.Invalid, Say.It("Kies hoe het afliep."));

        var now = clock.GetUtcNow();
        var state = request.Reason.Completes() ? PlacementState.Completed : PlacementState.Stopped;
        await placement.RecordAsync(
            db, actor, PlacementStep.Stop, now, ct, doneOn: today, move: new(state, placement.StartedOn, StoppedOn: today, request.Reason));
        // The database freed the place with it.
        var putBack = actor.Role == Role.Coordinator
            ? await FreePlace.PutBackUnseenAsync(db, placement.OpeningId, now, ct)
            : await FreePlace.PutBackAsync(db, placement.OpeningId, now, ct);
        return note.Says(new PlacementOutcome(PlacementResult.Done), new { opening = placement.OpeningId, putBack });
    }
}
