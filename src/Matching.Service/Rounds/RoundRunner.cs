using Matching.Engine.Rounds;
using Matching.Service.Storage;

namespace Matching.Service.Rounds;

/// <summary>
/// One round of one area, from taking it to proposals on the desks. Computed in memory and published in one transaction:
/// killed anywhere, nothing was published and the next try starts clean.
/// </summary>
public sealed class RoundRunner(Database database, TimeProvider time, RoundSettings settings)
{
    private readonly SnapshotReader _reader = new(database, settings);
    private readonly RoundPublisher _publisher = new(database, settings);

    /// <summary>Runs the round, or returns the published one when nothing changed since. Progress is told as each step begins.</summary>
    public async Task<RoundOutcome> RunAsync(RoundRequest request, IProgress<RoundStep>? progress = null, CancellationToken ct = default)
    {
        var steps = new StepClock(time, progress);
        var area = await AreaAsync(request.Area, ct);

        steps.Begin(RoundStep.Take);
        await using var take = await RoundTake.TakeAsync(database, settings, area, request, ct);
        try
        {
            steps.Begin(RoundStep.Read);
            var input = await _reader.ReadAsync(area, request.BusinessDate, ct);
            var published = await RoundStore.LatestPublishedAsync(database, area, request.BusinessDate, ct);
            Failpoint.Hit(Failpoint.InputCompared);
            if (published is not null && published.HasInput(input.Hash))
            {
                await take.PutBackAsync(ct);
                return new RoundOutcome(RoundEnding.SameInput, published.Unchanged());
            }

            var result = MatchingRound.Run(input.Snapshot, steps, input.Ranker.Scorer);
            Failpoint.Hit(Failpoint.Computed);

            steps.Begin(RoundStep.Publish);
            var summary = await _publisher.PublishAsync(take, input, result, steps.Seconds, ct);
            return summary is not null
                ? new RoundOutcome(RoundEnding.Published, summary)
                : new RoundOutcome(RoundEnding.TakenOver, (await RoundStore.LatestPublishedAsync(database, area, request.BusinessDate, ct))?.Unchanged());
        }
        catch (OperationCanceledException)
        {
            await take.CloseAsync("cancelled", "cancelled");
            throw;
        }
        catch (Exception failure)
        {
            await take.CloseAsync("failed", failure.GetType().Name);
            throw;
        }
    }

    /// <summary>What a round would decide, without taking, writing or publishing anything.</summary>
    public async Task<DryRun> DryRunAsync(RoundRequest request, IProgress<RoundStep>? progress = null, CancellationToken ct = default)
    {
        var steps = new StepClock(time, progress);
        steps.Begin(RoundStep.Read);
        var input = await _reader.ReadAsync(await AreaAsync(request.Area, ct), request.BusinessDate, ct);
        var result = MatchingRound.Run(input.Snapshot, steps, input.Ranker.Scorer);
        return new DryRun(input.Snapshot, result, RoundReport.Of(input, result, steps.Seconds()));
    }

    private async Task<RoundArea> AreaAsync(string code, CancellationToken ct) =>
        await RoundArea.FindAsync(database, code, ct)
        ?? throw new ArgumentException("There is no such area, or it has no municipality.", nameof(code));
}

/// <summary>A round that was only computed.</summary>
public sealed record DryRun(RoundSnapshot Snapshot, RoundResult Result, RoundReport Report);
