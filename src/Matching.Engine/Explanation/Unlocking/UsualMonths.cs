using Matching.Engine.Domain;

namespace Matching.Engine.Explanation.Unlocking;

/// <summary>
/// How many months a change usually takes. Assumptions of this project, to be replaced by a municipality's own figures: no published
/// ones were found but for the shape of the routes (calibration of the simulated town: B1 route A1 within 6 months, A2 within 18, B1 within
/// 36; Z route ends at A1 or A2 within its three years).
/// </summary>
public static class UsualMonths
{
    public const int AtOnce = 0;

    /// <summary>A course of ten to twelve weekly lessons.</summary>
    public const int CyclingLessons = 3;

    /// <summary>Theory, lessons and the wait for the exam.</summary>
    public const int DrivingLessons = 9;

    /// <summary>Papers collected and translated, and a valuation of some weeks.</summary>
    public const int DiplomaValuation = 3;

    /// <summary>Months from the level below to this level.</summary>
    public static int OfDutch(LearningRoute? route, CefrLevel to) => (route, to) switch
    {
        (LearningRoute.Z, CefrLevel.A1) => 12,
        (LearningRoute.Z, _) => 24,
        (LearningRoute.Education, CefrLevel.A1) => 3,
        (LearningRoute.Education, CefrLevel.A2) => 4,
        (LearningRoute.Education, _) => 6,
        (_, CefrLevel.A1) => 6,
        (_, CefrLevel.A2) => 12,
        _ => 18,
    };
}
