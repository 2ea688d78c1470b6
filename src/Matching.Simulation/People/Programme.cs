using Matching.Engine.Domain;

namespace Matching.Simulation.People;

/// <summary>Where someone stands in civic integration.</summary>
internal sealed record Programme
{
    private const int DaysPerMonth = 30;
    private const int TermDays = 3 * 365;

    public required DateOnly SettledOn { get; init; }
    public required int Months { get; init; }
    public required Literacy Literacy { get; init; }

    /// <summary>The route she is on or will be on, also while the plan is not made yet.</summary>
    public required LearningRoute Route { get; init; }
    public required CivicIntegration Integration { get; init; }

    public static Programme Draw(SeededRandom random, DateOnly anchor, int age)
    {
        var oldAct = random.Chance(Assumptions.UnderWi2013);
        var months = oldAct
            ? random.Whole(Assumptions.MonthsSinceSettlingMax, Assumptions.MonthsOldAct)
            : random.Whole(0, Assumptions.MonthsSinceSettlingMax);
        var settled = anchor.AddDays(-months * DaysPerMonth - random.Whole(0, DaysPerMonth - 1));
        var literacy = random.Share() switch
        {
            < Assumptions.Illiterate => Literacy.A,
            < Assumptions.Illiterate + Assumptions.OtherScript => Literacy.AA,
            _ => Literacy.NotApplicable,
        };
        var route = RouteOf(random, age, literacy);
        var planned = months >= Assumptions.MonthsBeforeRoute || random.Chance(0.5);
        var begin = settled.AddDays(Assumptions.TermMonthsAfterSettling * DaysPerMonth);
        return new()
        {
            SettledOn = settled,
            Months = months,
            Literacy = literacy,
            Route = route,
            Integration = new()
            {
                Schemes = Schemes(random, oldAct),
                Route = planned ? route : null,
                Literacy = literacy,
                Term = new(begin, begin.AddDays(TermDays)),
                PlanOn = planned ? settled.AddDays(random.Whole(14, Assumptions.PlanWithinDays)) is var on && on <= anchor ? on : anchor : null,
                PlanLevel = planned ? PlanLevel(random, route, months) : null,
                HoursDueZ = planned && route == LearningRoute.Z ? Math.Max(0, 800 - months * random.Whole(12, 30)) : null,
                HoursDueMap = planned && route != LearningRoute.Education ? Math.Max(0, 64 - months * random.Whole(1, 5)) : null,
                Goals = Goals(random, route),
            },
        };
    }

    private static LearningRoute RouteOf(SeededRandom random, int age, Literacy literacy)
    {
        if (literacy == Literacy.A)
            return LearningRoute.Z;
        if (random.Chance(age <= Assumptions.YoungUntil ? Assumptions.EducationRouteYoung : Assumptions.EducationRouteOlder))
            return LearningRoute.Education;
        return random.Chance(Assumptions.ZOfTheRest - Assumptions.Illiterate) ? LearningRoute.Z : LearningRoute.B1;
    }

    private static List<Scheme> Schemes(SeededRandom random, bool oldAct)
    {
        if (random.Chance(Assumptions.UnderNoScheme))
            return [Scheme.None];
        List<Scheme> schemes = [oldAct ? Scheme.Wi2013 : Scheme.Wi2021];
        if (random.Chance(Assumptions.OnBenefit))
            schemes.Add(Scheme.Participatiewet);
        return schemes;
    }

    private static CefrLevel PlanLevel(SeededRandom random, LearningRoute route, int months) => route switch
    {
        LearningRoute.Z => random.Chance(0.5) ? CefrLevel.A1 : CefrLevel.A2,
        LearningRoute.B1 => months > 12 && random.Chance(0.2) ? CefrLevel.A2 : CefrLevel.B1,
        _ => random.Chance(0.7) ? CefrLevel.B1 : CefrLevel.B2,
    };

    private static List<PlanGoal> Goals(SeededRandom random, LearningRoute route)
    {
        List<PlanGoal> goals = [];
        if (random.Chance(route == LearningRoute.Education ? 0.3 : 0.65)) goals.Add(PlanGoal.Work);
        if (random.Chance(0.7)) goals.Add(PlanGoal.Language);
        if (random.Chance(route == LearningRoute.Education ? 0.95 : 0.2)) goals.Add(PlanGoal.Education);
        if (random.Chance(route == LearningRoute.Z ? 0.8 : 0.45)) goals.Add(PlanGoal.TakingPart);
        return goals;
    }
}
