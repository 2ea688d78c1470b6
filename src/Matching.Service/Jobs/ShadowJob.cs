using Matching.Service.Rankers;
using Matching.Service.Rounds;
using Matching.Service.Storage;

namespace Matching.Service.Jobs;

/// <summary>After the night: what the shadows would have done. Its argument is the area's code.</summary>
internal sealed class ShadowJob(Database database, ShadowNights shadows) : IJobHandler
{
    public async Task RunAsync(string args, CancellationToken ct)
    {
        if (await RoundArea.FindAsync(database, args, ct) is { } area)
            await shadows.RunAsync(area, ct);
    }
}
