using Matching.Engine.Domain;

namespace Matching.Simulation;

/// <summary>
/// Every figure the town is drawn with. The mark says what it rests on: V read in the source named, R recalled and not
/// checked, A assumed because nothing was found. Shares are of 1. Whoever doubts one changes it here and nowhere else.
/// </summary>
public static class Assumptions
{
    /// <summary>V: CBS, Statistiek Wet inburgering 2022, figure 2.1.2: asylum migrants of that cohort by sex and age.</summary>
    public static readonly IReadOnlyList<((Sex Sex, int From, int To) Item, double Weight)> SexAndAge =
    [
        ((Sex.Male, 18, 24), 3530), ((Sex.Male, 25, 34), 3580), ((Sex.Male, 35, 44), 2365), ((Sex.Male, 45, 54), 1380), ((Sex.Male, 55, 64), 460),
        ((Sex.Female, 18, 24), 2310), ((Sex.Female, 25, 34), 2360), ((Sex.Female, 35, 44), 1850), ((Sex.Female, 45, 54), 910), ((Sex.Female, 55, 64), 280),
    ];

    // A: what a file knows. In real files a third is thinly known; which columns those have stands in FileKnowledge.
    public const double OnlyBare = 0.05;             // three fields: number, caseworker, postcode
    public const double OnlyFile = 0.285;            // what a municipality's own system delivers; with the bare ones a third
    public const double AnswerMissing = 0.12;        // A: share of single answers not asked yet of someone otherwise known

    // A: where people stand; 'paused' and 'finished' stay in the file for a while.
    public static readonly IReadOnlyList<(NewcomerStatus Item, double Weight)> Status =
    [
        (NewcomerStatus.Active, 0.92), (NewcomerStatus.InReceptionCentre, 0.03), (NewcomerStatus.Paused, 0.03), (NewcomerStatus.Finished, 0.02),
    ];

    // Zwolle guides 600 and later 300 'old' newcomers since 2013 (V, mission notes Z7): most under the new act (A).
    public const double UnderWi2013 = 0.12;
    public const double UnderNoScheme = 0.02;
    public const double OnBenefit = 0.70;            // A: also guided under the Participatiewet
    public const int MonthsSinceSettlingMax = 42;    // A, new act
    public const int MonthsOldAct = 84;              // A, old act
    public const int TermMonthsAfterSettling = 3;    // A: the term of three years starts about a quarter after settling
    public const int PlanWithinDays = 70;            // V: PIP within ten weeks, Divosa
    public const int MonthsBeforeRoute = 4;          // A: no route yet in the first months (V: 35 to 45 % had an intake in their first year, CBS SWI)

    // A (R for the order of size): B1 .58, Z .34, Onderwijs .08 over all; the young go to Onderwijs.
    public const int YoungUntil = 27;
    public const double EducationRouteYoung = 0.17;
    public const double EducationRouteOlder = 0.025;
    public const double ZOfTheRest = 0.37;
    public const double Illiterate = 0.06;           // A (code A)
    public const double OtherScript = 0.12;          // A (code AA)

    // A: levels per route and months since settling (calibration: no distribution found). Low and high are the ends of a draw.
    public static (CefrLevel Low, CefrLevel High) Speaking(LearningRoute route, int months) => route switch
    {
        LearningRoute.Z => months < 12 ? (CefrLevel.A0, CefrLevel.A1) : (CefrLevel.A1, CefrLevel.A2),
        LearningRoute.B1 => months < 6 ? (CefrLevel.A0, CefrLevel.A1) : months < 18 ? (CefrLevel.A1, CefrLevel.A2) : (CefrLevel.A2, CefrLevel.B1),
        _ => months < 6 ? (CefrLevel.A1, CefrLevel.A2) : months < 18 ? (CefrLevel.A2, CefrLevel.B1) : (CefrLevel.B1, CefrLevel.B2),
    };
    public const double WritingDiffers = 1.0 / 3;    // A: writing a level below speaking
    public const double ListeningHigher = 0.25;      // A
    public const double LevelRecent = 0.72;          // A: stated within the last six months
    public static readonly IReadOnlyList<(LevelSource Item, double Weight)> LevelSources =
    [
        (LevelSource.Test, 0.45), (LevelSource.Teacher, 0.35), (LevelSource.Exam, 0.05), (LevelSource.SelfEstimate, 0.15),
    ];

    /// <summary>V for the three blocks (SCP by way of NRC, 31-05-2018: a third primary or less, a fifth higher, the rest between); A within them.</summary>
    public static readonly IReadOnlyList<(EducationLevel Item, double Weight)> Education =
    [
        (EducationLevel.None, 0.08), (EducationLevel.Primary, 0.25),
        (EducationLevel.Vmbo, 0.17), (EducationLevel.Mbo2, 0.08), (EducationLevel.Mbo4, 0.07), (EducationLevel.Havo, 0.06), (EducationLevel.Vwo, 0.09),
        (EducationLevel.Hbo, 0.11), (EducationLevel.Wo, 0.09),
    ];
    public const double DiplomaRecognised = 0.12;    // A: no figure found
    public const double DiplomaNotAsked = 0.25;      // A
    public const double NoExperienceMen = 0.20;      // A
    public const double NoExperienceWomen = 0.42;    // A
    public const double MayWork = 0.94;              // A
    public const double MayWorkNotKnown = 0.04;      // A

