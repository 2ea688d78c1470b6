using Matching.Engine.Domain;

namespace Matching.Service.Openings;

/// <summary>
/// What a coordinator fills in: five questions on one page. Null means left empty. Unpaid work without learning goal, supervisor,
/// end and 'displaces nobody' is kept as a draft; with them it waits for the municipal check.
/// </summary>
public sealed record OpeningInput
{
    public OpeningKind Kind { get; init; }
    public string Title { get; init; } = "";
    public string? Description { get; init; }
    public OpeningForm Form { get; init; }

    public DayParts? DayParts { get; init; }
    public int DayPartsNeeded { get; init; } = 1;
    public DateOnly? Begins { get; init; }
    public DateOnly? Ends { get; init; }
    public TimeOnly? StartsAt { get; init; }
    public TimeOnly? EndsAt { get; init; }
    public int? HoursMin { get; init; }
    public int? HoursMax { get; init; }

    /// <summary>Four digits, or six characters of which four are kept.</summary>
    public string Postcode { get; init; } = "";

    /// <summary>From where someone can ride along with a colleague.</summary>
    public string? SeatFrom { get; init; }

    /// <summary>Null: this skill is not needed here.</summary>
    public CefrLevel? Speaking { get; init; }
    public CefrLevel? Listening { get; init; }
    public CefrLevel? Reading { get; init; }
    public CefrLevel? Writing { get; init; }
    public bool Vog { get; init; }
    public bool DrivingLicence { get; init; }
    public bool RecognisedDiploma { get; init; }
    public EducationLevel? Education { get; init; }
    public Demands Demands { get; init; }
    public AudienceLimit Audience { get; init; }
    public AudienceReason AudienceReason { get; init; }

    /// <summary>Null: no limit of places.</summary>
    public int? Places { get; init; }
    public string? Supervisor { get; init; }
    public string? LearningGoal { get; init; }
    public bool DisplacesNobody { get; init; }
    public WorkForm? WorkForm { get; init; }
    public DutchUse? DutchUse { get; init; }
    public bool TravelPaid { get; init; }
    public IReadOnlyList<string> Interests { get; init; } = [];
}

/// <summary>What unpaid work still needs before it can be published.</summary>
public enum FairWorkCondition : byte { LearningGoal, Supervisor, End, DisplacesNobody, MunicipalCheck }

public enum OpeningResult : byte
{
    Published,

    /// <summary>Kept; <see cref="OpeningOutcome.Missing"/> says what it waits for.</summary>
    Draft,
    Closed,
    Paused,

    /// <summary>Somebody changed it while the screen was open; nothing was stored.</summary>
    Changed,

    /// <summary>
    /// Edit: fewer places than are promised; nothing was stored. <see cref="OpeningOutcome.Taken"/> counts only who said yes: who is still
    /// thinking about it is not the coordinator's to know.
    /// </summary>
    PlacesTaken,
}

/// <summary>How posting, editing, checking or closing ended.</summary>
public sealed record OpeningOutcome(OpeningResult Result, OpeningId Opening, int Version)
{
    public IReadOnlyList<FairWorkCondition> Missing { get; init; } = [];
    public string? ByName { get; init; }
    public DateTimeOffset? At { get; init; }
    public int Taken { get; init; }
}
