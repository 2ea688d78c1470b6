using Dapper;
using Matching.Service.Language;
using Matching.Service.Newcomers.Steps;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Newcomers;

/// <summary>Who stands in for me and for whom I stand in, and the colleagues to choose from.</summary>
[For(Role.Caseworker)]
public sealed record Deputies : IQuery<DeputiesView>;

public sealed record DeputiesView(IReadOnlyList<DeputyTerm> Mine, IReadOnlyList<DeputyTerm> ForOthers, IReadOnlyList<Colleague> Colleagues);

/// <summary>Open on a side: from always, or until somebody ends it.</summary>
public sealed record DeputyTerm(long Account, string Name, DateOnly? Begins, DateOnly? Ends);

/// <summary>Names a colleague who stands in for me; again for the same colleague changes the period. She sees my caseload in it, and no longer.</summary>
[For(Role.Caseworker)]
public sealed record NameDeputy(long Deputy, DateOnly? Begins, DateOnly? Ends, string Key) : ICommand<Noted>, IIdempotent;

/// <summary>My deputy stands in no longer.</summary>
[For(Role.Caseworker)]
public sealed record EndDeputy(long Deputy, string Key) : ICommand<Noted>, IIdempotent;

internal sealed class NameDeputyValidator(TimeProvider clock) : IValidator<NameDeputy>
{
    public IEnumerable<FieldError> Check(NameDeputy request)
    {
        if (request.Begins > request.Ends)
            yield return new("tot", Say.It("Het einde ligt vóór het begin. Kies een latere dag."));
        else if (request.Ends < clock.BusinessDate())
            yield return new("tot", Say.It("Deze dag is al voorbij. Kies een dag vanaf vandaag."));
    }
}

internal sealed class DeputiesHandler(DbSession db, Actor actor, AuditNote note) :
    IRequestHandler<Deputies, Answer<DeputiesView>>, IRequestHandler<NameDeputy, Answer<Noted>>, IRequestHandler<EndDeputy, Answer<Noted>>
{
    public async Task<Answer<DeputiesView>> Handle(Deputies request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var mine = await db.Connection.QueryAsync<DeputyTerm>(new CommandDefinition("""
            select t.deputy_id as account, a.display_name as name, t.begins, t.ends
            from deputy_terms t join accounts a on a.id = t.deputy_id
            where t.caseworker_id = @Account
            order by a.display_name, a.id
            """, new { actor.Account }, cancellationToken: ct));
        var others = await db.Connection.QueryAsync<DeputyTerm>(new CommandDefinition("""
            select t.caseworker_id as account, a.display_name as name, t.begins, t.ends
            from deputy_terms t join accounts a on a.id = t.caseworker_id
            where t.deputy_id = @Account
            order by a.display_name, a.id
            """, new { actor.Account }, cancellationToken: ct));
        return new DeputiesView(mine.AsList(), others.AsList(), await Colleagues.ReadAsync(db, actor, ct));
    }

    public async Task<Answer<Noted>> Handle(NameDeputy request, CancellationToken cancellationToken)
    {
        note.About("account", actor.Account);
        var written = await db.Connection.ExecuteAsync(new CommandDefinition("""
            insert into deputy_terms (municipality_code, caseworker_id, deputy_id, begins, ends)
            select current_municipality(), @Account, a.id, @Begins, @Ends
            from accounts a
            where a.id = @Deputy and a.role = 'caseworker' and a.active and a.id <> @Account
            on conflict (caseworker_id, deputy_id) do update set begins = excluded.begins, ends = excluded.ends
            """, new { actor.Account, request.Deputy, request.Begins, request.Ends }, cancellationToken: cancellationToken));
        if (written == 0)
            return new Refusal(RefusalKind.Invalid, Say.It("Kies een collega uit de lijst."))
            {
                Errors = [new FieldError("collega", Say.It("Kies een collega uit de lijst."))],
            };
        note.Write("named", new { request.Deputy });
        return new Noted();
    }

    public async Task<Answer<Noted>> Handle(EndDeputy request, CancellationToken cancellationToken)
    {
        note.About("account", actor.Account);
        await db.Connection.ExecuteAsync(new CommandDefinition(
            "delete from deputy_terms where caseworker_id = @Account and deputy_id = @Deputy",
            new { actor.Account, request.Deputy }, cancellationToken: cancellationToken));
        note.Write("ended", new { request.Deputy });
        return new Noted();
    }
}
