using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Openings;
using Matching.Service.Pipeline;
using Matching.Service.Placements;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Attendance;

/// <summary>
/// One session of an opening of the coordinator's own organisation, to write down who was there: everybody who said yes and had not
/// stopped on that day, with what was written before. Without a day the last one on which the opening takes place.
/// </summary>
[For(Role.Coordinator)]
public sealed record SessionOf(OpeningId Opening, DateOnly? Day) : IQuery<SessionView>;

public sealed record SessionView
{
    public required OpeningId Opening { get; init; }
    public required string Title { get; init; }
    public required OpeningKind Kind { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>What was written of that day, else what the opening's own times say; null is not known.</summary>
    public decimal? Hours { get; init; }
    public required IReadOnlyList<SessionPerson> People { get; init; }

    /// <summary>Sessions that were written down, newest first.</summary>
    public required IReadOnlyList<PastSession> Past { get; init; }
}

/// <param name="Placement">Hers.</param>
/// <param name="ShortName">"Selam T."; null when none was written.</param>
/// <param name="Mark">Null: nothing written yet.</param>
public sealed record SessionPerson(PlacementId Placement, string? ShortName, AttendanceMark? Mark);

/// <param name="Day">When.</param>
/// <param name="Present">Who was there.</param>
/// <param name="Written">Of how many something was written.</param>
public sealed record PastSession(DateOnly Day, int Present, int Written);

internal sealed class SessionOfHandler(DbSession db, Actor actor, TimeProvider clock) : IRequestHandler<SessionOf, Answer<SessionView>>
{
    private const int MostPast = 12;

    public async Task<Answer<SessionView>> Handle(SessionOf request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var isOwn = await db.Connection.ExecuteScalarAsync<bool>(new CommandDefinition("""
            select exists (select from openings where id = @opening and organisation_id = @organisation and municipality_code = @Municipality)
            """, new { opening = request.Opening.Value, organisation = actor.Organisation?.Value, db.Municipality }, cancellationToken: ct));
        if (!isOwn || await OpeningReader.ReadAsync(db, id: request.Opening.Value, ct: ct) is not [var row])
            return Refusal.NotFound(Say.It("Deze plek"));
        var schedule = OpeningRecord.FromRow(row)?.Schedule ?? new Schedule();
        var day = request.Day ?? SessionDays.Last(schedule.DayParts, schedule.Period.End < clock.BusinessDate() ? schedule.Period.End.Value : clock.BusinessDate());
        var people = (await db.Connection.QueryAsync<(long Id, string? ShortName, string? Mark, decimal? Hours)>(new CommandDefinition("""
            select p.id, p.short_name, a.mark, a.hours
            from people_who_come p
            left join attendance a on a.placement_id = p.id and a.held_on = @day
            where p.opening_id = @Id and (p.agreed_on is null or p.agreed_on <= @day) and (p.stopped_on is null or p.stopped_on >= @day)
            order by p.short_name, p.id
            """, new { row.Id, day }, cancellationToken: ct))).AsList();
        return new SessionView
        {
            Opening = request.Opening,
            Title = row.Title,
            Kind = Code.Parse<OpeningKind>(row.Kind),
            Day = day,
            Hours = people.Select(p => p.Hours).FirstOrDefault(h => h is not null) ?? SessionDays.Hours(schedule.StartsAt, schedule.EndsAt),
            People = [.. people.Select(p => new SessionPerson(new(p.Id), p.ShortName, p.Mark is { } mark ? Code.Parse<AttendanceMark>(mark) : null))],
            Past = await PastAsync(row.Id, ct),
        };
    }

    private async Task<IReadOnlyList<PastSession>> PastAsync(long opening, CancellationToken ct) =>
    [
        .. (await db.Connection.QueryAsync<(DateOnly Day, int Present, int Written)>(new CommandDefinition($"""
            select a.held_on, count(*) filter (where a.mark = 'present')::int, count(*)::int
            from people_who_come p
            join attendance a on a.placement_id = p.id
            where p.opening_id = @opening
            group by a.held_on
            order by a.held_on desc
            limit {MostPast}
            """, new { opening }, cancellationToken: ct))).Select(s => new PastSession(s.Day, s.Present, s.Written)),
    ];
}
