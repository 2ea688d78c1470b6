using Matching.Engine.Domain;
using Matching.Simulation.People;

namespace Matching.Simulation;

/// <summary>The words of <c>outcomes.csv</c>: <c>werk inburgering opleiding uitstroom</c>.</summary>
public enum OutcomeKind { PaidWork, CivicIntegration, Education, LeftBenefit }

/// <summary>Something that was reached on a day; work and education may have ended since.</summary>
public sealed record TownOutcome(NewcomerId Newcomer, OutcomeKind Kind, DateOnly ReachedOn, DateOnly? EndedOn);

/// <summary>Draws what the people of a town reached before the anchor date, in keeping with their dossiers. All shares are assumed (A).</summary>
public static class TownOutcomes
{
    private const int LongestWork = 900;
    private const double WorkedBefore = 0.04;
    private const double LeavesBenefitByWork = 0.35;
    private const int EarliestExamDays = 480;

    /// <summary>In the order of the people. A pure function of the town.</summary>
    public static IReadOnlyList<TownOutcome> Draw(Town town)
    {
        ArgumentNullException.ThrowIfNull(town);
        return [.. town.Newcomers.Where(p => p.Knowledge != Knowledge.Bare).SelectMany(p => Of(town.Options, p.Newcomer))];
    }

    private static IEnumerable<TownOutcome> Of(TownOptions options, Newcomer person)
    {
        var random = SeededRandom.Stream(options.Seed, "outcomes", person.Id.Value);
        var here = person.SettledOn is { } settled ? options.Anchor.DayNumber - settled.DayNumber : LongestWork;
        foreach (var work in Work(random, options.Anchor, person, here))
            yield return work;
        if (here > EarliestExamDays && random.Chance(Passes(person, here)))
            yield return new(person.Id, OutcomeKind.CivicIntegration, options.Anchor.AddDays(-random.Whole(1, Math.Min(500, here - EarliestExamDays + 1))), null);
        if (here > 150 && random.Chance(Learns(person.Integration.Route)))
        {
            var begun = options.Anchor.AddDays(-random.Whole(20, Math.Min(440, here - 90)));
            yield return new(person.Id, OutcomeKind.Education, begun, random.Chance(0.1) ? begun.AddDays(random.Whole(30, 200)) is var end && end < options.Anchor ? end : null : null);
        }
    }

    private static IEnumerable<TownOutcome> Work(SeededRandom random, DateOnly anchor, Newcomer person, int here)
    {
        var onBenefit = person.Integration.Schemes?.Contains(Scheme.Participatiewet) ?? false;
        if (person.Availability.WorksHours > 0 && here > 70)
        {
            var since = anchor.AddDays(-random.Whole(10, Math.Min(LongestWork, here - 30)));
            yield return new(person.Id, OutcomeKind.PaidWork, since, null);
            if (!onBenefit || random.Chance(LeavesBenefitByWork))
                yield return new(person.Id, OutcomeKind.LeftBenefit, anchor.AddDays(-random.Whole(1, anchor.DayNumber - since.DayNumber)), null);
        }
        else if (here > 400 && random.Chance(WorkedBefore))
        {
            var end = anchor.AddDays(-random.Whole(20, 250));
            yield return new(person.Id, OutcomeKind.PaidWork, end.AddDays(-random.Whole(60, 120)), end);
        }
        else if (!onBenefit && here > 200 && random.Chance(0.14))
        {
            yield return new(person.Id, OutcomeKind.LeftBenefit, anchor.AddDays(-random.Whole(1, 380)), null);
        }
    }

    private static double Passes(Newcomer person, int here) => person.Integration.Route switch
    {
        LearningRoute.Education => here > 900 ? 0.75 : 0.35,
        LearningRoute.B1 => here > 1000 ? 0.72 : 0.22,
        LearningRoute.Z => here > 1000 ? 0.55 : 0.15,
        _ => 0.1,
    };

    private static double Learns(LearningRoute? route) => route switch { LearningRoute.Education => 0.8, LearningRoute.B1 => 0.16, LearningRoute.Z => 0.04, _ => 0.03 };
}
