using Matching.Engine.Domain;

namespace Matching.Simulation;

/// <summary>Why a caseworker said no: the codes of the desk, which writes them in snake case.</summary>
public enum RejectCode { TooFar, Language, Times, DoesNotWant, WorkDoesNotFit, HasSomething, WrongFacts, PlaceGone, Other }

/// <summary>One thing a caseworker weighs.</summary>
/// <param name="LogOdds">What it adds to the log-odds of putting the opening before the newcomer.</param>
/// <param name="Blame">The reason she gives when this is what speaks most against it.</param>
public readonly record struct TasteTerm(double LogOdds, RejectCode Blame);

/// <summary>
/// The true taste of the simulated caseworkers, written down in this one place: what a ranker trained on their decisions
/// should find again. It looks at nothing that the engine may not look at. Three terms are interactions, which no sum of
/// single facts can copy: distance × bicycle, Dutch spoken × Dutch known, guidance × experience.
/// Every weight is assumed (A); none was measured on real caseworkers.
/// </summary>
public static class CaseworkerTaste
{
    /// <summary>Before anything is known of the pair.</summary>
    public const double Base = -0.9;

    /// <summary>Standard deviations in log-odds: between caseworkers, of their liking for a kind, and from one decision to the next.</summary>
    public const double BetweenCaseworkers = 0.4;
    public const double KindLiking = 0.3;
    public const double DecisionNoise = 0.6;

    /// <summary>What all caseworkers share, in log-odds; noise and their own liking come on top.</summary>
    public static double LogOdds(Newcomer newcomer, Opening opening) => Base + Weigh(newcomer, opening).Sum(term => term.LogOdds);

    /// <summary>Each thing they weigh, in a fixed order. What is not known weighs nothing.</summary>
    public static IReadOnlyList<TasteTerm> Weigh(Newcomer newcomer, Opening opening) =>
    [
        new(Distance(newcomer, opening), RejectCode.TooFar),
        new(DutchSpoken(newcomer, opening), RejectCode.Language),
        new(Guidance(newcomer, opening), RejectCode.WorkDoesNotFit),
        new(SharedInterests(newcomer, opening), RejectCode.WorkDoesNotFit),
        new(Occupation(newcomer, opening), RejectCode.WorkDoesNotFit),
        new(Overqualified(newcomer, opening), RejectCode.WorkDoesNotFit),
        new(Wish(newcomer, opening), RejectCode.DoesNotWant),
        new(PlanGoals(newcomer, opening), RejectCode.WorkDoesNotFit),
        new(HoursDue(newcomer, opening), RejectCode.Other),
        new(Times(newcomer, opening), RejectCode.Times),
    ];

    /// <summary>Interaction: a kilometre weighs three times as much for someone who cannot cycle.</summary>
    private static double Distance(Newcomer newcomer, Opening opening)
    {
        var map = Geography.Netherlands;
        if (map.Find(newcomer.Postcode) is not { } home || map.Find(opening.Postcode) is not { } host)
            return 0;
        var kilometres = home.Middle.KilometresTo(host.Middle);
        var perKilometre = newcomer.Mobility.Cycling is Cycling.Cannot or Cycling.Learning or Cycling.NoBicycle ? -0.30 : -0.10;
        return Math.Max(-3, perKilometre * Math.Max(0, kilometres - 1));
    }

    /// <summary>Interaction: a place where much Dutch is spoken is good for beginners, and one where little is spoken is bad for them alone.</summary>
    private static double DutchSpoken(Newcomer newcomer, Opening opening) =>
        newcomer.Dutch.Speaking is { } level && level <= CefrLevel.A1
            ? opening.Offers.DutchUse switch { DutchUse.Much => 0.8, DutchUse.Little => -0.9, _ => 0 }
            : 0;

    /// <summary>Interaction: missing guidance weighs heavily for someone who never worked, lightly for others.</summary>
    private static double Guidance(Newcomer newcomer, Opening opening)
    {
        if (newcomer.GuidanceNeeded is not { } needed || opening.Offers.Guidance is not { } offered)
            return 0;
        return Math.Max(0, needed - offered) * (newcomer.Background.ExperienceYears == 0 ? -0.9 : -0.25);
    }

    private static double SharedInterests(Newcomer newcomer, Opening opening)
    {
        if (newcomer.Wishes.Interests.Count == 0 || opening.Offers.Interests.Count == 0)
            return 0;
        var shared = newcomer.Wishes.Interests.Intersect(opening.Offers.Interests, StringComparer.Ordinal).Count();
        return shared == 0 ? -0.4 : 0.8 * Math.Min(2, shared);
    }

    private static double Occupation(Newcomer newcomer, Opening opening)
    {
        if (opening.Offers.Occupation is not { } work || newcomer.Background.Occupations.Count == 0)
            return 0;
        return newcomer.Background.Occupations.Max(own => own.SharedDigits(work)) switch { 4 => 1.1, >= 2 => 0.6, 1 => 0, _ => -0.3 };
    }

    /// <summary>"Hoger opgeleiden niet eerst koekjes inpakken."</summary>
    private static double Overqualified(Newcomer newcomer, Opening opening) =>
        opening.Kind == OpeningKind.WorkPlacement
        && newcomer.Background.Education >= EducationLevel.Hbo
        && opening.Asks.Education is null
        && opening.Asks.Dutch.Reading is null
            ? -1.2
            : 0;

    private static double Wish(Newcomer newcomer, Opening opening) =>
        0.6 * (newcomer.Wishes.WeightOf(opening.Kind) - Wishes.NeutralWeight);

    private static double PlanGoals(Newcomer newcomer, Opening opening)
    {
        if (newcomer.Integration.Goals is not { Count: > 0 } goals)
            return 0;
        var goal = opening.Kind switch
        {
            OpeningKind.WorkPlacement => PlanGoal.Work,
            OpeningKind.Taalstage or OpeningKind.Maatje => PlanGoal.Language,
            _ => PlanGoal.TakingPart,
        };
        return goals.Contains(goal) ? 0.4 : -0.3;
    }

    private static double HoursDue(Newcomer newcomer, Opening opening) =>
        newcomer.Integration.HoursDueZ > 200 && opening.Offers.CountsFor.Contains(CountsFor.ZHours) ? 0.5 : 0;

    private static double Times(Newcomer newcomer, Opening opening)
    {
        if (newcomer.Availability.Free is not { } free || opening.Schedule.DayParts is not { } asked)
            return 0;
        var room = free.Overlap(asked).Size - opening.Schedule.DayPartsNeeded;
        var school = newcomer.Availability.Care.IsEmpty || opening.Offers.Childcare is Childcare.SchoolHours or Childcare.OnSite ? 0 : -0.3;
        return school + (room <= 0 ? -0.4 : room >= 2 ? 0.2 : 0);
    }
}
