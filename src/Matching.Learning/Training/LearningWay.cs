using Matching.Learning.Boosting;
using Matching.Learning.GlassBox;

namespace Matching.Learning.Training;

/// <summary>A trainer with the settings it has on the product's schema. What it learns is a candidate like any other: measured, gated, promoted by a person.</summary>
public sealed record LearningWay(IRankerTrainer Trainer, TrainerSettings Settings)
{
    /// <summary>The default: a sum of tables that a council can print.</summary>
    public static LearningWay GlassBox { get; } = new(new GlassBoxTrainer(), TrainerSettings.ForSchema);

    /// <summary>The same learner with more leaves, which shows what the glass box costs.</summary>
    public static LearningWay LambdaMart { get; } = new(new LambdaMart(), TrainerSettings.ForSchemaInLeaves);
}
