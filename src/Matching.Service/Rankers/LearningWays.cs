using Matching.Learning.Training;

namespace Matching.Service.Rankers;

/// <summary>The visible list of ways to learn, in the order in which a week's challengers are learned.</summary>
internal static class LearningWays
{
    public static IReadOnlyList<LearningWay> All { get; } =
    [
        LearningWay.GlassBox,
        LearningWay.LambdaMart,
#if WITH_MLNET
        new(new Learning.MLNet.LightGbmTrainer(), TrainerSettings.ForSchemaInLeaves),
#endif
    ];
}
