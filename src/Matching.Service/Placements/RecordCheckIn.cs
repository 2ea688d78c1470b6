using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Placements;

/// <summary>The caseworker asked today how it goes, and it still goes on. Answers also the check-ins that were missed before this one.</summary>
[For(Role.Caseworker)]
public sealed record RecordCheckIn(PlacementId Placement, int Version, PlacementStep CheckIn, string Key) : ICommand<PlacementOutcome>, IIdempotent;

internal sealed class RecordCheckInValidator : IValidator<RecordCheckIn>
{
    public IEnumerable<FieldError> Check(RecordCheckIn request)
    {
        if (!request.CheckIn.IsCheckIn())
            yield return new("stap", Language.Say.It("Dit is geen moment om te vragen hoe het gaat. Open de pagina opnieuw."));
    }
}

internal sealed class RecordCheckInHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<RecordCheckIn, Answer<PlacementOutcome>>
{
    public async Task<Answer<PlacementOutcome>> Handle(RecordCheckIn request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        note.About("placement", request.Placement.Value);
        if (await PlacementUnderway.LockAsync(db, actor, request.Placement, ct) is not { } placement)
            return Refusal.NotFound(Say.It("Deze plaatsing"));
        if (await placement.OvertakenAsync(db, request.Version, placement.State == PlacementState.Started, ct) is { } overtaken)
            return note.Says(overtaken);
        await placement.RecordAsync(db, actor, request.CheckIn, clock.GetUtcNow(), ct, doneOn: clock.BusinessDate());
        return note.Says(new PlacementOutcome(PlacementResult.Done), new { step = Code.Of(request.CheckIn) });
    }
}
