using Dapper;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Newcomers.KeyPeople;

/// <summary>What a sleutelpersoon knows his way in (Weert).</summary>
public enum KeyDomain : byte { Health, WorkAndSchool, Parenting, Money, Living }

/// <summary>A sleutelpersoon: reached through his organisation, chosen by the newcomer herself.</summary>
public sealed record KeyPerson(long Id, string Name, string Organisation, IReadOnlyList<string> Languages, IReadOnlyList<KeyDomain> Domains);

/// <summary>The register of sleutelpersonen, by name.</summary>
[For(Role.Caseworker, Role.Manager)]
public sealed record KeyPeopleRegister : IQuery<KeyPeopleView>;

public sealed record KeyPeopleView(IReadOnlyList<KeyPerson> People, IReadOnlyList<OrganisationName> Organisations);

/// <summary>Puts somebody in the register: only with his own yes, which stays with the organisation.</summary>
[For(Role.Caseworker, Role.Manager)]
public sealed record AddKeyPerson(string Name, long Organisation, IReadOnlyList<string> Languages, IReadOnlyList<KeyDomain> Domains, string Key)
    : ICommand<KeyPersonAdded>, IIdempotent;

public sealed record KeyPersonAdded(long Id);

internal sealed class AddKeyPersonValidator : IValidator<AddKeyPerson>
{
    public IEnumerable<FieldError> Check(AddKeyPerson request)
    {
        if (request.Name.Trim().Length is < 1 or > 80)
            yield return new("naam", Say.It("Schrijf een naam van hooguit 80 tekens."));
        if (request.Languages.Count == 0 || request.Languages.Any(tag => Questions.Languages.All(l => l.Tag != tag)))
            yield return new("talen", Say.It("Kies minstens één taal uit de lijst."));
        if (request.Domains.Count == 0)
            yield return new("onderwerpen", Say.It("Kies minstens één onderwerp."));
    }
}

internal sealed class KeyPeopleHandler(DbSession db, AuditNote note) :
    IRequestHandler<KeyPeopleRegister, Answer<KeyPeopleView>>, IRequestHandler<AddKeyPerson, Answer<KeyPersonAdded>>
{
    public async Task<Answer<KeyPeopleView>> Handle(KeyPeopleRegister request, CancellationToken cancellationToken)
    {
        await using var rows = await db.Connection.QueryMultipleAsync(new CommandDefinition(
            $"{Sql};\nselect id, name from organisations order by lower(name), id", cancellationToken: cancellationToken));
        return new KeyPeopleView(await FromAsync(rows), (await rows.ReadAsync<OrganisationName>()).AsList());
    }

    public async Task<Answer<KeyPersonAdded>> Handle(AddKeyPerson request, CancellationToken cancellationToken)
    {
        var id = await db.Connection.ExecuteScalarAsync<long?>(new CommandDefinition("""
            insert into key_people (municipality_code, name, organisation_id, languages, domains)
            select current_municipality(), @name, o.id, @languages, @domains from organisations o where o.id = @Organisation
            returning id
            """, new
        {
            name = request.Name.Trim(),
            request.Organisation,
            languages = request.Languages.Distinct().Order(StringComparer.Ordinal).ToArray(),
            domains = request.Domains.Distinct().Order().Select(d => Code.Of(d)).ToArray(),
        }, cancellationToken: cancellationToken));
        if (id is not { } added)
            return new Refusal(RefusalKind.Invalid, Say.It("Kies een organisatie uit de lijst."))
            {
                Errors = [new FieldError("organisatie", Say.It("Kies een organisatie uit de lijst."))],
            };
        note.About("key_person", added);
        note.Write("added");
        return new KeyPersonAdded(added);
    }

    internal const string Sql = """
        select k.id, k.name, g.name as organisation, k.languages, k.domains
        from key_people k join organisations g on g.id = k.organisation_id
        where k.active
        order by lower(k.name), k.id
        """;

    internal static async Task<IReadOnlyList<KeyPerson>> FromAsync(SqlMapper.GridReader rows) =>
    [
        .. (await rows.ReadAsync<Line>())
            .Select(l => new KeyPerson(l.Id, l.Name, l.Organisation, l.Languages, [.. l.Domains.Select(Code.Parse<KeyDomain>)])),
    ];

    private sealed record Line
    {
        public required long Id { get; init; }
        public required string Name { get; init; }
        public required string Organisation { get; init; }
        public required string[] Languages { get; init; }
        public required string[] Domains { get; init; }
    }
}
