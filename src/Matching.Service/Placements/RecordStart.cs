using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Placements;

/// <summary>It started, or will start on a day that is still to come; also without an introduction. By the caseworker or the host.</summary>
[For(Role.Caseworker, Role.Coordinator)]
public sealed record RecordStart(PlacementId Placement, int Version, DateOnly On, string Key) : ICommand<PlacementOutcome>, IIdempotent;

internal sealed class RecordStartHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<RecordStart, Answer<PlacementOutcome>>
{
    public async Task<Answer<PlacementOutcome>> Handle(RecordStart request, CancellationToken cancellationToken)
    {
        var (ct, today) = (cancellationToken, clock.BusinessDate());
        note.About("placement", request.Placement.Value);
        if (await PlacementUnderway.LockAsync(db, actor, request.Placement, ct) is not { } placement)
            return Refusal.NotFound(Say.It("Deze plaatsing"));
        if (await placement.OvertakenAsync(db, request.Version, placement.State is PlacementState.Agreed or PlacementState.Introduced, ct) is { } overtaken)
            return note.Says(overtaken);
        if (StepDay.Wrong(request.On, placement, today) is { } wrong)
            return wrong;

        var now = clock.GetUtcNow();
        if (request.On > today)
            await placement.RecordAsync(db, actor, PlacementStep.Start, now, ct, plannedOn: request.On);
        else
            await placement.RecordAsync(
                db, actor, PlacementStep.Start, now, ct, doneOn: request.On, move: new(PlacementState.Started, StartedOn: request.On));
        return note.Says(new PlacementOutcome(PlacementResult.Done), new { planned = request.On > today });
    }
}
