namespace Matching.Engine.Domain;

/// <summary>
/// What the engine may know of a person: enough for rules and reasons, no name, address, nationality, origin or diagnosis.
/// Everything but number, municipality, caseworker and postcode may be unknown, and unknown is not the same as no.
/// </summary>
public sealed record Newcomer
{
    public required NewcomerId Id { get; init; }
    public required MunicipalityCode Municipality { get; init; }
    public required CaseworkerId Caseworker { get; init; }
    public required Postcode Postcode { get; init; }

    public NewcomerStatus Status { get; init; } = NewcomerStatus.Active;

    /// <summary>A break that was agreed: nothing is proposed before this day. Null is no break.</summary>
    public DateOnly? PausedUntil { get; init; }

    /// <summary>The wave she comes with: nothing is proposed before this day. Null is at once.</summary>
    public DateOnly? WaveFrom { get; init; }

    /// <summary>Most proposals at once, 1 to 5; null is what the policy gives everybody, which it never exceeds.</summary>
    public int? Tempo { get; init => field = Canonical.Within(value, 1, 5); }

    /// <summary>The day she settled in the municipality.</summary>
    public DateOnly? SettledOn { get; init; }

    /// <summary>The right to work: yes or no, never the permit.</summary>
    public bool? MayWork { get; init; }
    public CivicIntegration Integration { get; init; } = new();
    public DutchLevels Dutch { get; init; } = new();

    /// <summary>1900 to 2100; only for rules with a reason, and the fairness audit.</summary>
    public int? BirthYear { get; init => field = Canonical.Within(value, 1900, 2100); }
    public Sex? Sex { get; init; }
    public Background Background { get; init; } = new();
    public Wishes Wishes { get; init; } = new();
    public Mobility Mobility { get; init; } = new();
    public Availability Availability { get; init; } = new();

    /// <summary>What she cannot do; null is not asked yet.</summary>
    public Demands? Limits { get; init; }

    /// <summary>How much guidance she needs, 0 to 3; null is not known yet.</summary>
    public int? GuidanceNeeded { get; init => field = Canonical.Within(value, 0, 3); }

    /// <summary>BCP 47 tags of languages in which she can be spoken to; asked only where an opening asks one.</summary>
    public IReadOnlyList<string> ContactLanguages { get; init => field = Canonical.Tags(value); } = [];

    /// <summary>The postcode is hidden everywhere on screen.</summary>
    public bool Shielded { get; init; }
    public IReadOnlyList<Consent> Consents { get; init => field = Canonical.Sorted(value); } = [];

    /// <summary>Her trajectory runs on that day: not in a reception centre, paused, finished or in a later wave.</summary>
    public bool IsActiveOn(DateOnly day) => Status == NewcomerStatus.Active && !(PausedUntil > day) && !(WaveFrom > day);

    /// <summary>Null: not asked yet. Allocates nothing: rules ask it for every pair.</summary>
    public ConsentAnswer? ConsentFor(OpeningKind kind)
    {
        for (var i = 0; i < Consents.Count; i++)
            if (Consents[i].Kind == kind)
                return Consents[i].Answer;
        return null;
    }

    /// <summary>Age in whole years at the end of the business date's year: the birthday itself is not known.</summary>
    public int? AgeOn(DateOnly businessDate) => BirthYear is { } year ? businessDate.Year - year : null;
}
