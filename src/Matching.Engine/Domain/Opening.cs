using System.Text.Json.Serialization;

namespace Matching.Engine.Domain;

public enum OpeningStatus : byte { Draft, Published, Closed, Paused }

/// <summary>Formats: <c>een_op_een groep inloop eenmalig</c>.</summary>
public enum OpeningForm : byte { OneToOne, Group, DropIn, OneOff }

/// <summary>Formats <c>arbeidsvorm</c>: <c>betaald leerbaan proefplaatsing werkervaring stage vrijwillig</c>.</summary>
public enum WorkForm : byte { Paid, LearningJob, Trial, WorkExperience, Internship, Voluntary }

/// <summary>Formats <c>opvang</c>: <c>geen op_locatie schooltijden</c>.</summary>
public enum Childcare : byte { None, OnSite, SchoolHours }

/// <summary>
/// Something a newcomer can take part in, with what it asks and what it offers.
/// Titles, descriptions and organisation names live outside the engine.
/// </summary>
public sealed record Opening
{
    public required OpeningId Id { get; init; }
    public required OrganisationId Organisation { get; init; }
    public required OpeningKind Kind { get; init; }
    public required Postcode Postcode { get; init; }

    public OpeningStatus Status { get; init; } = OpeningStatus.Published;
    public OpeningForm Form { get; init; } = OpeningForm.OneToOne;
    public Capacity Capacity { get; init; } = Capacity.Unlimited;
    public Schedule Schedule { get; init; } = new();
    public Requirements Asks { get; init; } = new();
    public Offer Offers { get; init; } = new();
    public FairWork FairWork { get; init; } = new();

    /// <summary>
    /// True for a work placement or taalstage without a wage: only a job or learning job is paid work. An allowance for a trial, a stage
    /// or voluntary work is no wage, and what is not known to be paid is treated as unpaid. Such an opening needs <see cref="FairWork"/>.
    /// </summary>
    public bool IsUnpaidWork() =>
        Kind.IsWork() && !(Offers.WorkForm is WorkForm.Paid or WorkForm.LearningJob && Offers.PayPerMonth is not 0);
}

/// <summary>Places at an opening. No number of places is no limit, as at a drop-in.</summary>
public readonly record struct Capacity
{
    [JsonConstructor]
    public Capacity(int? places, int taken)
    {
        if (places is < 0 or > 10_000)
            throw new ArgumentOutOfRangeException(nameof(places), places, "Places lie between 0 and 10000.");
        if (taken < 0 || taken > places)
            throw new ArgumentOutOfRangeException(nameof(taken), taken, "Taken lies between 0 and the number of places.");
        Places = places;
        Taken = taken;
    }

    public int? Places { get; }

    /// <summary>Holds, agreements and started placements.</summary>
    public int Taken { get; }

    public static Capacity Unlimited => default;

    /// <summary>Free places, or null without limit.</summary>
    public int? Free => Places - Taken;
}

/// <summary>What an opening asks. Null or empty is 'not asked'.</summary>
public sealed record Requirements
{
    public DutchAsked Dutch { get; init; } = new();
    public EducationLevel? Education { get; init; }

    /// <summary>Regulated work: a diploma recognised in the Netherlands is required by law.</summary>
    public bool RecognisedDiploma { get; init; }
    public bool DrivingLicence { get; init; }

    /// <summary>A VOG is a step after yes, never a rule.</summary>
    public bool Vog { get; init; }
    public Demands Demands { get; init; }
    public AgeLimits Ages { get; init; }
    public Audience Audience { get; init; }
    public IReadOnlyList<string> ContactLanguages { get; init => field = Canonical.Tags(value); } = [];

    /// <summary>Empty: every route.</summary>
    public IReadOnlyList<LearningRoute> Routes { get; init => field = Canonical.SortedEnums(value); } = [];

    /// <summary>For a maatje: the buddy is a man or a woman, when the host said so.</summary>
    public Sex? BuddySex { get; init; }
}

/// <summary>What an opening offers.</summary>
public sealed record Offer
{
    public DutchUse? DutchUse { get; init; }
    public Isco08? Occupation { get; init; }
    public IReadOnlyList<string> Skills { get; init => field = Canonical.Tags(value); } = [];
    public IReadOnlyList<string> Interests { get; init => field = Canonical.Tags(value); } = [];

    /// <summary>Something can come after it.</summary>
    public bool HasFollowUp { get; init; }

    /// <summary>Where a seat to ride along is confirmed from.</summary>
    public Postcode? SeatFrom { get; init; }
    public bool? TravelPaid { get; init; }
    public WorkForm? WorkForm { get; init; }

    /// <summary>Euros a month, 0 to 10000.</summary>
    public int? PayPerMonth { get; init => field = Canonical.Within(value, 0, 10_000); }
    public IReadOnlyList<CountsFor> CountsFor { get; init => field = Canonical.SortedEnums(value); } = [];
    public Childcare? Childcare { get; init; }

    /// <summary>How much guidance is offered, 0 to 3.</summary>
    public int? Guidance { get; init => field = Canonical.Within(value, 0, 3); }
}
