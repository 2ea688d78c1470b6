namespace Matching.Engine.Domain;

/// <summary>The law under which the municipality guides someone. Formats: <c>wi2021 wi2013 pw geen</c>.</summary>
public enum Scheme : byte { Wi2021, Wi2013, Participatiewet, None }

/// <summary>Leerroute: B1, Onderwijs or Z (zelfredzaamheid).</summary>
public enum LearningRoute : byte { B1, Education, Z }

/// <summary>DUO's codes: A cannot read or write yet, AA reads another script, NVT neither.</summary>
public enum Literacy : byte { A, AA, NotApplicable }

/// <summary>Goals of the personal plan (PIP). Formats: <c>werk taal opleiding meedoen</c>.</summary>
public enum PlanGoal : byte { Work, Language, Education, TakingPart }

/// <summary>What the hours of an opening count for. Formats: <c>z-uren map pvt</c>.</summary>
public enum CountsFor : byte { ZHours, Map, Pvt }

/// <summary>Where someone stands in civic integration. Null is not known yet.</summary>
public sealed record CivicIntegration
{
    public IReadOnlyList<Scheme>? Schemes { get; init => field = value is null ? null : Canonical.SortedEnums(value); }
    public LearningRoute? Route { get; init; }
    public Literacy? Literacy { get; init; }
    public Period Term { get; init; }
    public DateOnly? PlanOn { get; init; }
    public CefrLevel? PlanLevel { get; init; }

    /// <summary>Hours of taking part still due on the Z-route, 0 to 800.</summary>
    public int? HoursDueZ { get; init => field = Canonical.Within(value, 0, 800); }

    /// <summary>Hours still due for the MAP, 0 to 400.</summary>
    public int? HoursDueMap { get; init => field = Canonical.Within(value, 0, 400); }

    /// <summary>Null: not known yet.</summary>
    public IReadOnlyList<PlanGoal>? Goals { get; init => field = value is null ? null : Canonical.SortedEnums(value); }
}
