using System.Globalization;
using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Storage;

namespace Matching.Service.Progress;

/// <summary>Reads what progress is counted from: the people of the session's municipality, what was recorded, and what runs.</summary>
internal static class ProgressReader
{
    public static async Task<ProgressFacts> ReadAsync(DbSession db, CancellationToken ct)
    {
        var people = (await db.Connection.QueryAsync<Line>(new CommandDefinition("""
            select id, dossier #>> '{integration,route}' as route, dossier ->> 'settledOn' as settled_on,
              dossier #>> '{integration,term,end}' as due_on, dossier #>> '{availability,worksHours}' as works
            from newcomers
            order by id
            """, cancellationToken: ct))).AsList();
        var outcomes = (await db.Connection.QueryAsync<(long Newcomer, string Kind, DateOnly From, DateOnly? Until)>(new CommandDefinition(
            "select newcomer_id, kind, reached_on, ended_on from outcomes order by id", cancellationToken: ct))).AsList();
        var placements = (await db.Connection.QueryAsync<(long Newcomer, DateOnly From, DateOnly? Until)>(new CommandDefinition("""
            select newcomer_id, started_on, stopped_on from placements where started_on is not null order by id
            """, cancellationToken: ct))).Select(p => new Span(p.Newcomer, p.From, p.Until)).ToList();
        var activities = await db.Connection.QueryAsync<(long Newcomer, DateOnly From, DateOnly? Until)>(new CommandDefinition("""
            select newcomer_id, begins, ends
            from activities
            where begins is not null and status in ('running', 'completed', 'stopped')
              and kind in ('work_placement', 'taalstage', 'maatje', 'sports_club', 'volunteer_role')
            order by id
            """, cancellationToken: ct));
        var worksOnRecord = outcomes.Where(o => o.Kind == Code.Of(OutcomeKind.PaidWork) && o.Until is null).Select(o => o.Newcomer).ToHashSet();
        return new ProgressFacts
        {
            People = [.. people.Select(p => new Counted(p.Id, RouteOf(p.Route), DayOf(p.SettledOn), DayOf(p.DueOn)))],
            Outcomes = [.. outcomes.Select(o => (Code.Parse<OutcomeKind>(o.Kind), new Span(o.Newcomer, o.From, o.Until)))],
            Running = [.. placements, .. activities.Select(a => new Span(a.Newcomer, a.From, a.Until))],
            Started = placements,
            WorkWithoutDate = people.Count(p => p.Works is not (null or "0") && !worksOnRecord.Contains(p.Id)),
        };
    }

    // As text, because a dossier that cannot be read must not take the page down.
    private static LearningRoute? RouteOf(string? route) => Enum.TryParse<LearningRoute>(route, ignoreCase: true, out var known) ? known : null;

    private static DateOnly? DayOf(string? day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var known) ? known : null;

    private sealed record Line(long Id, string? Route, string? SettledOn, string? DueOn, string? Works);
}
