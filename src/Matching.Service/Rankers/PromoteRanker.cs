using Matching.Learning.Promotion;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Rankers;

/// <summary>Makes a ranker the one that ranks from tonight. The gates are asked anew, at this moment and on these decisions.</summary>
[For(Role.Manager)]
public sealed record PromoteRanker(string Ranker, int Version, string? Reason, string Key) : ICommand<RankerOutcome>, IIdempotent;

internal sealed class PromoteRankerHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock, RankerMeasuring measuring)
    : IRequestHandler<PromoteRanker, Answer<RankerOutcome>>
{
    public async Task<Answer<RankerOutcome>> Handle(PromoteRanker request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        note.About("ranker", request.Ranker);
        await RankerLock.TakeAsync(db, ct);
        if (await RankerStore.FindAsync(db, request.Ranker, ct) is not { } ranker)
            return Refusal.NotFound(Say.It("Dit rekenmodel"));
        if (await LeadMunicipality.OtherAsync(db, ct) is { } lead)
            return note.Says(new RankerOutcome(RankerResult.NotTheLead) { Lead = lead });
        if (ranker.Version != request.Version || ranker.State == RankerState.Champion)
            return note.Says(new RankerOutcome(RankerResult.Changed));
        if (!await DemoOnly.AllowsAsync(db, ranker.DataFrom, ct))
            return note.Says(new RankerOutcome(RankerResult.SimulatedOnly));

        var champion = await RankerStore.ChampionAsync(db, ct);
        var measured = await measuring.MeasureAsync(db, ranker, champion, ct);
        var reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim();
        if (measured.Gates.Any(g => g.Verdict == GateVerdict.Stops))
            return note.Says(new RankerOutcome(RankerResult.Stopped) { Gates = measured.Gates });
        if (measured.Gates.Any(g => g.Verdict == GateVerdict.Alarm) && reason is null)
            return note.Says(new RankerOutcome(RankerResult.ReasonNeeded) { Gates = measured.Gates });

        await ChampionChange.RunAsync(db, actor, champion, ranker, RankerAct.Promoted, reason, clock.GetUtcNow(), ct);
        return note.Says(new RankerOutcome(RankerResult.Done) { Champion = ranker.Id, Gates = measured.Gates }, champion?.Id);
    }
}

internal sealed class PromoteRankerValidator : IValidator<PromoteRanker>
{
    public const int LongestReason = 500;

    public IEnumerable<FieldError> Check(PromoteRanker request)
    {
        if (request.Reason is { Length: > LongestReason })
            yield return new FieldError("Reason", Say.It($"De reden is te lang. Schrijf hoogstens {LongestReason} tekens."));
    }
}
