using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Openings;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Attendance;

/// <summary>
/// A host writes down who was at one session of an opening of her own organisation: only of people who said yes. The same day again
/// replaces what was written; who has no mark stays as she was.
/// </summary>
/// <param name="Opening">Where.</param>
/// <param name="Day">When: not in the future, and not longer ago than <see cref="SessionDays.DaysBack"/> days.</param>
/// <param name="Hours">How long the session was, from <see cref="SessionDays.FewestHours"/> to <see cref="SessionDays.MostHours"/>; null is not said.</param>
/// <param name="Marks">By placement.</param>
/// <param name="Key">See <see cref="IIdempotent"/>.</param>
[For(Role.Coordinator)]
public sealed record RecordAttendance(
    OpeningId Opening, DateOnly Day, decimal? Hours, IReadOnlyDictionary<long, AttendanceMark> Marks, string Key) : ICommand<AttendanceOutcome>, IIdempotent;

/// <param name="Written">People whose mark was written.</param>
public sealed record AttendanceOutcome(int Written);

internal sealed class RecordAttendanceValidator(TimeProvider clock) : IValidator<RecordAttendance>
{
    public IEnumerable<FieldError> Check(RecordAttendance request)
    {
        var today = clock.BusinessDate();
        if (request.Day > today || request.Day < today.AddDays(-SessionDays.DaysBack))
            yield return new("dag", Say.It($"Kies een dag die geweest is, hooguit {SessionDays.DaysBack} dagen geleden."));
        if (request.Hours is < SessionDays.FewestHours or > SessionDays.MostHours)
            yield return new("uren", Say.It("Schrijf een aantal uren van een kwartier tot 12 uur, bijvoorbeeld 2,5."));
        if (request.Marks.Count == 0)
            yield return new("wie", Say.It("Kies bij iemand of die er was."));
    }
}

internal sealed class RecordAttendanceHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<RecordAttendance, Answer<AttendanceOutcome>>
{
    public async Task<Answer<AttendanceOutcome>> Handle(RecordAttendance request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        note.About("opening", request.Opening.Value);
        if (await OwnOpening.LockAsync(db, actor, request.Opening.Value, ct) is not { } opening)
            return Refusal.NotFound(Say.It("Deze plek"));
        // Whoever is not at this opening on that day is passed over: a number in a form is no reason to know her.
        var written = await db.Connection.ExecuteAsync(new CommandDefinition("""
            insert into attendance (placement_id, municipality_code, held_on, mark, hours, account_id, recorded_at)
            select p.id, p.municipality_code, @Day, m.mark, @Hours, @Account, @now
            from unnest(@placements, @marks) as m(placement_id, mark)
            join people_who_come p on p.id = m.placement_id and p.opening_id = @Id
            where (p.agreed_on is null or p.agreed_on <= @Day) and (p.stopped_on is null or p.stopped_on >= @Day)
            on conflict (placement_id, held_on) do update
            set mark = excluded.mark, hours = excluded.hours, account_id = excluded.account_id, recorded_at = excluded.recorded_at
            """, new
        {
            opening.Id,
            request.Day,
            request.Hours,
            actor.Account,
            now = clock.GetUtcNow(),
            placements = request.Marks.Keys.ToArray(),
            marks = request.Marks.Values.Select(m => Code.Of(m)).ToArray(),
        }, cancellationToken: ct));
        note.Write("recorded", new { day = request.Day, people = written });
        return new AttendanceOutcome(written);
    }
}
