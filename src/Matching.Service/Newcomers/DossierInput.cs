using Matching.Engine.Domain;

namespace Matching.Service.Newcomers;

/// <summary>
/// Everything of a dossier that a caseworker can correct: all but number and caseworker. Null is 'not known yet', which is an
/// answer too: it becomes a question again.
/// </summary>
public sealed record DossierInput
{
    public CefrLevel? Speaking { get; init; }
    public CefrLevel? Listening { get; init; }
    public CefrLevel? Reading { get; init; }
    public CefrLevel? Writing { get; init; }
    public LevelSource? DutchSource { get; init; }
    public DateOnly? DutchOn { get; init; }

    /// <summary>Empty: none of these, so on foot.</summary>
    public IReadOnlyList<TravelMode>? Modes { get; init; }
    public Cycling? Cycling { get; init; }
    public bool? DrivingLicence { get; init; }
    public int? MaxMinutes { get; init; }

    public DayParts? Free { get; init; }
    public DayParts Lessons { get; init; }
    public DayParts Care { get; init; }
    public DateOnly? ScheduleOn { get; init; }
    public int? MaxHours { get; init; }
    public int? WorksHours { get; init; }

    public EducationLevel? Education { get; init; }
    public bool? DiplomaRecognised { get; init; }

    /// <summary>As <see cref="OccupationWords"/> writes them.</summary>
    public IReadOnlyList<string> Occupations { get; init; } = [];
    public IReadOnlyList<string> Skills { get; init; } = [];
    public int? ExperienceYears { get; init; }
    public bool? MayWork { get; init; }

    public IReadOnlyList<string> Interests { get; init; } = [];

    /// <summary>0 to 3 per kind; a kind that is not named has the neutral weight.</summary>
    public IReadOnlyDictionary<OpeningKind, int> Wishes { get; init; } = new Dictionary<OpeningKind, int>();
    public BuddyWish? Buddy { get; init; }
    public IReadOnlyList<OrganisationId> Avoid { get; init; } = [];
    public IReadOnlyList<string> ContactLanguages { get; init; } = [];

    /// <summary>Kinds that are not named keep the answer they have: what was asked cannot be unasked.</summary>
    public IReadOnlyDictionary<OpeningKind, ConsentAnswer> Consents { get; init; } = new Dictionary<OpeningKind, ConsentAnswer>();

    public IReadOnlyList<Scheme>? Schemes { get; init; }
    public LearningRoute? Route { get; init; }
    public Literacy? Literacy { get; init; }
    public DateOnly? TermBegin { get; init; }
    public DateOnly? TermEnd { get; init; }
    public DateOnly? PlanOn { get; init; }
    public CefrLevel? PlanLevel { get; init; }
    public int? HoursDueZ { get; init; }
    public int? HoursDueMap { get; init; }
    public IReadOnlyList<PlanGoal>? Goals { get; init; }

    /// <summary>Null keeps the name that is stored.</summary>
    public string? GivenName { get; init; }

    /// <summary>As <see cref="GivenName"/>.</summary>
    public string? FamilyName { get; init; }

    public NewcomerStatus Status { get; init; }

    /// <summary>Nothing is proposed before this day; null is no break.</summary>
    public DateOnly? PausedUntil { get; init; }

    /// <summary>The wave: nothing is proposed before this day; null is at once.</summary>
    public DateOnly? WaveFrom { get; init; }

    /// <summary>Most proposals at once, 1 to 5; null is what the policy gives.</summary>
    public int? Tempo { get; init; }
    public DateOnly? SettledOn { get; init; }
    public int? BirthYear { get; init; }
    public Sex? Sex { get; init; }
    public int? GuidanceNeeded { get; init; }

    /// <summary>Null keeps what is known: limits that were told cannot become 'never asked'.</summary>
    public Demands? Limits { get; init; }

    /// <summary>On what the limits rest; null keeps what is stored.</summary>
    public LimitBasis? LimitBasis { get; init; }
    public DateOnly? LimitsOn { get; init; }

    /// <summary>Null keeps the postcode: that of a shielded person is on no screen.</summary>
    public string? Postcode { get; init; }
    public bool Shielded { get; init; }
}
