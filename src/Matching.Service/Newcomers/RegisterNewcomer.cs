using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Imports;
using Matching.Service.Imports.Fields;
using Matching.Service.Language;
using Matching.Service.Openings;
using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using MediatR;
using Npgsql;

namespace Matching.Service.Newcomers;

/// <summary>
/// Registers a newcomer in the own caseload. <paramref name="Number"/> is the municipality's own, so that a later list finds her; null gives
/// none, and then no list will.
/// </summary>
[For(Role.Caseworker)]
public sealed record RegisterNewcomer(string? Number, DossierInput Input, string Key) : ICommand<Registered>, IIdempotent;

public sealed record Registered(NewcomerId Newcomer);

/// <summary>What would fit somebody with these facts tonight, before she is registered.</summary>
[For(Role.Caseworker)]
public sealed record RegistrationEffect(DossierInput Input) : IQuery<DossierEffectView>;

/// <summary>The organisations to choose from on the form.</summary>
[For(Role.Caseworker)]
public sealed record RegistrationForm : IQuery<RegistrationFormView>;

public sealed record RegistrationFormView(IReadOnlyList<OrganisationName> Organisations);

internal sealed class RegisterNewcomerValidator(TimeProvider clock) : IValidator<RegisterNewcomer>, IValidator<RegistrationEffect>
{
    public IEnumerable<FieldError> Check(RegisterNewcomer request)
    {
        if (request.Number is { } number && Texts.PersonNumber(number).Wrong is not null)
            yield return new("extern_id", Say.It("Dit nummer kan niet. Gebruik jullie eigen nummer, nooit een BSN."));
        foreach (var error in Check(request.Input))
            yield return error;
    }

    public IEnumerable<FieldError> Check(RegistrationEffect request) => Check(request.Input);

    private IEnumerable<FieldError> Check(DossierInput input)
    {
        if (input.Postcode is null)
            yield return new("postcode", Say.It("Zonder postcode is er geen reis te berekenen. Schrijf vier cijfers, bijvoorbeeld 8041."));
        foreach (var error in DossierFormRules.Check(input, clock.BusinessDate()))
            yield return error;
    }
}

internal sealed class RegisterNewcomerHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock, IConfiguration configuration) :
    IRequestHandler<RegisterNewcomer, Answer<Registered>>,
    IRequestHandler<RegistrationEffect, Answer<DossierEffectView>>,
    IRequestHandler<RegistrationForm, Answer<RegistrationFormView>>
{
    /// <summary>Who was registered here without a number of the municipality.</summary>
    private const string AtTheDesk = "desk";

    public async Task<Answer<Registered>> Handle(RegisterNewcomer request, CancellationToken cancellationToken)
    {
        var (ct, today) = (cancellationToken, clock.BusinessDate());
        if (request.Number is { } number && await IsTakenAsync(number, ct))
            return NumberIsTaken();
        if (await UnknownOrganisation.RefuseAsync(db, request.Input, ct) is { } unknown)
            return unknown;
        var person = PersonOf(request.Input, today);
        var entry = new NewcomerEntry(
            person, request.Number is null ? AtTheDesk : ImportSource.Municipality, request.Number ?? request.Key,
            request.Input.GivenName, request.Input.FamilyName);
        try
        {
            var basis = Code.Of(request.Input.LimitBasis ?? LimitBasis.Conversation);
            return await RegisteredAsync(request, (await NewcomerWriter.InsertAsync(db, [entry], basis, today, actor.Account, ct))[0], ct);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // A colleague, or a list, registered the same number since it was looked up.
            return NumberIsTaken();
        }
    }

    public async Task<Answer<DossierEffectView>> Handle(RegistrationEffect request, CancellationToken cancellationToken)
    {
        var (ct, today) = (cancellationToken, clock.BusinessDate());
        var now = await PersonNow.ReadAsync(db, PersonOf(request.Input, today), today, RoundSettings.From(configuration).Policy, ct);
        var fitting = now.Fitting();
        var texts = await OpeningNames.ReadAsync(db, fitting, ct);
        return new DossierEffectView
        {
            ChangesNothing = false,
            Now = 0,
            Gained = [.. fitting.Select(o => new OpeningInEffect(o, texts[o].Title, texts[o].Kind, texts[o].Organisation, WasRejected: false))],
            Lost = [],
        };
    }

    public async Task<Answer<RegistrationFormView>> Handle(RegistrationForm request, CancellationToken cancellationToken) =>
        new RegistrationFormView((await db.Connection.QueryAsync<OrganisationName>(new CommandDefinition(
            "select id, name from organisations order by lower(name), id", cancellationToken: cancellationToken))).AsList());

    private async Task<Registered> RegisteredAsync(RegisterNewcomer request, NewcomerId id, CancellationToken ct)
    {
        if (request.Input.LimitsOn is { } on)
            await DossierBeside.RestLimitsOnAsync(db, id, request.Input.LimitBasis, on, ct);
        note.About("newcomer", id.Value);
        note.Write("registered");
        return new Registered(id);
    }

    private static Refusal NumberIsTaken() => new(RefusalKind.Invalid, Say.It("Iemand met dit nummer staat er al. Er is niets bewaard."))
    {
        Errors = [new FieldError("extern_id", Say.It("Iemand met dit nummer staat er al. Zoek het dossier op, of kijk het nummer na."))],
    };

    private Newcomer PersonOf(DossierInput input, DateOnly today) => DossierFormRules.Apply(
        input,
        new Newcomer { Id = new(0), Municipality = actor.Municipality, Caseworker = new(actor.Account), Postcode = default },
        today);

    private async Task<bool> IsTakenAsync(string number, CancellationToken ct) => await db.Connection.ExecuteScalarAsync<bool>(new CommandDefinition(
        "select exists (select from newcomers where source = @Municipality and extern_id = @number)",
        new { ImportSource.Municipality, number }, cancellationToken: ct));
}
