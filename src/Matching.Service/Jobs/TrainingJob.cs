using Matching.Service.Rankers;
using Matching.Service.Rounds;
using Matching.Service.Storage;

namespace Matching.Service.Jobs;

/// <summary>Once a week: a new candidate for an area, or nothing when there is too little to learn from. Its argument is the area's code.</summary>
internal sealed class TrainingJob(Database database, RankerTraining training) : IJobHandler
{
    public async Task RunAsync(string args, CancellationToken ct)
    {
        if (await RoundArea.FindAsync(database, args, ct) is { } area)
            await training.RunAsync(area.Lead, "job:train", _ => { }, ct);
    }
}
