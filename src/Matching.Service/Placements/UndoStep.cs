using Matching.Service.Language;
using Dapper;
using Matching.Service.Pipeline;
using Matching.Service.Proposals;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Placements;

/// <summary>Takes the last step of a placement back, on the business day itself: by the caseworker or a deputy, whoever recorded it.</summary>
[For(Role.Caseworker)]
public sealed record UndoStep(PlacementId Placement, int Version, string Key) : ICommand<PlacementOutcome>, IIdempotent;

internal sealed class UndoStepHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<UndoStep, Answer<PlacementOutcome>>
{
    public async Task<Answer<PlacementOutcome>> Handle(UndoStep request, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        note.About("placement", request.Placement.Value);
        if (await PlacementUnderway.LockAsync(db, actor, request.Placement, ct) is not { } placement)
            return Refusal.NotFound(Say.It("Deze plaatsing"));
        if (await placement.OvertakenAsync(db, request.Version, inPlace: true, ct) is { } overtaken)
            return note.Says(overtaken);
        var steps = await StandingAsync(placement.Id, ct);
        if (steps is not [var last, ..] || BusinessCalendar.BusinessDateOf(last.At) != clock.BusinessDate())
            return note.Says(new PlacementOutcome(PlacementResult.TooLate));

        var isStop = last.Step == Code.Of(PlacementStep.Stop);
        if (isStop && !await TakePlace.TryAsync(db, placement.OpeningId, ct))
            return note.Says(new PlacementOutcome(PlacementResult.Full));
        await placement.RecordAsync(db, actor, PlacementStep.Undone, now, ct, undoes: last.Id, move: Before(placement, steps));
        if (isStop)
            await TakePlace.WithdrawOthersWhenFullAsync(db, placement.OpeningId, now, ct);
        return note.Says(new PlacementOutcome(PlacementResult.Done), new { undone = last.Step });
    }

    /// <summary>Where the placement was before its last step; null when that step did not move it.</summary>
    private static PlacementMove? Before(PlacementUnderway placement, IReadOnlyList<Standing> steps)
    {
        var unstarted = new PlacementMove(
            steps.Skip(1).Any(s => s.Step == Code.Of(PlacementStep.Introduction) && s.DoneOn is not null) ? PlacementState.Introduced : PlacementState.Agreed);
        return Code.Parse<PlacementStep>(steps[0].Step) switch
        {
            PlacementStep.Stop => placement.StartedOn is { } startedOn ? new(PlacementState.Started, startedOn) : unstarted,
            PlacementStep.Start or PlacementStep.Introduction when steps[0].DoneOn is not null => unstarted,
            _ => null,
        };
    }

    /// <summary>The steps that were not taken back, last first.</summary>
    private async Task<IReadOnlyList<Standing>> StandingAsync(long placement, CancellationToken ct) =>
        (await db.Connection.QueryAsync<Standing>(new CommandDefinition("""
            select s.id, s.step, s.done_on, s.at
            from placement_steps s
            where s.placement_id = @placement and s.step <> 'undone' and not exists (select from placement_steps u where u.undoes = s.id)
            order by s.id desc
            """, new { placement }, cancellationToken: ct))).AsList();

    private sealed record Standing
    {
        public required long Id { get; init; }
        public required string Step { get; init; }
        public DateOnly? DoneOn { get; init; }
        public required DateTimeOffset At { get; init; }
    }
}
