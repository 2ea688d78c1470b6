using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Newcomers.Steps;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Newcomers.KeyPeople;

/// <summary>
/// Whom she chose for what. Her choice comes first and is dated; until then nothing is said to him, and no page of his shows anything.
/// </summary>
/// <param name="Id">Number of the choice.</param>
/// <param name="Name">Of the sleutelpersoon.</param>
/// <param name="Organisation">Through whom he is reached.</param>
/// <param name="Domain">For what.</param>
/// <param name="ChosenOn">The day she chose.</param>
/// <param name="AskedOn">Null: not asked yet.</param>
/// <param name="SaidYes">Null: no answer yet.</param>
public sealed record KeyPersonChoice(long Id, string Name, string Organisation, KeyDomain Domain, DateOnly ChosenOn, DateOnly? AskedOn, bool? SaidYes)
{
    /// <summary>Reads the choices of <c>@id</c> that stand.</summary>
    internal const string Sql = """
        select c.id, k.name, g.name as organisation, c.domain, c.chosen_on, c.asked_on, c.answer
        from key_person_choices c
        join key_people k on k.id = c.key_person_id
        join organisations g on g.id = k.organisation_id
        where c.newcomer_id = @id and c.ended_on is null
        """;

    /// <summary>Those that stand, in order of domain.</summary>
    internal static async Task<IReadOnlyList<KeyPersonChoice>> FromAsync(SqlMapper.GridReader rows) =>
    [
        .. (await rows.ReadAsync<Line>())
            .Select(l => new KeyPersonChoice(
                l.Id, l.Name, l.Organisation, Code.Parse<KeyDomain>(l.Domain), l.ChosenOn, l.AskedOn, l.Answer is null ? null : l.Answer == "yes"))
            .OrderBy(c => c.Domain).ThenBy(c => c.Id),
    ];

    private sealed record Line(long Id, string Name, string Organisation, string Domain, DateOnly ChosenOn, DateOnly? AskedOn, string? Answer);
}

/// <summary>She chose a sleutelpersoon for something.</summary>
[For(Role.Caseworker)]
public sealed record ChooseKeyPerson(NewcomerId Newcomer, long KeyPerson, KeyDomain Domain, string Key) : ICommand<Noted>, IIdempotent;

/// <summary>What came of a choice: he was asked, he answered, or she no longer wants it.</summary>
public enum KeyPersonAct : byte { Asked, Yes, No, Ended }

/// <summary>The next step of a choice.</summary>
[For(Role.Caseworker)]
public sealed record TakeKeyPersonStep(NewcomerId Newcomer, long Choice, KeyPersonAct Act, string Key) : ICommand<Noted>, IIdempotent;

internal sealed class KeyPersonChoiceHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock) :
    IRequestHandler<ChooseKeyPerson, Answer<Noted>>, IRequestHandler<TakeKeyPersonStep, Answer<Noted>>
{
    public async Task<Answer<Noted>> Handle(ChooseKeyPerson request, CancellationToken cancellationToken)
    {
        var (ct, id) = (cancellationToken, request.Newcomer.Value);
        note.About("newcomer", id);
        if (await OwnDossier.LockAsync(db, actor, request.Newcomer, ct) is null)
            return Refusal.NotFound(Say.It("Dit dossier"));
        var written = await db.Connection.ExecuteAsync(new CommandDefinition("""
            insert into key_person_choices (municipality_code, newcomer_id, key_person_id, domain, chosen_on, recorded_by)
            select current_municipality(), @id, k.id, @domain, @today, @Account
            from key_people k
            where k.id = @KeyPerson and k.active and @domain = any(k.domains)
            on conflict do nothing
            """, new { id, request.KeyPerson, domain = Code.Of(request.Domain), today = clock.BusinessDate(), actor.Account }, cancellationToken: ct));
        if (written == 0)
            return new Refusal(RefusalKind.Invalid, Say.It("Voor dit onderwerp is al iemand gekozen, of deze persoon doet dit onderwerp niet."));
        note.Write("chosen", new { domain = Code.Of(request.Domain) });
        return new Noted();
    }

    public async Task<Answer<Noted>> Handle(TakeKeyPersonStep request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        note.About("newcomer", request.Newcomer.Value);
        if (await OwnDossier.LockAsync(db, actor, request.Newcomer, ct) is null)
            return Refusal.NotFound(Say.It("Dit dossier"));
        var written = await db.Connection.ExecuteAsync(new CommandDefinition("""
            update key_person_choices
            set asked_on = case when @act = 'asked' then @today else asked_on end,
              answer = case when @act in ('yes', 'no') then @act else answer end,
              ended_on = case when @act = 'ended' then @today end
            where id = @Choice and newcomer_id = @id and ended_on is null
              and case @act when 'asked' then asked_on is null when 'ended' then true else asked_on is not null and answer is null end
            """, new { request.Choice, id = request.Newcomer.Value, act = Code.Of(request.Act), today = clock.BusinessDate() }, cancellationToken: ct));
        if (written == 0)
            return new Refusal(RefusalKind.Invalid, Say.It("Deze stap is al gezet, of hoort nog niet. Kijk het dossier opnieuw na."));
        note.Write(Code.Of(request.Act));
        return new Noted();
    }
}