    // Work beside the programme. V: 11 % after 2.5 years, 42 % after 5 to 6 (CBS by way of ABU 2023); drawn as a line between.
    public const double WorksPerYear = 0.065;
    public const double WorksAtMost = 0.40;

    // Travel. V: fewer cycle (KiM 25-05-2023); the figures are A.
    public const double CyclesMen = 0.80;
    public const double CyclesWomen = 0.45;
    public const double LearnsToCycle = 0.20;        // of those who cannot
    public const double NoBicycle = 0.10;            // can, has none
    public const double PublicTransport = 0.85;
    public const double EBike = 0.04;
    public const double LicenceMen = 0.12;
    public const double LicenceWomen = 0.04;
    public const double CarGivenLicence = 0.5;
    public const double HardlyTravels = 0.05;        // on foot only, a quarter of an hour
    public const int MinutesHardly = 15;
    public const double MinutesMedian = 35;          // one way
    public const double MinutesSpread = 0.40;        // of the logarithm

    // Time. V: the Z-route asks about four dagdelen a week (Scalda); A for the others and for care.
    public const int LessonDayParts = 4;
    public const int LessonDayPartsEducation = 8;
    public const double CareWomen = 0.40;
    public const double CareMen = 0.12;
    public const double HardlyAnyTime = 0.06;        // care or work all week: one dagdeel and two hours are left
    public const double EveningsFree = 0.65;
    public const double WeekendFree = 0.55;
    public const int HoursLow = 8;
    public const int HoursHigh = 28;

    // Wishes, limits, consent: all A.
    public const double HasLimit = 0.14;
    public const double ConsentGiven = 0.60;
    public const double ConsentRefused = 0.14;       // the rest was not asked yet
    public const double BuddyWishWomen = 0.30;       // a woman, please
    public const double BuddyWishMen = 0.08;         // a man, please
    public const double RefusesAll = 0.05;           // no maatje, no sport, no volunteering
    public const double AvoidsOrganisation = 0.03;
    public const double Shielded = 0.02;
    public static readonly IReadOnlyList<(int Item, double Weight)> WishWeights = [(0, 0.05), (1, 0.15), (2, 0.35), (3, 0.45)];
    public static readonly IReadOnlyList<(int Item, double Weight)> Guidance = [(0, 0.15), (1, 0.40), (2, 0.32), (3, 0.13)];
    public static readonly IReadOnlyList<(string Item, double Weight)> Languages =
    [
        ("ar", 0.45), ("ti", 0.14), ("tr", 0.12), ("prs", 0.08), ("kmr", 0.08), ("so", 0.05), ("uk", 0.03), ("ckb", 0.03), ("fa", 0.02),
    ];
    public const double SpeaksEnglish = 0.35;

    // Already running elsewhere: A, but lessons (V: 66 % took a Dutch course, SCP 2019, before the new act made it a duty).
    public const double LessonsInFile = 0.80;
    public const double SportElsewhere = 0.08;
    public const double MaatjeElsewhere = 0.07;
    public const double VolunteersElsewhere = 0.05;
    public const double CoachingElsewhere = 0.10;

    // The town: all A.
    public const int Caseload = 55;
    public const int ManagersPerTown = 1;
    public const double OpeningOutsideMunicipality = 0.08;
    public const double NeighbourKilometres = 15;
    public const double Draft = 0.06;                // of unpaid placements: not complete, or not checked yet
    public const double NotBegunYet = 0.15;
    public const double SeatToRideAlong = 0.12;      // of places outside the middle of town, by day
    public const double ChildcareOnSite = 0.08;
    public const double SchoolHours = 0.30;

    // The 90 days behind us. Nothing was found on how caseworkers decide (calibration, 'not to be invented'): A, to be swept.
    public const int HistoryDays = 90;
    public static readonly IReadOnlyList<(int Item, double Weight)> Conversations = [(0, 0.42), (1, 0.32), (2, 0.18), (3, 0.08)];
    public const int ShownAtOnce = 5;
    public const int ShownPerKind = 2;
    public const int LookedAt = 40;                  // openings from which a conversation's list was made
    public const double ListNoise = 0.8;             // how far the list's order strays from the caseworkers' taste, in log-odds
    public const double Postponed = 0.08;
    public const double PositionBias = 0.25;         // chance of being looked at: 1 / (1 + bias × (position − 1))
    public const double NeverAnswers = 0.08;
    public const int HoldDays = 7;
    public const double StartsAfterYes = 0.85;
    public const double StopsPerMonth = 0.14;
}
