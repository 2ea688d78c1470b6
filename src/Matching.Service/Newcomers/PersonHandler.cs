using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Rules;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Proposals;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Newcomers;

internal sealed class PersonHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock) : IRequestHandler<Person, Answer<PersonView>>
{
    public async Task<Answer<PersonView>> Handle(Person request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var id = request.Newcomer.Value;
        note.About("newcomer", id);
        if (await FindAsync(id, ct) is not { } found || (await NewcomerReader.ReadAsync(db, id: id, ct: ct)) is not [var row])
            return Refusal.NotFound(Say.It("Dit dossier"));
        if (!found.IsOnOwnDesk)
            note.Write("read");

        var facts = DossierRecord.FromRow(row);
        var name = PersonName.Full(id, found.GivenName, found.FamilyName);
        var today = clock.BusinessDate();
        await using var rows = await db.Connection.QueryMultipleAsync(new CommandDefinition(
            string.Join(";\n", ProposalsSql, HoldsSql, PlacementsSql, ActivitiesSql), new { id }, cancellationToken: ct));
        return new PersonView
        {
            Newcomer = request.Newcomer,
            Name = name,
            Card = facts is null ? null : new PersonCard(
                name, PersonName.First(id, found.GivenName, found.FamilyName), found.Caseworker, facts.Caseworker.Value == actor.Account, facts, row.Version),
            SetAside = facts is null,
            ReadingWasLogged = !found.IsOnOwnDesk,
            Standing = found.Standing is { } standing ? Code.Parse<PersonStanding>(standing) : null,
            BlockedBy = found.BlockedBy is { } rule ? Code.Parse<RuleCode>(rule) : null,
            LeastChange = Standings.LeastChangeOf(found.LeastChange),
            Questions =
            [
                .. Standings.QuestionsOf(found.Questions)
                    .Where(q => facts is not null && Questions.IsOpen(q.Question, facts, today))
                    .Select(q => Questions.CardOf(q.Question, q.Openings, today)),
            ],
            Proposals = await ProposalsAsync(rows),
            Holds = await HoldsAsync(rows),
            Placements = await PlacementsAsync(rows),
            Activities = await ActivitiesAsync(rows),
        };
    }

    private async Task<Found?> FindAsync(long id, CancellationToken ct) =>
        await db.Connection.QuerySingleOrDefaultAsync<Found>(new CommandDefinition("""
            select nn.given_name, nn.family_name, c.display_name as caseworker, s.standing, s.blocked_by, s.questions::text as questions,
              s.least_change::text as least_change,
              n.caseworker_id = @Account
                or exists (select from deputies d where d.caseworker_id = n.caseworker_id and d.deputy_id = @Account) as is_on_own_desk
            from newcomers n
            join accounts c on c.id = n.caseworker_id
            left join newcomer_names nn on nn.newcomer_id = n.id
            left join standings s on s.newcomer_id = n.id
            where n.id = @id
            """, new { id, actor.Account }, cancellationToken: ct));

    private const string ProposalsSql = """
        select p.id, p.opening_id, o.title, p.kind, g.name as organisation, p.status, p.withdrawn_reason, p.updated_at
        from proposals p
        join openings o on o.id = p.opening_id
        join organisations g on g.id = o.organisation_id
        where p.newcomer_id = @id
        order by p.status not in ('open', 'postponed'), p.updated_at desc, p.id
        """;

    private static async Task<IReadOnlyList<PersonProposal>> ProposalsAsync(SqlMapper.GridReader rows) =>
    [
        .. (await rows.ReadAsync<ProposalLine>())
            .Select(p => new PersonProposal(
                new(p.Id), new(p.OpeningId), p.Title, Code.Parse<OpeningKind>(p.Kind), p.Organisation, Code.Parse<ProposalStatus>(p.Status),
                p.WithdrawnReason is { } reason ? Code.Parse<WithdrawnReason>(reason) : null, p.UpdatedAt)),
    ];

    private const string HoldsSql = """
        select p.id, p.version, h.opening_id, o.title, g.name as organisation, h.expires_at
        from holds h
        join proposals p on p.id = h.proposal_id
        join openings o on o.id = h.opening_id
        join organisations g on g.id = o.organisation_id
        where h.newcomer_id = @id and h.state = 'held'
        order by h.expires_at, h.id
        """;

    private static async Task<IReadOnlyList<PersonHold>> HoldsAsync(SqlMapper.GridReader rows) =>
    [
        .. (await rows.ReadAsync<HoldLine>())
            .Select(h => new PersonHold(new(h.Id), h.Version, new(h.OpeningId), h.Title, h.Organisation, h.ExpiresAt)),
    ];

    private const string PlacementsSql = """
        select l.opening_id, o.title, o.kind, g.name as organisation, l.state, l.started_on, l.stopped_on
        from placements l
        join openings o on o.id = l.opening_id
        join organisations g on g.id = o.organisation_id
        where l.newcomer_id = @id and l.stop_reason is distinct from 'undone'
        order by l.id desc
        """;

    private static async Task<IReadOnlyList<PersonPlacement>> PlacementsAsync(SqlMapper.GridReader rows) =>
    [
        .. (await rows.ReadAsync<PlacementLine>())
            .Select(l => new PersonPlacement(
                new(l.OpeningId), l.Title, Code.Parse<OpeningKind>(l.Kind), l.Organisation, l.State, l.StartedOn, l.StoppedOn)),
    ];

    private const string ActivitiesSql = """
        select organisation, kind, begins, ends, day_parts, hours_week
        from activities
        where newcomer_id = @id
        order by begins desc nulls last, id
        """;

    private static async Task<IReadOnlyList<PersonActivity>> ActivitiesAsync(SqlMapper.GridReader rows) =>
    [
        .. (await rows.ReadAsync<ActivityLine>())
            .Select(a => new PersonActivity(a.Organisation, a.Kind, a.Begins, a.Ends, new DayParts(a.DayParts), a.HoursWeek)),
    ];

    private sealed record Found(
        string? GivenName, string? FamilyName, string Caseworker, string? Standing, string? BlockedBy, string? Questions, string? LeastChange,
        bool IsOnOwnDesk);

    private sealed record ProposalLine(
        long Id, long OpeningId, string Title, string Kind, string Organisation, string Status, string? WithdrawnReason, DateTimeOffset UpdatedAt);

    private sealed record HoldLine(long Id, int Version, long OpeningId, string Title, string Organisation, DateTimeOffset ExpiresAt);

    private sealed record PlacementLine(
        long OpeningId, string Title, string Kind, string Organisation, string State, DateOnly? StartedOn, DateOnly? StoppedOn);

    private sealed record ActivityLine(string Organisation, string Kind, DateOnly? Begins, DateOnly? Ends, int DayParts, decimal? HoursWeek);
}
