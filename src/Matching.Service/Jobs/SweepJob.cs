using Matching.Service.Imports.Uploads;
using Matching.Service.Openings;
using Matching.Service.Proposals;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using Matching.Service.Waiting;

namespace Matching.Service.Jobs;

/// <summary>
/// Every five minutes: what time alone has changed. Missed and broken-off nights, holds nobody answered, proposals whose day
/// has come, visits that are over, people who wait for a place, lists that were sent in and not stored. One that fails does not keep the
/// others from their turn.
/// </summary>
internal sealed class SweepJob(
    Database database, MissedNights nights, HoldExpiry holds, PostponedReturn postponed, PastVisits visits, WaitingSweep waiting, UploadExpiry uploads)
    : IJobHandler
{
    public async Task RunAsync(string args, CancellationToken ct)
    {
        var failures = new List<Exception>();
        foreach (var area in await RoundArea.AllAsync(database, ct))
        {
            foreach (var municipality in area.Municipalities)
            {
                await TryAsync(() => holds.RunAsync(municipality, ct), failures);
                await TryAsync(() => postponed.RunAsync(municipality, ct), failures);
                await TryAsync(() => visits.RunAsync(municipality, ct), failures);
                await TryAsync(() => waiting.RunAsync(municipality, ct), failures);
                await TryAsync(() => uploads.RunAsync(municipality, ct), failures);
            }
            await TryAsync(() => nights.RunAsync(area, ct), failures);
        }
        if (failures.Count > 0)
            throw new AggregateException(failures);
    }

    private static async Task TryAsync(Func<Task> work, List<Exception> failures)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            failures.Add(failure);
        }
    }
}
