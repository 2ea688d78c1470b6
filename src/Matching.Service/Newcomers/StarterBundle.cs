using Matching.Service.Newcomers.Steps;

namespace Matching.Service.Newcomers;

/// <summary>The five things of a good start (Weert): one of each, from the first weeks on.</summary>
public enum StarterPart : byte { Language, Maatje, Money, Sport, Neighbourhood }

public enum StarterState : byte { Done, Running, Next, Later, NotNeeded }

/// <summary>One part of the bundle, and from which month since settling it is due.</summary>
public sealed record StarterItem(StarterPart Part, int FromMonth, StarterState State);

/// <summary>What a caseworker marked where no activity says it.</summary>
public sealed record StarterMark(StarterPart Part, bool IsDone);

/// <summary>The starter bundle of one person by month since settling: what is done, what runs, and what is next.</summary>
public static class StarterBundle
{
    /// <summary>After this many months a start is no start any more.</summary>
    public const int Months = 18;

    private static readonly (StarterPart Part, int FromMonth, string[] Subjects)[] Plan =
    [
        (StarterPart.Language, 0, ["lessons", "taalstage"]),
        (StarterPart.Maatje, 0, ["maatje"]),
        (StarterPart.Money, 1, []),
        (StarterPart.Sport, 3, ["sports_club"]),
        (StarterPart.Neighbourhood, 3, ["volunteer_role"]),
    ];

    /// <summary>Whole months since settling; 0 before it.</summary>
    public static int MonthsSince(DateOnly settled, DateOnly today)
    {
        var months = (today.Year - settled.Year) * 12 + today.Month - settled.Month - (today.Day < settled.Day ? 1 : 0);
        return Math.Max(0, months);
    }

    /// <summary>The five in the order of the plan; empty when she did not settle yet, or too long ago.</summary>
    public static IReadOnlyList<StarterItem> Of(DateOnly? settled, DateOnly today, IReadOnlyList<Step> steps, IReadOnlyList<StarterMark> marks)
    {
        if (settled is not { } on || on > today || MonthsSince(on, today) is var month && month >= Months)
            return [];
        return [.. Plan.Select(p => new StarterItem(p.Part, p.FromMonth, StateOf(p.Part, p.FromMonth, p.Subjects)))];

        StarterState StateOf(StarterPart part, int from, string[] subjects)
        {
            if (marks.FirstOrDefault(m => m.Part == part) is { } mark)
                return mark.IsDone ? StarterState.Done : StarterState.NotNeeded;
            var hers = steps.Where(s => s.Kind is StepKind.Activity or StepKind.Placement && subjects.Contains(s.Subject)).ToList();
            return hers.Any(s => s.IsGoingOn) ? StarterState.Running
                : hers.Any(s => s.State == StepState.Completed) ? StarterState.Done
                : month >= from ? StarterState.Next : StarterState.Later;
        }
    }
}
