using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Scoring;
using Matching.Service.Language;
using Matching.Service.Newcomers;
using Matching.Service.Openings;
using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Proposals;

/// <summary>
/// Up to three people side by side for one opening, on today's facts: only of one's own caseload, or of a colleague for whom one is deputy;
/// anybody else named is left out. With fewer named, those with an open proposal for it fill up.
/// </summary>
[For(Role.Caseworker)]
public sealed record ComparePeople(OpeningId Opening, IReadOnlyList<NewcomerId> People) : IQuery<PeopleComparison>
{
    public const int Most = 3;
}

public sealed record PeopleComparison
{
    public required OpeningCard Opening { get; init; }

    /// <summary>None to three, in the order asked.</summary>
    public required IReadOnlyList<ComparedPerson> People { get; init; }

    /// <summary>Everybody else who could stand in a column: with a proposal for this opening first, then by name.</summary>
    public required IReadOnlyList<PersonToCompare> Others { get; init; }

    /// <summary>What the points were computed with: a ranker's id, or 'weighted-sum'.</summary>
    public required string Ranker { get; init; }
}

/// <summary>One column: who, and how the opening stands for this person.</summary>
public sealed record ComparedPerson(PersonCard Person, ComparedPlace Place);

public sealed record PersonToCompare(NewcomerId Newcomer, string Name, bool HasProposal);

internal sealed class ComparePeopleHandler(DbSession db, Actor actor, LatestNights nights, TimeProvider clock, IConfiguration configuration)
    : IRequestHandler<ComparePeople, Answer<PeopleComparison>>
{
    public async Task<Answer<PeopleComparison>> Handle(ComparePeople request, CancellationToken cancellationToken)
    {
        var (ct, today) = (cancellationToken, clock.BusinessDate());
        if (await OpeningReader.ReadAsync(db, id: request.Opening.Value, ct: ct) is not [var place] || OpeningRecord.FromRow(place) is not { } opening)
            return Refusal.NotFound(Say.It("Deze plek"));
        var own = await OwnAsync(request.Opening, ct);
        var asked = request.People.Distinct().SelectMany(id => own.Where(o => o.Id == id.Value));
        var wanted = asked.Concat(own.Where(o => o.Live is { Status: ProposalStatus.Open })).Distinct().Take(ComparePeople.Most).ToList();
        var organisation = (await OpeningNames.ReadAsync(db, [request.Opening], ct))[request.Opening].Organisation;
        var night = await nights.OfAsync(db, ct);
        var scorer = night?.Scorer ?? WeightedSum.Instance;
        var rows = (await NewcomerReader.ReadAsync(db, ids: [.. wanted.Select(o => o.Id)], ct: ct)).ToDictionary(r => r.Id);
        var people = new List<ComparedPerson>();
        foreach (var one in wanted)
        {
            if (!rows.TryGetValue(one.Id, out var row) || DossierRecord.FromRow(row) is not { } person)
                continue;
            var now = await PersonNow.ReadAsync(db, person, today, RoundSettings.From(configuration).Policy, ct);
            people.Add(new(
                new PersonCard(
                    one.Name, PersonName.First(one.Id, one.GivenName, one.FamilyName), one.Caseworker, one.IsOwn, person, row.Version),
                ComparePlacesHandler.PlaceOf(person, opening, place, organisation, one.Live, now.Beside(opening), scorer, night)));
        }
        return new PeopleComparison
        {
            Opening = new OpeningCard(place.Title, place.Description, organisation, place.Supervisor, place.LearningGoal, opening),
            People = people,
            Others =
            [
                .. own.Except(wanted).OrderByDescending(o => o.Live is not null).ThenBy(o => o.Name, StringComparer.OrdinalIgnoreCase).ThenBy(o => o.Id)
                    .Select(o => new PersonToCompare(new(o.Id), PersonName.InList(o.IsOwn, o.Id, o.GivenName, o.FamilyName), o.Live is not null)),
            ],
            Ranker = scorer.Id,
        };
    }

    /// <summary>Everybody whose dossier the actor works in, with what lies on a desk for this opening; the best open proposal first.</summary>
    private async Task<IReadOnlyList<Own>> OwnAsync(OpeningId opening, CancellationToken ct) =>
        (await db.Connection.QueryAsync<Own>(new CommandDefinition("""
            select n.id, c.display_name as caseworker, n.caseworker_id = @Account as is_own, nn.given_name, nn.family_name, p.id as proposal, p.status
            from newcomers n
            join accounts c on c.id = n.caseworker_id
            left join newcomer_names nn on nn.newcomer_id = n.id
            left join proposals p on p.newcomer_id = n.id and p.opening_id = @Value and p.status in ('open', 'postponed', 'put_forward', 'agreed')
            where n.caseworker_id = any(array(select @Account::bigint union all select d.caseworker_id from deputies d where d.deputy_id = @Account))
            order by p.chance desc nulls last, n.id
            """, new { opening.Value, actor.Account }, cancellationToken: ct))).AsList();

    private sealed record Own
    {
        public required long Id { get; init; }
        public required string Caseworker { get; init; }
        public required bool IsOwn { get; init; }
        public string? GivenName { get; init; }
        public string? FamilyName { get; init; }
        public long? Proposal { get; init; }
        public string? Status { get; init; }

        public string Name => PersonName.Full(Id, GivenName, FamilyName);
        public LiveProposal? Live => Proposal is { } proposal && Status is not null ? new(new(proposal), Code.Parse<ProposalStatus>(Status)) : null;
    }
}
