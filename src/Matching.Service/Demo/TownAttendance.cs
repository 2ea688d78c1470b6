using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Attendance;
using Matching.Service.Storage;
using Matching.Simulation;

namespace Matching.Service.Demo;

/// <summary>Who came to the weekly sessions of an invented town: two months of what runs in a group, or one to one at every third opening.</summary>
internal static class TownAttendance
{
    private const int Weeks = 8;
    private const int Days = 7;

    public static async Task WriteAsync(DbSession session, Town town, CancellationToken ct)
    {
        var openings = town.Openings.ToDictionary(o => o.Opening.Id, o => o);
        var accounts = town.Accounts.ToDictionary(a => a.Email, a => a.Id);
        var running = await session.Connection.QueryAsync<(long Id, long Opening, DateOnly Started, DateOnly? Stopped)>(new CommandDefinition("""
            select id, opening_id, started_on, stopped_on from placements
            where started_on is not null and stop_reason is distinct from 'undone' order by id
            """, cancellationToken: ct));
        var rows =
            from placement in running
            let opening = openings[new(placement.Opening)]
            where opening.Opening.Form != OpeningForm.OneToOne || placement.Opening % 3 == 0
            let last = SessionDays.Last(opening.Opening.Schedule.DayParts, town.Options.Anchor.AddDays(-1))
            from week in Enumerable.Range(0, Weeks)
            let day = last.AddDays(-week * Days)
            where day >= placement.Started && !(day > placement.Stopped)
            select new
            {
                PlacementId = placement.Id,
                HeldOn = day,
                Mark = Code.Of(MarkOf(placement.Id, week)),
                Hours = SessionDays.Hours(opening.Opening.Schedule.StartsAt, opening.Opening.Schedule.EndsAt) ?? 2,
                AccountId = accounts[opening.CoordinatorEmail],
                RecordedAt = new DateTimeOffset(day, new TimeOnly(16, 0), TimeSpan.Zero),
            };
        foreach (var chunk in BulkRows.Of(rows))
            await session.Connection.ExecuteAsync(new CommandDefinition("""
                insert into attendance (placement_id, municipality_code, held_on, mark, hours, account_id, recorded_at)
                select r.placement_id, current_municipality(), r.held_on, r.mark, r.hours, r.account_id, r.recorded_at
                from jsonb_to_recordset(@rows::jsonb) as r(placement_id bigint, held_on date, mark text, hours numeric, account_id bigint, recorded_at timestamptz)
                order by r.placement_id, r.held_on
                """, new { rows = chunk }, cancellationToken: ct));
    }

    private static AttendanceMark MarkOf(long placement, int week) => ((placement * 31 + week * 17) % 11) switch
    {
        3 => AttendanceMark.SaidNo,
        7 => AttendanceMark.Absent,
        _ => AttendanceMark.Present,
    };
}
