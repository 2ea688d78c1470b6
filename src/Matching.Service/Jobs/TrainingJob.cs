using Matching.Service.Rankers;
using Matching.Service.Rounds;
using Matching.Service.Storage;

namespace Matching.Service.Jobs;

/// <summary>Once a week: new candidates for an area, one of each way of learning, or nothing when there is too little to learn from. Its argument is the area's code.</summary>
internal sealed class TrainingJob(Database database, RankerTraining training) : IJobHandler
{
    public async Task RunAsync(string args, CancellationToken ct)
    {
        if (await RoundArea.FindAsync(database, args, ct) is { } area)
            foreach (var way in LearningWays.All)
                await training.RunAsync(area.Lead, "job:train", _ => { }, ct, way);
    }
}
