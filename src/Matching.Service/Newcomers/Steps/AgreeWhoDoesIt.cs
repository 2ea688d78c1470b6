using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Newcomers.Steps;

/// <summary>Two organisations do the same: notes which of them goes on. Nobody is told by the software; the caseworker speaks with both.</summary>
[For(Role.Caseworker)]
public sealed record AgreeWhoDoesIt(NewcomerId Newcomer, string Subject, string Keeper, string Key) : ICommand<Noted>, IIdempotent;

/// <summary>Written down; there is nothing more to say.</summary>
public sealed record Noted;

internal sealed class AgreeWhoDoesItHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<AgreeWhoDoesIt, Answer<Noted>>
{
    public async Task<Answer<Noted>> Handle(AgreeWhoDoesIt request, CancellationToken cancellationToken)
    {
        var (ct, today) = (cancellationToken, clock.BusinessDate());
        note.About("newcomer", request.Newcomer.Value);
        if (await OwnDossier.LockAsync(db, actor, request.Newcomer, ct) is null)
            return Refusal.NotFound(Say.It("Dit dossier"));
        var doubled = DoubleWork.In(await Step.OfAsync(db, request.Newcomer, today, ct), []);
        if (!doubled.Any(d => d.Subject == request.Subject && d.Doers.Any(doer => doer.Organisation == request.Keeper)))
            return new Refusal(RefusalKind.Invalid, Say.It("Deze organisatie doet dit niet meer. Kijk het dossier opnieuw na."));
        await db.Connection.ExecuteAsync(new CommandDefinition("""
            insert into double_work_agreements (newcomer_id, municipality_code, subject, keeper, agreed_on, agreed_by)
            values (@id, current_municipality(), @Subject, @Keeper, @today, @Account)
            on conflict (newcomer_id, subject) do update
            set keeper = excluded.keeper, agreed_on = excluded.agreed_on, agreed_by = excluded.agreed_by
            """, new { id = request.Newcomer.Value, request.Subject, request.Keeper, today, actor.Account }, cancellationToken: ct));
        note.Write("agreed", new { request.Subject });
        return new Noted();
    }
}
