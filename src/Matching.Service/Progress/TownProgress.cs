using Matching.Engine.Domain;
using Matching.Service.Pipeline;
using Matching.Service.Policies;
using Matching.Service.Reports;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Progress;

/// <summary>Progress on the city's goals over the last twelve months, per month and learning route. Counts below ten are left out.</summary>
[For(Role.Manager)]
public sealed record TownProgress : IQuery<ProgressView>;

public sealed record ProgressView
{
    /// <summary>The ends of the last eleven months, and today.</summary>
    public required IReadOnlyList<DateOnly> Days { get; init; }
    public required int People { get; init; }
    public required IReadOnlyList<GoalProgress> Goals { get; init; }

    /// <summary>By learning route, the unknown route last; today.</summary>
    public required IReadOnlyList<RouteProgress> Routes { get; init; }

    /// <summary>Placements still active after three months; null when too few are that old.</summary>
    public required Part? StillActive { get; init; }

    /// <summary>People whose dossier says they work, without since when; null below ten.</summary>
    public required int? WorkWithoutDate { get; init; }
}

/// <summary>One goal: its figure now, its line, and the same per route and month.</summary>
public sealed record GoalProgress
{
    public required Goal Goal { get; init; }

    /// <summary>Null: fewer than ten.</summary>
    public required Part? Now { get; init; }
    public required int Of { get; init; }

    /// <summary>Something of it was ever recorded. False: the figure is not zero but unknown.</summary>
    public required bool IsRecorded { get; init; }

    /// <summary>One for each day; null: fewer than ten.</summary>
    public required IReadOnlyList<Part?> Line { get; init; }

    /// <summary>For each day one part per route, in the order of <see cref="ProgressView.Routes"/>; null is hidden.</summary>
    public required IReadOnlyList<IReadOnlyList<Part?>> PerRoute { get; init; }
    public AgreedNumber? Agreed { get; init; }

    /// <summary>A count of people instead of a share.</summary>
    public bool IsCount => Goal == Goal.LeftBenefit;
}

public sealed record RouteProgress
{
    /// <summary>Null: not known, or not decided yet.</summary>
    public required LearningRoute? Route { get; init; }
    public required int? People { get; init; }

    /// <summary>In the order of <see cref="ProgressView.Goals"/>; null is hidden.</summary>
    public required IReadOnlyList<Part?> Goals { get; init; }
    public required Part? StillActive { get; init; }
}

internal sealed class TownProgressHandler(DbSession db, TimeProvider clock) : IRequestHandler<TownProgress, Answer<ProgressView>>
{
    private const int Months = 12;

    public async Task<Answer<ProgressView>> Handle(TownProgress request, CancellationToken cancellationToken)
    {
        var facts = await ProgressReader.ReadAsync(db, cancellationToken);
        return ViewOf(facts, clock.BusinessDate(), await AgreedReader.ReadAsync(db, cancellationToken));
    }

    internal static ProgressView ViewOf(ProgressFacts facts, DateOnly today, IReadOnlyDictionary<string, AgreedNumber> agreed)
    {
        IReadOnlyList<DateOnly> days = [.. Enumerable.Range(0, Months).Select(back => EndOfMonth(today, Months - 1 - back))];
        IReadOnlyList<GoalProgress> goals = [.. Enum.GetValues<Goal>().Select(goal => Of(facts, goal, days, agreed))];
        var people = SmallCells.Hide(Counting.People(facts, today));
        var active = Counting.StillActive(facts, today);
        var activeShown = SmallCells.Hide([.. active.Select(a => a.Count)]);
        return new()
        {
            Days = days,
            People = facts.People.Count(p => !(p.SettledOn > today)),
            Goals = goals,
            Routes =
            [
                .. Counting.Routes.Select((route, r) => new RouteProgress
                {
                    Route = route,
                    People = people[r],
                    Goals = [.. goals.Select(g => people[r] is null ? null : g.PerRoute[^1][r])],
                    StillActive = activeShown[r] is null ? null : active[r],
                }),
            ],
            StillActive = LargeEnough(active.Aggregate((one, other) => one + other)),
            WorkWithoutDate = SmallCells.Alone(facts.WorkWithoutDate),
        };
    }

    private static GoalProgress Of(ProgressFacts facts, Goal goal, IReadOnlyList<DateOnly> days, IReadOnlyDictionary<string, AgreedNumber> agreed)
    {
        var perRoute = days.Select(day => Counting.ByRoute(facts, goal, day)).ToList();
        var line = perRoute.Select(routes => routes.Aggregate((one, other) => one + other)).ToList();
        return new()
        {
            Goal = goal,
            Now = LargeEnough(line[^1]),
            Of = line[^1].Of,
            IsRecorded = goal == Goal.TakingPart ? facts.Running.Count > 0 : facts.Outcomes.Any(o => o.Kind == KindOf(goal)),
            Line = [.. line.Select(LargeEnough)],
            PerRoute = [.. perRoute.Select(Shown)],
            Agreed = agreed.GetValueOrDefault(AgreedSubject.OfGoal(goal)),
        };
    }

    private static IReadOnlyList<Part?> Shown(IReadOnlyList<Part> routes)
    {
        var counts = SmallCells.Hide([.. routes.Select(part => part.Count)]);
        return [.. routes.Select((part, r) => counts[r] is null ? (Part?)null : part)];
    }

    private static OutcomeKind? KindOf(Goal goal) => goal switch
    {
        Goal.Work => OutcomeKind.PaidWork,
        Goal.CivicIntegration => OutcomeKind.CivicIntegration,
        Goal.Education => OutcomeKind.Education,
        Goal.LeftBenefit => OutcomeKind.LeftBenefit,
        _ => null,
    };

    private static Part? LargeEnough(Part part) => SmallCells.Alone(part.Count) is null ? null : part;

    private static DateOnly EndOfMonth(DateOnly today, int monthsBack) =>
        monthsBack == 0 ? today : new DateOnly(today.Year, today.Month, 1).AddMonths(1 - monthsBack).AddDays(-1);
}
