using Matching.Engine.Domain;

namespace Matching.Service.Progress;

/// <summary>How many of how many.</summary>
public readonly record struct Part(int Count, int Of)
{
    /// <summary>Percent; null of nobody.</summary>
    public double? Percent => Of == 0 ? null : 100.0 * Count / Of;

    public static Part operator +(Part one, Part other) => new(one.Count + other.Count, one.Of + other.Of);
}

/// <summary>
/// Counts progress at the end of a day, from what is recorded and nothing else. People who are no longer in the file are in no month;
/// who settled later is not counted before.
/// </summary>
public static class Counting
{
    private const int MonthsOfBenefit = 12;
    private const int MonthsActive = 3;

    /// <summary>The learning routes, and last of all: not known, or not decided yet.</summary>
    public static IReadOnlyList<LearningRoute?> Routes { get; } = [LearningRoute.B1, LearningRoute.Education, LearningRoute.Z, null];

    /// <summary>One goal at the end of one day, by <see cref="Routes"/>.</summary>
    public static IReadOnlyList<Part> ByRoute(ProgressFacts facts, Goal goal, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var reached = Reached(facts, goal, day);
        var parts = new Part[Routes.Count];
        foreach (var person in facts.People)
        {
            var has = reached.Contains(person.Id);
            if (person.SettledOn > day || (goal == Goal.CivicIntegration && !has && !(person.DueOn <= day)))
                continue;
            parts[IndexOf(person.Route)] += new Part(has ? 1 : 0, 1);
        }
        return parts;
    }

    /// <summary>Placements that were started between six and three months before the day, and how many of those ran for three months; by <see cref="Routes"/>.</summary>
    public static IReadOnlyList<Part> StillActive(ProgressFacts facts, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var routes = facts.People.ToDictionary(p => p.Id, p => IndexOf(p.Route));
        var parts = new Part[Routes.Count];
        foreach (var started in facts.Started)
            if (started.From <= day.AddMonths(-MonthsActive) && started.From > day.AddMonths(-2 * MonthsActive) && routes.TryGetValue(started.Newcomer, out var route))
                parts[route] += new Part(started.Covers(started.From.AddMonths(MonthsActive)) ? 1 : 0, 1);
        return parts;
    }

    /// <summary>People by <see cref="Routes"/>.</summary>
    public static IReadOnlyList<int> People(ProgressFacts facts, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var people = new int[Routes.Count];
        foreach (var person in facts.People.Where(p => !(p.SettledOn > day)))
            people[IndexOf(person.Route)]++;
        return people;
    }

    private static int IndexOf(LearningRoute? route) => route is { } known ? (int)known : Routes.Count - 1;

    private static HashSet<long> Reached(ProgressFacts facts, Goal goal, DateOnly day) => goal switch
    {
        Goal.Work => Now(facts, OutcomeKind.PaidWork, day),
        Goal.Education => Now(facts, OutcomeKind.Education, day),
        Goal.CivicIntegration => Now(facts, OutcomeKind.CivicIntegration, day),
        Goal.LeftBenefit =>
        [
            .. facts.Outcomes.Where(o => o.Kind == OutcomeKind.LeftBenefit && o.Span.From <= day && o.Span.From > day.AddMonths(-MonthsOfBenefit))
                .Select(o => o.Span.Newcomer),
        ],
        Goal.TakingPart => [.. facts.Running.Where(r => r.Covers(day)).Select(r => r.Newcomer)],
        _ => throw new ArgumentOutOfRangeException(nameof(goal)),
    };

    private static HashSet<long> Now(ProgressFacts facts, OutcomeKind kind, DateOnly day) =>
        [.. facts.Outcomes.Where(o => o.Kind == kind && o.Span.Covers(day)).Select(o => o.Span.Newcomer)];
}
