using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Openings;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Newcomers;

/// <summary>The dossier as filled in, to correct it: own caseload or deputy.</summary>
[For(Role.Caseworker)]
public sealed record DossierForm(NewcomerId Newcomer) : IQuery<DossierFormView>;

public sealed record DossierFormView
{
    public required NewcomerId Newcomer { get; init; }
    public required string Name { get; init; }
    public required string GivenName { get; init; }
    public required int Version { get; init; }
    public required DossierInput Input { get; init; }

    /// <summary>Facts that were corrected by hand, by column, with the day: a list does not take them back.</summary>
    public required IReadOnlyDictionary<string, DateOnly> ByHand { get; init; }

    /// <summary>The organisations of the area, by name: what she may want to avoid.</summary>
    public required IReadOnlyList<OrganisationName> Organisations { get; init; }
}

public sealed record OrganisationName(long Id, string Name);

/// <summary>What a correction would do, before it is stored: the rules are run again for this one person.</summary>
[For(Role.Caseworker)]
public sealed record DossierEffect(NewcomerId Newcomer, DossierInput Input) : IQuery<DossierEffectView>;

public sealed record DossierEffectView
{
    /// <summary>The form says what the dossier says.</summary>
    public required bool ChangesNothing { get; init; }

    /// <summary>Openings that fit now: no rule fails.</summary>
    public required int Now { get; init; }
    public required IReadOnlyList<OpeningInEffect> Gained { get; init; }
    public required IReadOnlyList<OpeningInEffect> Lost { get; init; }
}

/// <summary><paramref name="WasRejected"/>: rejected before 'until something changes', and back because something does.</summary>
public sealed record OpeningInEffect(OpeningId Opening, string Title, OpeningKind Kind, string Organisation, bool WasRejected);

internal sealed class DossierEffectValidator(TimeProvider clock) : IValidator<DossierEffect>
{
    public IEnumerable<FieldError> Check(DossierEffect request) => DossierFormRules.Check(request.Input, clock.BusinessDate());
}

internal sealed class DossierFormHandler(DbSession db, Actor actor) : IRequestHandler<DossierForm, Answer<DossierFormView>>
{
    public async Task<Answer<DossierFormView>> Handle(DossierForm request, CancellationToken cancellationToken)
    {
        var (ct, id) = (cancellationToken, request.Newcomer.Value);
        if (await OwnDossier.ReadAsync(db, actor, request.Newcomer, ct) is not { } own
            || await NewcomerReader.ReadAsync(db, id: id, ct: ct) is not [var row] || DossierRecord.FromRow(row) is not { } person)
            return Refusal.NotFound(Say.It("Dit dossier"));
        return new DossierFormView
        {
            Newcomer = request.Newcomer,
            Name = PersonName.Full(id, own.GivenName, own.FamilyName),
            GivenName = PersonName.First(id, own.GivenName, own.FamilyName),
            Version = own.Version,
            Input = await InputAsync(person, ct),
            ByHand = (await db.Connection.QueryAsync<(string Fact, DateOnly On)>(new CommandDefinition(
                "select fact, corrected_on from hand_facts where newcomer_id = @id", new { id }, cancellationToken: ct))).ToDictionary(h => h.Fact, h => h.On),
            Organisations = (await db.Connection.QueryAsync<OrganisationName>(new CommandDefinition(
                "select id, name from organisations order by lower(name), id", cancellationToken: ct))).AsList(),
        };
    }

    private async Task<DossierInput> InputAsync(Newcomer person, CancellationToken ct)
    {
        var beside = await DossierBeside.ReadAsync(db, person.Id, ct);
        return DossierFormRules.InputOf(person) with
        {
            GivenName = beside.GivenName,
            FamilyName = beside.FamilyName,
            LimitBasis = beside.LimitBasis,
            LimitsOn = beside.LimitsOn,
        };
    }
}

internal sealed class DossierEffectHandler(DbSession db, Actor actor, TimeProvider clock, IConfiguration configuration)
    : IRequestHandler<DossierEffect, Answer<DossierEffectView>>
{
    public async Task<Answer<DossierEffectView>> Handle(DossierEffect request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var today = clock.BusinessDate();
        if (await OwnDossier.ReadAsync(db, actor, request.Newcomer, ct) is null
            || await NewcomerReader.ReadAsync(db, id: request.Newcomer.Value, ct: ct) is not [var row] || DossierRecord.FromRow(row) is not { } person)
            return Refusal.NotFound(Say.It("Dit dossier"));
        var now = await PersonNow.ReadAsync(db, person, today, RoundSettings.From(configuration).Policy, ct);
        var corrected = DossierFormRules.Apply(request.Input, person, today);
        var before = now.Fitting();
        var beside = await DossierBeside.ReadAsync(db, request.Newcomer, ct);
        var isSame = DossierFormRules.PartsChanged(person, corrected).Count == 0;
        var after = isSame ? before : now.FittingAs(corrected);
        var texts = await OpeningNames.ReadAsync(db, [.. before.Union(after)], ct);
        return new DossierEffectView
        {
            ChangesNothing = isSame && !beside.PartsChanged(request.Input).Any(),
            Now = before.Count,
            Gained = [.. after.Except(before).Select(Row)],
            Lost = [.. before.Except(after).Select(Row)],
        };

        OpeningInEffect Row(OpeningId opening) =>
            new(opening, texts[opening].Title, texts[opening].Kind, texts[opening].Organisation, now.UntilChange.Contains(opening));
    }
}
