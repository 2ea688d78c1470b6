using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>
/// One hard rule: few, provable, named as a caseworker would name it. The list of all rules is <see cref="HardRules.All"/>.
/// A rule is stateless and pure, so it may be called from any thread.
/// </summary>
public interface IRule
{
    RuleCode Code { get; }

    RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context);
}

/// <summary>The rules' names, in the order of the list. Ties between rules are broken by this order. Never renumber: stored.</summary>
public enum RuleCode : byte
{
    PersonIsActive = 1,
    OpeningIsOpen = 2,
    FairWork = 3,
    PlaceFree = 4,
    Ground = 5,
    PersonWantsKind = 6,
    AlreadyHasKind = 7,
    RejectedBefore = 8,
    OrganisationToAvoid = 9,
    SchoolAge = 10,
    RightToWork = 11,
    LearningRoute = 12,
    Audience = 13,
    AgeLimits = 14,
    Buddy = 15,
    Speaking = 16,
    Listening = 17,
    Reading = 18,
    Writing = 19,
    Distance = 20,
    Reachable = 21,
    FreeDayParts = 22,
    HoursPerWeek = 23,
    Education = 24,
    RecognisedDiploma = 25,
    DrivingLicence = 26,
    FunctionalLimits = 27,
    ContactLanguage = 28,
}
