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
        var filter = request.Filter ?? new QueueFilter();
        var all = await QueueReader.ReadAsync(db, actor, today, ct);
        var done = await DecisionReader.OfTodayAsync(db, actor, today, ct);
        var caseload = await CaseloadAsync(ct);
        var night = await NightAsync(ct);
        var counters = new QueueCounters(
            Count(done, DecisionKind.PutForward), Count(done, DecisionKind.Rejected), Count(done, DecisionKind.Postponed), all.Count,
            Count(done, DecisionKind.Discussed));
        var portion = (await PolicyReader.InForceAsync(db, today, ct)).DailyPortion;
        var wanted = all.Where(line => filter.Caseworker is not { } whose || line.Caseworker == whose)
            .Where(line => filter.Kind is not { } kind || line.Kind == Code.Of(kind)).ToList();
        var left = counters.Decided >= portion ? portion : portion - counters.Decided;
        var shown = Of(filter.List, wanted, today).Skip(filter.From).Take(filter.List == QueueList.Today ? left : QueueFilter.PerPage).ToList();
        var rows = await QueueReader.RowsAsync(db, shown.Select(line => line.Proposal), ct);
        return new QueueView
        {
            BusinessDate = today,
            NightReadyAt = night?.At,
            RankerTrouble = night?.Trouble,
            Today = counters,
            Portion = portion,
            Caseload = caseload.Count,
            WithoutProposal = caseload.Count(p => !p.HasProposal),
            Question = MostOpening(
                caseload, await StillOpen.ReadAsync(db, caseload.Select(person => (person.Id, person.Questions)), today, ct)),
            Groups =
            [
                .. shown.Where(line => rows.ContainsKey(line.Proposal)).GroupBy(line => QueueOrder.GroupOf(line, today))
                    .Select(group => new QueueGroup(group.Key, [.. group.Select(line => RowOf(line, rows[line.Proposal], today))])),
            ],
            Counts = Enum.GetValues<QueueList>().ToDictionary(
                list => list, list => list == QueueList.Today ? Math.Min(left, wanted.Count) : Of(list, wanted, today).Count()),
            Desks = await DesksAsync(ct),
            Awaited = await AwaitedAsync(ct),
            Later = await LaterAsync(today, ct),
            Discussed = await ConsultationReader.OpenAsync(db, actor, ct),
            DoneToday = done,
        };
    }

    private static IEnumerable<QueueLine> Of(QueueList list, IEnumerable<QueueLine> lines, DateOnly today) => list switch
    {
        QueueList.ClosesThisWeek => lines.Where(line => QueueOrder.GroupOf(line, today) == QueueGroupKind.ClosesThisWeek),
        QueueList.WithQuestion => lines.Where(line => line.Unknowns > 0),
        _ => lines,
    };

    private static int Count(IReadOnlyList<DecisionRow> done, DecisionKind kind) => done.Count(d => d.Kind == kind);

    private static QueueRow RowOf(QueueLine line, QueueRowLine row, DateOnly today)
    {
        var evidence = row.Evidence is { } json ? JsonSerializer.Deserialize<Evidence>(json, DomainJson.Options) : null;
        var isBack = row.LastKind is { } kind && Code.Parse<DecisionKind>(kind) == DecisionKind.Postponed;
        return new QueueRow
        {
            Proposal = new(line.Proposal),
            Version = row.Version,
            Newcomer = new(line.Newcomer),
            PersonName = PersonName.InList(line.IsOwn, line.Newcomer, row.GivenName, row.FamilyName),
            InPlaceOf = line.IsOwn ? null : row.CaseworkerName,
            Opening = new(row.OpeningId),
            OpeningTitle = row.Title,
            Kind = Code.Parse<OpeningKind>(line.Kind),
            Organisation = row.Organisation,
            StrongestReason = evidence?.Reasons.Where(r => r.Contribution > 0).Select(r => (Reason?)r).FirstOrDefault(),
            Unknowns = evidence?.Unknowns ?? [],
            Begins = line.Begins,
            Ends = line.Ends,
            NightsWaiting = QueueOrder.NightsWaiting(line, today),
            IsNew = row.IsNew,
            IsBackFromLater = isBack,
            BackBecause = isBack && row.LastUntil > today && row.LastEvent is { } happened ? Code.Parse<LaterEvent>(happened) : null,
            AnsweredBy = row.AnsweredBy,
        };
    }

    private async Task<IReadOnlyList<Colleague>> DesksAsync(CancellationToken ct) =>
        (await db.Connection.QueryAsync<Colleague>(new CommandDefinition("""
            select a.id as account, a.display_name as name
            from accounts a
            where a.id in (select @Account union all select d.caseworker_id from deputies d where d.deputy_id = @Account)
            order by a.id <> @Account, a.display_name, a.id
            """, new { actor.Account }, cancellationToken: ct))).AsList();

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
            from newcomers n
            join holds h on h.newcomer_id = n.id
            join proposals p on p.id = h.proposal_id
            join openings o on o.id = p.opening_id
            join organisations g on g.id = o.organisation_id
            left join newcomer_names nn on nn.newcomer_id = n.id
            where h.state = 'held'
              and n.caseworker_id = any(array(select @Account union all select d.caseworker_id from deputies d where d.deputy_id = @Account))
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
              (select d.event from decisions d
                where d.proposal_id = p.id and d.kind <> 'undone' and not exists (select from decisions u where u.undoes = d.id)
                order by d.id desc limit 1) as event,
              n.caseworker_id = @Account as is_own
            from newcomers n
            join proposals p on p.newcomer_id = n.id
            join openings o on o.id = p.opening_id
            join organisations g on g.id = o.organisation_id
            left join newcomer_names nn on nn.newcomer_id = n.id
            where p.status = 'postponed' and p.postponed_until > @today
              and n.caseworker_id = any(array(select @Account union all select d.caseworker_id from deputies d where d.deputy_id = @Account))
            order by p.postponed_until, p.id
            """, new { actor.Account, today }, cancellationToken: ct)))
            .Select(p => new PostponedRow(
                new(p.Id), p.Version, new(p.NewcomerId), PersonName.InList(p.IsOwn, p.NewcomerId, p.GivenName, p.FamilyName), p.Title,
                Code.Parse<OpeningKind>(p.Kind), p.Organisation, p.Until,
                p.Event is { } code ? Code.Parse<LaterEvent>(code) : null)),
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
        string? Event, bool IsOwn);
}
