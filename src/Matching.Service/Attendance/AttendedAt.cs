using Dapper;
using Matching.Service.Newcomers.Hours;
using Matching.Service.Placements;
using Matching.Service.Storage;

namespace Matching.Service.Attendance;

/// <summary>What hosts wrote down of one placement: how often she was there of the last sessions, and when last.</summary>
/// <param name="Present">Sessions where she was.</param>
/// <param name="Sessions">Sessions of which something was written, at most <see cref="Last"/>.</param>
/// <param name="LastPresent">Null: at none of those.</param>
public sealed record AttendedAt(int Present, int Sessions, DateOnly? LastPresent)
{
    public const int Last = 8;
}

/// <summary>Reads attendance for the dossier; behind the wall of the municipality, for people the caller may read already.</summary>
internal static class AttendanceReader
{
    public static async Task<IReadOnlyDictionary<PlacementId, AttendedAt>> OfAsync(DbSession db, long[] placements, CancellationToken ct) =>
        (await db.Connection.QueryAsync<(long Placement, int Present, int Sessions, DateOnly? LastPresent)>(new CommandDefinition($"""
            select s.placement_id, count(*) filter (where s.mark = 'present')::int, count(*)::int, max(s.held_on) filter (where s.mark = 'present')
            from unnest(@placements) as p(id)
            cross join lateral (
              select a.placement_id, a.mark, a.held_on from attendance a where a.placement_id = p.id order by a.held_on desc limit {AttendedAt.Last}) s
            group by s.placement_id
            """, new { placements }, cancellationToken: ct)))
            .ToDictionary(a => new PlacementId(a.Placement), a => new AttendedAt(a.Present, a.Sessions, a.LastPresent));

    /// <summary>Reads the hours per week of <c>@id</c>.</summary>
    public const string WeeksSql = """
        select date_trunc('week', a.held_on)::date, sum(a.hours)
        from placements l
        join attendance a on a.placement_id = l.id and a.mark = 'present' and a.hours is not null
        join openings o on o.id = l.opening_id
        where l.newcomer_id = @id and l.stop_reason is distinct from 'undone' and o.requirements #> '{offers,countsFor}' @> '["z_hours"]'::jsonb
        group by 1
        order by 1
        """;

    /// <summary>Hours per week that hosts wrote down at openings that count for the Z-route, by their Monday, oldest first: the answer to <see cref="WeeksSql"/>.</summary>
    public static async Task<IReadOnlyList<HoursWeek>> WeeksAsync(SqlMapper.GridReader rows) =>
        [.. (await rows.ReadAsync<(DateOnly Week, decimal Hours)>()).Select(w => new HoursWeek(w.Week, w.Hours))];
}
