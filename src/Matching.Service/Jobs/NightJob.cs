using Matching.Service.Pipeline;
using Matching.Service.Rounds;

namespace Matching.Service.Jobs;

/// <summary>The night: one round of one area for today's business date. Its argument is the area's code.</summary>
internal sealed class NightJob(RoundRunner rounds, TimeProvider time) : IJobHandler
{
    public Task RunAsync(string args, CancellationToken ct) =>
        rounds.RunAsync(new RoundRequest(args, time.BusinessDate(), RoundRequest.ByNight), ct: ct);
}
