using System.Text.Json;
using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Rounds;
using Matching.Service.Newcomers;
using Matching.Service.Pipeline;
using Matching.Service.Policies;
using Matching.Service.Rankers;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Proposals;

internal sealed class QueueHandler(DbSession db, Actor actor, TimeProvider clock) : IRequestHandler<Queue, Answer<QueueView>>
{
    public async Task<Answer<QueueView>> Handle(Queue request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var today = clock.BusinessDate();
        var lines = await QueueReader.ReadAsync(db, actor, today, ct);
        var done = await DecisionReader.OfTodayAsync(db, actor, today, ct);
        var caseload = await CaseloadAsync(ct);
        var night = await NightAsync(ct);
        return new QueueView
        {
            BusinessDate = today,
            NightReadyAt = night?.At,
            RankerTrouble = night?.Trouble,
            Today = new QueueCounters(
                Count(done, DecisionKind.PutForward), Count(done, DecisionKind.Rejected), Count(done, DecisionKind.Postponed), lines.Count),
            Portion = (await PolicyReader.InForceAsync(db, today, ct)).DailyPortion,
            Caseload = caseload.Count,
            WithoutProposal = caseload.Count(p => !p.HasProposal),
            Question = MostOpening(
                caseload, await StillOpen.ReadAsync(db, caseload.Select(person => (person.Id, person.Questions)), today, ct)),
            Groups =
            [
                .. lines.GroupBy(line => QueueOrder.GroupOf(line, today))
                    .Select(group => new QueueGroup(group.Key, [.. group.Select(line => RowOf(line, today))])),
            ],
            Awaited = await AwaitedAsync(ct),
            Later = await LaterAsync(today, ct),
            DoneToday = done,
        };
    }

    private static int Count(IReadOnlyList<DecisionRow> done, DecisionKind kind) => done.Count(d => d.Kind == kind);

    private static QueueRow RowOf(QueueLine line, DateOnly today)
    {
        var evidence = line.Evidence is { } json ? JsonSerializer.Deserialize<Evidence>(json, DomainJson.Options) : null;
        var isOwn = line.IsOwn;
        return new QueueRow
        {
            Proposal = new(line.Proposal),
            Version = line.Version,
            Newcomer = new(line.Newcomer),
            PersonName = PersonName.InList(isOwn, line.Newcomer, line.GivenName, line.FamilyName),
            InPlaceOf = isOwn ? null : line.CaseworkerName,
            Opening = new(line.Opening),
            OpeningTitle = line.OpeningTitle,
            Kind = Code.Parse<OpeningKind>(line.Kind),
            Organisation = line.Organisation,
            StrongestReason = evidence?.Reasons.Where(r => r.Contribution > 0).Select(r => (Reason?)r).FirstOrDefault(),
            Unknowns = evidence?.Unknowns ?? [],
            Begins = line.Begins,
            Ends = line.Ends,
            NightsWaiting = QueueOrder.NightsWaiting(line, today),
            IsNew = line.IsNew,
            IsBackFromLater = line.IsBackFromLater,
        };
    }

    private async Task<LastNight?> NightAsync(CancellationToken ct) =>
        await db.Connection.QueryFirstOrDefaultAsync<LastNight>(new CommandDefinition(
            $"select finished_at as at, warnings::text as warnings from rounds where state = 'published' {RoundStore.LatestFirst} limit 1", cancellationToken: ct));

    private async Task<List<InCaseload>> CaseloadAsync(CancellationToken ct) =>
        (await db.Connection.QueryAsync<InCaseload>(new CommandDefinition("""
            select n.id, nn.given_name, nn.family_name, s.questions::text as questions,
              exists (select from proposals p where p.newcomer_id = n.id
                and p.status in ('open', 'postponed', 'put_forward', 'agreed')) as has_proposal
            from newcomers n
            left join newcomer_names nn on nn.newcomer_id = n.id
            left join standings s on s.newcomer_id = n.id
            where n.caseworker_id = @Account
              and coalesce(n.dossier ->> 'status', 'active') = 'active'
            order by n.id
            """, new { actor.Account }, cancellationToken: ct))).AsList();

