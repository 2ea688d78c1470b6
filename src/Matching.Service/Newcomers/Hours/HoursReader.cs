using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Attendance;

namespace Matching.Service.Newcomers.Hours;

/// <summary>Reads what the ledger is made of; null for who is not on the Z-route.</summary>
internal static class HoursReader
{
    /// <summary>Three answers about <c>@id</c>: what gives hours, the weeks, and what hosts wrote down. Elsewhere working, a taalstage and a role count; lessons, a maatje and sport do not. Here the opening says it.</summary>
    public const string Sql = Planned + ";\n" + AttendanceReader.WeeksSql;

    private const string Planned = """
        select a.kind as title, nullif(a.organisation, '') as organisation, a.hours_week as per_week, a.begins as begins, a.ends as ends
        from activities a
        where a.newcomer_id = @id and a.status in ('planned', 'running') and a.hours_week > 0
          and a.kind in ('work_placement', 'taalstage', 'volunteer_role')
        union all
        select o.title, g.name,
          coalesce(o.requirements #>> '{schedule,hoursMin}', o.requirements #>> '{schedule,hoursMax}')::numeric,
          coalesce(l.started_on, o.begins), o.ends
        from placements l
        join openings o on o.id = l.opening_id
        join organisations g on g.id = o.organisation_id
        where l.newcomer_id = @id and l.state in ('agreed', 'introduced', 'started')
          and o.requirements #> '{offers,countsFor}' @> '["z_hours"]'::jsonb
        order by 1, 2;
        select week, hours from hour_weeks where newcomer_id = @id order by week
        """;

    public static async Task<HoursLedger?> FromAsync(SqlMapper.GridReader rows, Newcomer person, DateOnly today)
    {
        var sources = await rows.ReadAsync<Line>();
        var weeks = await rows.ReadAsync<(DateOnly Week, decimal Hours)>();
        var attended = await AttendanceReader.WeeksAsync(rows);
        if (person.Integration is not { Route: LearningRoute.Z, HoursDueZ: { } due })
            return null;
        return new HoursLedger
        {
            Today = today,
            Due = due,
            End = person.Integration.Term.End,
            Sources = [.. sources.Where(l => l.PerWeek > 0).Select(l => new HoursSource(l.Title, l.Organisation, l.PerWeek!.Value, l.Begins, l.Ends))],
            Weeks = [.. weeks.Select(w => new HoursWeek(w.Week, w.Hours))],
            Attended = attended,
        };
    }

    private sealed record Line(string Title, string? Organisation, decimal? PerWeek, DateOnly? Begins, DateOnly? Ends);
}
