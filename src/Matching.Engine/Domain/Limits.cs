using System.Text.Json.Serialization;

namespace Matching.Engine.Domain;

/// <summary>Why an opening may have an upper age. A closed list; without one of these it is refused at the door.</summary>
public enum AgeReason : byte { None, YouthProgramme, LegalRequirement, PolicyForYoungPeople }

/// <summary>Age limits in years, inclusive. An upper limit needs a reason (Wet gelijke behandeling op grond van leeftijd).</summary>
public readonly record struct AgeLimits
{
    [JsonConstructor]
    public AgeLimits(int? min, int? max, AgeReason reason)
    {
        if (min is < 0 or > 120 || max is < 0 or > 120 || min > max)
            throw new ArgumentOutOfRangeException(nameof(min), "Ages lie between 0 and 120, the lower one first.");
        if (max is not null && reason == AgeReason.None)
            throw new ArgumentException("An upper age needs a reason from the list.", nameof(reason));
        Min = min;
        Max = max;
        Reason = reason;
    }

    public int? Min { get; }
    public int? Max { get; }
    public AgeReason Reason { get; }
}

public enum AudienceLimit : byte { Everyone, Women, Men }

/// <summary>Formats: <c>wettelijke_uitzondering voorkeursbeleid</c>, and for sport and groups <c>veiligheid privacy</c> too.</summary>
public enum AudienceReason : byte { None, LegalException, PreferencePolicy, Safety, Privacy }

/// <summary>For whom an opening is. A limit by sex needs a reason; which reasons are allowed depends on the kind.</summary>
public readonly record struct Audience
{
    [JsonConstructor]
    public Audience(AudienceLimit limit, AudienceReason reason)
    {
        if (limit != AudienceLimit.Everyone && reason == AudienceReason.None)
            throw new ArgumentException("A limit by sex needs a reason from the list.", nameof(reason));
        Limit = limit;
        Reason = reason;
    }

    public AudienceLimit Limit { get; }
    public AudienceReason Reason { get; }

    /// <summary>True when the law lets an opening of this kind set this limit for this reason.</summary>
    public bool IsAllowedFor(OpeningKind kind, OpeningForm form) => Reason switch
    {
        AudienceReason.Safety or AudienceReason.Privacy =>
            kind == OpeningKind.SportsClub || (form == OpeningForm.Group && kind is not (OpeningKind.WorkPlacement or OpeningKind.Taalstage)),
        _ => true,
    };
}

/// <summary>
/// What makes unpaid work fair: without all of it an unpaid work placement or taalstage stays a draft (design §5).
/// The texts themselves are kept outside the engine.
/// </summary>
public sealed record FairWork
{
    public bool HasLearningGoal { get; init; }
    public bool HasSupervisor { get; init; }
    public bool DisplacesNobody { get; init; }

    /// <summary>The municipality looked at it.</summary>
    public bool Checked { get; init; }
}
