using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Newcomers.Steps;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Newcomers.Hours;

/// <summary>
/// Records the hours of taking part in the week of this day, 0 to 60. The same week again replaces what was recorded. What is still due in
/// the dossier moves along, so that the night counts with it. A list or a correction that says otherwise is what is counted from then on.
/// </summary>
[For(Role.Caseworker)]
public sealed record RecordHours(NewcomerId Newcomer, DateOnly Day, decimal Hours, string Key) : ICommand<Noted>, IIdempotent;

internal sealed class RecordHoursValidator(TimeProvider clock) : IValidator<RecordHours>
{
    public IEnumerable<FieldError> Check(RecordHours request)
    {
        if (request.Day > clock.BusinessDate())
            yield return new("week", Say.It("Deze week moet nog komen. Kies een dag die geweest is."));
        if (request.Hours is < 0 or > 60)
            yield return new("uren", Say.It("Schrijf een aantal uren van 0 tot en met 60."));
    }
}

internal sealed class RecordHoursHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock) : IRequestHandler<RecordHours, Answer<Noted>>
{
    public async Task<Answer<Noted>> Handle(RecordHours request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var id = request.Newcomer.Value;
        note.About("newcomer", id);
        if (await OwnDossier.LockAsync(db, actor, request.Newcomer, ct) is null
            || await NewcomerReader.ReadAsync(db, id: id, ct: ct) is not [var row] || DossierRecord.FromRow(row) is not { } person)
            return Refusal.NotFound(Say.It("Dit dossier"));
        if (person.Integration is not { Route: LearningRoute.Z, HoursDueZ: { } due })
            return new Refusal(RefusalKind.Invalid, Say.It("Uren horen bij de Z-route. Vul eerst de leerroute in, en hoeveel uren er nog nodig zijn."));

        var week = request.Day.AddDays(-(((int)request.Day.DayOfWeek + 6) % 7));
        var (kept, before) = await CountedAsync(id, ct);
        var from = kept is { } start && HoursLedger.DueOf(start - before) == due ? start : due + before;
        await db.Connection.ExecuteAsync(new CommandDefinition("""
            insert into hour_weeks (newcomer_id, municipality_code, week, hours, recorded_by, recorded_at)
            values (@id, current_municipality(), @week, @Hours, @Account, @now)
            on conflict (newcomer_id, week) do update
            set hours = excluded.hours, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
            """, new { id, week, request.Hours, actor.Account, now = clock.GetUtcNow() }, cancellationToken: ct));
        var (_, after) = await CountedAsync(id, ct);
        await MoveDueAsync(person, from, HoursLedger.DueOf(from - after), ct);
        note.Write("recorded");
        return new Noted();
    }

    /// <summary>What the recorded weeks are counted down from, null before the first; and the hours of all weeks.</summary>
    private async Task<(decimal? From, decimal Hours)> CountedAsync(long id, CancellationToken ct) =>
        await db.Connection.QuerySingleAsync<(decimal?, decimal)>(new CommandDefinition("""
            select z_hours_from, coalesce((select sum(w.hours) from hour_weeks w where w.newcomer_id = n.id), 0)
            from newcomers n
            where n.id = @id
            """, new { id }, cancellationToken: ct));

    // Not as a correction of the dossier: that would bring back what was rejected until something changes, every week anew.
    private async Task MoveDueAsync(Newcomer person, decimal from, int left, CancellationToken ct)
    {
        await db.Connection.ExecuteAsync(new CommandDefinition("""
            update newcomers
            set dossier = jsonb_set(dossier, '{integration,hoursDueZ}', to_jsonb(@left::int)), z_hours_from = @from, version = version + 1
            where id = @id
            """, new { left, from, id = person.Id.Value }, cancellationToken: ct));
        await HandFacts.NoteAsync(
            db, person, person with { Integration = person.Integration with { HoursDueZ = left } }, clock.BusinessDate(), actor.Account, ct);
    }
}
