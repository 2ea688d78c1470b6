using Matching.Service.Storage;

namespace Matching.Service.Placements;

/// <summary>The days of placements as the database gathers them from their steps.</summary>
internal static class StandingSteps
{
    /// <summary>For <c>left join lateral (…) s on true</c> beside a placement that is called <c>l</c>.</summary>
    public const string OfPlacement = """
        select (array_agg(t.planned_on order by t.id desc) filter (where t.step = 'introduction' and t.planned_on is not null))[1] as introduction_planned_on,
          max(t.done_on) filter (where t.step = 'introduction') as introduced_on,
          (array_agg(t.planned_on order by t.id desc) filter (where t.step = 'start' and t.planned_on is not null))[1] as start_planned_on,
          (array_agg(t.step order by t.id desc) filter (where t.step like 'check_in_%'))[1] as last_check_in,
          (array_agg(t.step order by t.id desc))[1] as last_step, (array_agg(t.at order by t.id desc))[1] as last_at
        from placement_steps t
        where t.placement_id = l.id and t.step <> 'undone' and not exists (select from placement_steps u where u.undoes = t.id)
        """;
}

/// <summary>Columns of a placement and its steps; what the readers of this folder share.</summary>
internal abstract record PlacementLine
{
    public required long Id { get; init; }
    public required int Version { get; init; }
    public required string State { get; init; }
    public DateOnly? AgreedOn { get; init; }
    public DateOnly? StartedOn { get; init; }
    public DateOnly? StoppedOn { get; init; }
    public DateOnly? Begins { get; init; }
    public DateOnly? Ends { get; init; }
    public DateOnly? IntroductionPlannedOn { get; init; }
    public DateOnly? IntroducedOn { get; init; }
    public DateOnly? StartPlannedOn { get; init; }
    public string? LastCheckIn { get; init; }
    public string? LastStep { get; init; }
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>The yes of a placement from before that day was kept counts as today's.</summary>
    public PlacementDates Dates(DateOnly today) => new()
    {
        State = Code.Parse<PlacementState>(State),
        AgreedOn = AgreedOn ?? today,
        IntroductionPlannedOn = IntroductionPlannedOn,
        IntroducedOn = IntroducedOn,
        StartPlannedOn = StartPlannedOn,
        StartedOn = StartedOn,
        LastCheckIn = LastCheckIn is { } code ? Code.Parse<PlacementStep>(code) : null,
        Begins = Begins,
        Ends = Ends,
    };
}
