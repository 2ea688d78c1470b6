using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Newcomers.Hours;
using Matching.Service.Newcomers.KeyPeople;
using Matching.Service.Newcomers.Steps;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Newcomers;

/// <summary>What stands around a dossier: the steps of all organisations, hours, consents with who heard them, and where it leads. Own caseload or deputy.</summary>
[For(Role.Caseworker)]
public sealed record AroundPerson(NewcomerId Newcomer) : IQuery<AroundPersonView>;

public sealed record AroundPersonView
{
    /// <summary>Latest first.</summary>
    public required IReadOnlyList<Step> Steps { get; init; }
    public required IReadOnlyList<DoubleWork> DoubleWork { get; init; }

    /// <summary>Null for who is not on the Z-route, or whose hours are not known.</summary>
    public HoursLedger? Hours { get; init; }
    public required IReadOnlyList<ConsentHeard> Consents { get; init; }
    public required IReadOnlyList<KeyPersonChoice> KeyPeople { get; init; }

    /// <summary>Who could be chosen: those with a language of hers first.</summary>
    public required IReadOnlyList<KeyPerson> KeyPeopleToChoose { get; init; }
    public required SteppingStones Stones { get; init; }

    /// <summary>Empty when the start is long ago.</summary>
    public required IReadOnlyList<StarterItem> Starter { get; init; }
}

/// <summary><paramref name="By"/>: who heard it; null when a list said so.</summary>
public sealed record ConsentHeard(OpeningKind Kind, ConsentAnswer Answer, DateOnly On, string? By);

internal sealed class AroundPersonHandler(DbSession db, Actor actor, TimeProvider clock) : IRequestHandler<AroundPerson, Answer<AroundPersonView>>
{
    public async Task<Answer<AroundPersonView>> Handle(AroundPerson request, CancellationToken cancellationToken)
    {
        var (ct, today, newcomer) = (cancellationToken, clock.BusinessDate(), request.Newcomer);
        if (await OwnDossier.ReadAsync(db, actor, newcomer, ct) is null
            || await NewcomerReader.ReadAsync(db, id: newcomer.Value, ct: ct) is not [var row] || DossierRecord.FromRow(row) is not { } person)
            return Refusal.NotFound(Say.It("Dit dossier"));
        await using var rows = await db.Connection.QueryMultipleAsync(new CommandDefinition(
            string.Join(
                ";\n", Step.Sql, AgreementsSql, HoursReader.Sql, ConsentsSql, KeyPersonChoice.Sql, KeyPeopleHandler.Sql, SteppingStones.Sql,
                MarkStarterHandler.Sql),
            new { id = newcomer.Value, today }, cancellationToken: ct));
        var steps = await Step.FromAsync(rows);
        return new AroundPersonView
        {
            Steps = steps,
            DoubleWork = DoubleWork.In(steps, (await rows.ReadAsync<WorkAgreement>()).AsList()),
            Hours = await HoursReader.FromAsync(rows, person, today),
            Consents = await ConsentsAsync(rows),
            KeyPeople = await KeyPersonChoice.FromAsync(rows),
            KeyPeopleToChoose =
            [
                .. (await KeyPeopleHandler.FromAsync(rows)).OrderBy(k => k.Languages.Intersect(person.ContactLanguages).Any() ? 0 : 1),
            ],
            Stones = await SteppingStones.FromAsync(rows),
            Starter = StarterBundle.Of(person.SettledOn, today, steps, await MarkStarterHandler.FromAsync(rows)),
        };
    }

    private const string AgreementsSql = "select subject, keeper, agreed_on from double_work_agreements where newcomer_id = @id";

    private const string ConsentsSql = """
        select c.kind, c.answer, c.stated_on, a.display_name
        from consents c
        left join accounts a on a.id = c.stated_by
        where c.newcomer_id = @id
        """;

    private static async Task<IReadOnlyList<ConsentHeard>> ConsentsAsync(SqlMapper.GridReader rows) =>
    [
        .. (await rows.ReadAsync<(string Kind, string Answer, DateOnly On, string? By)>())
            .Select(c => new ConsentHeard(Code.Parse<OpeningKind>(c.Kind), Code.Parse<ConsentAnswer>(c.Answer), c.On, c.By)),
    ];
}