    private static QuestionThatOpensMost? MostOpening(List<InCaseload> caseload, ILookup<long, OpenQuestion> questions) =>
        caseload
            .SelectMany(person => questions[person.Id], (person, asked) => (Person: person, Asked: asked))
            .GroupBy(q => q.Asked.Question)
            .Select(q => new
            {
                Question = q.Key,
                First = q.OrderByDescending(x => x.Asked.Openings).ThenBy(x => x.Person.Id).First(),
                Openings = q.Sum(x => x.Asked.Openings),
                People = q.Count(),
            })
            .OrderByDescending(q => q.Openings).ThenBy(q => q.Question)
            .Select(q => new QuestionThatOpensMost(
                q.Question, new(q.First.Person.Id), PersonName.First(q.First.Person.Id, q.First.Person.GivenName, q.First.Person.FamilyName),
                q.First.Asked.Openings, q.People))
            .FirstOrDefault();

    private async Task<IReadOnlyList<AwaitedAnswer>> AwaitedAsync(CancellationToken ct) =>
    [
        .. (await db.Connection.QueryAsync<AwaitedLine>(new CommandDefinition("""
            select p.id, p.version, p.newcomer_id, nn.given_name, nn.family_name, o.title, p.kind, g.name as organisation, h.placed_at, h.expires_at,
              n.caseworker_id = @Account as is_own
            from holds h
            join proposals p on p.id = h.proposal_id
            join newcomers n on n.id = p.newcomer_id
            join openings o on o.id = p.opening_id
            join organisations g on g.id = o.organisation_id
            left join newcomer_names nn on nn.newcomer_id = n.id
            where h.state = 'held'
              and (n.caseworker_id = @Account
                or exists (select from deputies d where d.caseworker_id = n.caseworker_id and d.deputy_id = @Account))
            order by h.expires_at, h.id
            """, new { actor.Account }, cancellationToken: ct)))
            .Select(h => new AwaitedAnswer(
                new(h.Id), h.Version, new(h.NewcomerId), PersonName.InList(h.IsOwn, h.NewcomerId, h.GivenName, h.FamilyName), h.Title,
                Code.Parse<OpeningKind>(h.Kind), h.Organisation, h.PlacedAt, h.ExpiresAt)),
    ];

    private async Task<IReadOnlyList<PostponedRow>> LaterAsync(DateOnly today, CancellationToken ct) =>
    [
        .. (await db.Connection.QueryAsync<LaterLine>(new CommandDefinition("""
            select p.id, p.version, p.newcomer_id, nn.given_name, nn.family_name, o.title, p.kind, g.name as organisation, p.postponed_until as until,
              n.caseworker_id = @Account as is_own
            from proposals p
            join newcomers n on n.id = p.newcomer_id
            join openings o on o.id = p.opening_id
            join organisations g on g.id = o.organisation_id
            left join newcomer_names nn on nn.newcomer_id = n.id
            where p.status = 'postponed' and p.postponed_until > @today
              and (n.caseworker_id = @Account
                or exists (select from deputies d where d.caseworker_id = n.caseworker_id and d.deputy_id = @Account))
            order by p.postponed_until, p.id
            """, new { actor.Account, today }, cancellationToken: ct)))
            .Select(p => new PostponedRow(
                new(p.Id), p.Version, new(p.NewcomerId), PersonName.InList(p.IsOwn, p.NewcomerId, p.GivenName, p.FamilyName), p.Title,
                Code.Parse<OpeningKind>(p.Kind), p.Organisation, p.Until)),
    ];

    private sealed record LastNight(DateTimeOffset At, string? Warnings)
    {
        public RankerTrouble? Trouble => Warnings is null
            ? null
            : JsonSerializer.Deserialize<List<RoundWarning>>(Warnings, RoundReport.Json)!.Select(w => w.Trouble).FirstOrDefault(t => t is not null);
    }

    private sealed record InCaseload(long Id, string? GivenName, string? FamilyName, string? Questions, bool HasProposal);

    private sealed record AwaitedLine(
        long Id, int Version, long NewcomerId, string? GivenName, string? FamilyName, string Title, string Kind, string Organisation,
        DateTimeOffset PlacedAt, DateTimeOffset ExpiresAt, bool IsOwn);

    private sealed record LaterLine(
        long Id, int Version, long NewcomerId, string? GivenName, string? FamilyName, string Title, string Kind, string Organisation, DateOnly Until,
        bool IsOwn);
}
