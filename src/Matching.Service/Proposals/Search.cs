using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Newcomers;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Proposals;

/// <summary>
/// People by name or number, and open proposals by words of the opening, among her own people and those for whom she is deputy. The words
/// may be a name: they are sent by post and stand in no address and no log.
/// </summary>
[For(Role.Caseworker)]
public sealed record Search(string Words) : IQuery<SearchFound>
{
    public const int Most = 20;
}

public sealed record SearchFound(IReadOnlyList<FoundPerson> People, IReadOnlyList<FoundProposal> Proposals);

public sealed record FoundPerson(NewcomerId Newcomer, string Name, string? InPlaceOf);

public sealed record FoundProposal(ProposalId Proposal, string PersonName, string OpeningTitle, OpeningKind Kind, string Organisation);

internal sealed class SearchHandler(DbSession db, Actor actor) : IRequestHandler<Search, Answer<SearchFound>>
{
    public async Task<Answer<SearchFound>> Handle(Search request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var patterns = request.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(6)
            .Select(word => $"%{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%").ToArray();
        if (patterns.Length == 0)
            return new SearchFound([], []);
        var people = await db.Connection.QueryAsync<PersonLine>(new CommandDefinition("""
            select n.id, nn.given_name, nn.family_name, n.caseworker_id = @Account as is_own, c.display_name as caseworker
            from newcomers n
            join accounts c on c.id = n.caseworker_id
            left join newcomer_names nn on nn.newcomer_id = n.id
            where n.caseworker_id = any(array(select @Account union all select d.caseworker_id from deputies d where d.deputy_id = @Account))
              and concat_ws(' ', nn.given_name, nn.family_name, 'N-' || n.id) ilike all (@patterns)
            order by n.caseworker_id <> @Account, nn.given_name, nn.family_name, n.id
            limit @Most
            """, new { actor.Account, patterns, Search.Most }, cancellationToken: ct));
        var proposals = await db.Connection.QueryAsync<ProposalLine>(new CommandDefinition("""
            select p.id, p.newcomer_id, nn.given_name, nn.family_name, n.caseworker_id = @Account as is_own, o.title, p.kind, g.name as organisation
            from newcomers n
            join proposals p on p.newcomer_id = n.id and p.status = 'open'
            join openings o on o.id = p.opening_id
            join organisations g on g.id = o.organisation_id
            left join newcomer_names nn on nn.newcomer_id = n.id
            where n.caseworker_id = any(array(select @Account union all select d.caseworker_id from deputies d where d.deputy_id = @Account))
              and concat_ws(' ', o.title, g.name) ilike all (@patterns)
            order by o.title, p.id
            limit @Most
            """, new { actor.Account, patterns, Search.Most }, cancellationToken: ct));
        return new SearchFound(
            [.. people.Select(p => new FoundPerson(new(p.Id), PersonName.InList(p.IsOwn, p.Id, p.GivenName, p.FamilyName), p.IsOwn ? null : p.Caseworker))],
            [.. proposals.Select(p => new FoundProposal(
                new(p.Id), PersonName.InList(p.IsOwn, p.NewcomerId, p.GivenName, p.FamilyName), p.Title, Code.Parse<OpeningKind>(p.Kind), p.Organisation))]);
    }

    private sealed record PersonLine(long Id, string? GivenName, string? FamilyName, bool IsOwn, string Caseworker);

    private sealed record ProposalLine(
        long Id, long NewcomerId, string? GivenName, string? FamilyName, bool IsOwn, string Title, string Kind, string Organisation);
}
