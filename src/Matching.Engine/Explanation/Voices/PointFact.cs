using Matching.Engine.Domain;

namespace Matching.Engine.Explanation.Voices;

/// <summary>The fact behind a reason: what she has against what the opening asks or offers. One of the cases below.</summary>
public abstract record PointFact
{
    private protected PointFact()
    {
    }
}

/// <summary>Her side of it is not known yet, and counted as the answer that helps least.</summary>
public sealed record NotKnown : PointFact;

/// <summary>The host asks or says nothing about it.</summary>
public sealed record NotStated : PointFact;

/// <summary>Both sides are known, and share nothing.</summary>
public sealed record NothingShared : PointFact;

/// <summary>Words that both sides name; not empty.</summary>
public sealed record SharedFact(IReadOnlyList<string> Words) : PointFact;

/// <summary>Her own occupation that comes nearest, and how many digits of ISCO-08 they share (1 to 4).</summary>
public sealed record OccupationFact(Isco08 Own, Isco08 Offered, int SharedDigits) : PointFact;

/// <summary>
/// The way there; <paramref name="MaxMinutes"/> is null when her limit is not known. Where her transport is not known it is the way on foot,
/// which is what counts then.
/// </summary>
public sealed record TravelFact(TravelMode Mode, int Minutes, int? MaxMinutes, double Kilometres, bool IsAssumed) : PointFact;

public sealed record SpeakingFact(CefrLevel Has, CefrLevel Asked) : PointFact;

public sealed record EducationFact(EducationLevel Has, EducationLevel Asked) : PointFact;

/// <summary>Years of work.</summary>
public sealed record ExperienceFact(int Years) : PointFact;

public sealed record DutchUseFact(DutchUse Use) : PointFact;

/// <summary>The opening's dagdelen on which she is free, and how many of them it needs.</summary>
public sealed record TimeFact(DayParts Free, int Needed) : PointFact;

/// <summary>Guidance, 0 to 3 on both sides.</summary>
public sealed record GuidanceFact(int Needed, int Offered) : PointFact;

/// <summary>Hours a week that count, and for what; the hours are null where the host did not say how many.</summary>
public sealed record HoursFact(int? Hours, CountsFor For) : PointFact;

/// <summary>The goals of her plan that a place like this serves; not empty.</summary>
public sealed record GoalsFact(IReadOnlyList<PlanGoal> Goals) : PointFact;

/// <summary>Something can come after it.</summary>
public sealed record FollowUpFact : PointFact;

/// <summary>Whole months since her week was written down.</summary>
public sealed record ScheduleFact(int Months) : PointFact;

public sealed record ChildcareFact(Childcare Childcare) : PointFact;
