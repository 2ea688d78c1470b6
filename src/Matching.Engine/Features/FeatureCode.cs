namespace Matching.Engine.Features;

/// <summary>The features' names. Never renumber: stored. Order and meaning: <c>FeatureSchema</c>.</summary>
public enum FeatureCode : byte
{
    SharedInterests = 1,
    OccupationFit = 2,
    SharedSkills = 3,
    TravelMinutes = 4,
    SpeakingFit = 5,
    DutchPractice = 6,
    EducationFit = 7,
    ExperienceFit = 8,
    TimeFit = 9,
    GuidanceFit = 10,
    HoursThatCount = 11,
    GoalFit = 12,
    FollowUp = 13,
    ScheduleAge = 14,
    ChildcareFit = 15,
}
