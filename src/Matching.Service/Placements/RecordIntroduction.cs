using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Placements;

/// <summary>Newcomer and host met, or will meet on a day that is still to come. By the caseworker or the host.</summary>
[For(Role.Caseworker, Role.Coordinator)]
public sealed record RecordIntroduction(PlacementId Placement, int Version, DateOnly On, string Key) : ICommand<PlacementOutcome>, IIdempotent;

internal sealed class RecordIntroductionHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<RecordIntroduction, Answer<PlacementOutcome>>
{
    public async Task<Answer<PlacementOutcome>> Handle(RecordIntroduction request, CancellationToken cancellationToken)
    {
        var (ct, today) = (cancellationToken, clock.BusinessDate());
        note.About("placement", request.Placement.Value);
        if (await PlacementUnderway.LockAsync(db, actor, request.Placement, ct) is not { } placement)
            return Refusal.NotFound(Say.It("Deze plaatsing"));
        if (await placement.OvertakenAsync(db, request.Version, placement.State == PlacementState.Agreed, ct) is { } overtaken)
            return note.Says(overtaken);
        if (StepDay.Wrong(request.On, placement, today) is { } wrong)
            return wrong;

        var now = clock.GetUtcNow();
        if (request.On > today)
            await placement.RecordAsync(db, actor, PlacementStep.Introduction, now, ct, plannedOn: request.On);
        else
            await placement.RecordAsync(db, actor, PlacementStep.Introduction, now, ct, doneOn: request.On, move: new(PlacementState.Introduced));
        return note.Says(new PlacementOutcome(PlacementResult.Done), new { planned = request.On > today });
    }
}
