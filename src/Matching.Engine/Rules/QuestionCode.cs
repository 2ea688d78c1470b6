namespace Matching.Engine.Rules;

/// <summary>
/// Questions that a caseworker can answer about a person (or, where said, a coordinator about an opening).
/// One question may settle a rule for many openings at once.
/// </summary>
public enum QuestionCode : byte
{
    None,

    /// <summary>Under which law is she guided? Decides the ground for work and taalstage.</summary>
    Schemes,
    ConsentWorkPlacement,
    ConsentTaalstage,
    ConsentMaatje,
    ConsentSportsClub,
    ConsentVolunteerRole,
    MayWork,
    LearningRoute,
    BirthYear,

    /// <summary>Speaks how much Dutch: not known, not measured, or measured long ago and short.</summary>
    SpeakingLevel,
    ListeningLevel,
    ReadingLevel,
    WritingLevel,
    Literacy,

    /// <summary>Does the estimated journey by public transport work out? Near the limit.</summary>
    TravelByPublicTransport,
    FreeDayParts,
    HoursPerWeek,
    Education,

    /// <summary>Was the foreign diploma valued or recognised?</summary>
    DiplomaRecognised,
    DrivingLicence,
    Sex,
    FunctionalLimits,
    ContactLanguage,

    /// <summary>Asked of the host: is the buddy a man or a woman?</summary>
    BuddySex,
}
