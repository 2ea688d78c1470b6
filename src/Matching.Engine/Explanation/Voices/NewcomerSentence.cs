using Matching.Engine.Domain;

namespace Matching.Engine.Explanation.Voices;

/// <summary>
/// The sentences that a newcomer can be told, a closed list: each is translated once by people and read aloud by an interpreter.
/// In brackets the slots.
/// </summary>
public enum NewcomerTemplate : byte
{
    ThisIsWork,
    ThisIsATaalstage,
    ThisIsAMaatje,
    ThisIsASportsClub,
    ThisIsAVolunteerRole,

    /// <summary>(word)</summary>
    YouLike,

    /// <summary>(word)</summary>
    YouCanAlready,
    YouDidThisWorkBefore,

    /// <summary>(minutes)</summary>
    OnFoot,

    /// <summary>(minutes)</summary>
    ByBicycle,

    /// <summary>(minutes)</summary>
    ByEBike,

    /// <summary>(minutes)</summary>
    ByPublicTransport,

    /// <summary>(minutes)</summary>
    ByCar,

    /// <summary>(minutes)</summary>
    RidingAlong,

    /// <summary>(day, part)</summary>
    ItCanBeOn,

    /// <summary>(number) of dagdelen a week</summary>
    SoManyDayParts,

    /// <summary>(number) of hours a week</summary>
    SoManyHours,
    YouSpeakEnoughDutch,
    YouSpeakALittleDutchThere,
    YouSpeakMuchDutchThere,
    YouNeedNotRead,
    SomeoneHelpsYou,
    TheHoursCount,
    MoreCanFollow,
    ThereIsChildcare,
    ItIsDuringSchool,
    WeStillAskYou,
    AComputerHelped,
    YouChoose,
    NoIsFine,
}

/// <summary>One sentence with what fills its slots. A word is one that the person and the host both wrote.</summary>
/// <param name="Template">Which sentence.</param>
/// <param name="Number">Minutes, hours or a number of dagdelen.</param>
/// <param name="DayPart">One dagdeel.</param>
/// <param name="Word">An interest or skill.</param>
public readonly record struct NewcomerSentence(NewcomerTemplate Template, int? Number = null, DayParts? DayPart = null, string? Word = null);
