using System.Text.Json;
using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Service.Language;
using Matching.Service.Newcomers;
using Matching.Service.Openings;
using Matching.Service.Pipeline;
using Matching.Service.Policies;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Proposals;

internal sealed class ProposalDetailHandler(DbSession db, Actor actor, TimeProvider clock, IConfiguration configuration)
    : IRequestHandler<ProposalDetail, Answer<ProposalView>>
{
    public async Task<Answer<ProposalView>> Handle(ProposalDetail request, CancellationToken cancellationToken)
    {
        var (ct, today) = (cancellationToken, clock.BusinessDate());
        var reader = new ProposalViewReader(db, actor, today, RoundSettings.From(configuration).Policy);
        if (!await reader.MaySeeAsync(request.Proposal, ct))
            return Refusal.NotFound(Say.It("Dit voorstel"));
        if (await reader.ReadAsync(request.Proposal, ct) is not { } view)
            return Refusal.NotFound(Say.It("Het dossier of de plek bij dit voorstel is niet te lezen. Dit voorstel"));
        var queue = await QueueReader.ReadAsync(db, actor, today, ct);
        var (position, previous, next) = QueueReader.Around(queue, request.Proposal);
        return view with
        {
            Position = position,
            QueueLength = queue.Count,
            Previous = previous,
            Next = next,
            Colleagues = await Colleagues.ReadAsync(db, actor, ct),
            JustDone = request.After is { } after ? await DecisionReader.JustDoneAsync(db, actor, after, today, ct) : null,
        };
    }
}

internal sealed class AskedProposalHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock, IConfiguration configuration)
    : IRequestHandler<AskedProposal, Answer<ProposalView>>
{
    public async Task<Answer<ProposalView>> Handle(AskedProposal request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var reader = new ProposalViewReader(db, actor, clock.BusinessDate(), RoundSettings.From(configuration).Policy);
        if (await AskedAboutAsync(request.Consultation, ct) is not { } proposal || await reader.ReadAsync(proposal, ct) is not { } view)
            return Refusal.NotFound(Say.It("Deze vraag"));
        if (!view.Person.IsOwnCaseload)
        {
            note.About("newcomer", view.Person.Facts.Id.Value);
            note.Write("read", new { consultation = request.Consultation.Value });
        }
        return view;
    }

    private async Task<ProposalId?> AskedAboutAsync(ConsultationId consultation, CancellationToken ct) =>
        await db.Connection.ExecuteScalarAsync<long?>(new CommandDefinition("""
            select k.proposal_id from consultations k join proposals p on p.id = k.proposal_id
            where k.id = @Value and k.asked = @Account and k.ended_at is null and p.status = 'postponed'
            """, new { consultation.Value, actor.Account }, cancellationToken: ct)) is { } proposal ? new ProposalId(proposal) : null;
}

/// <summary>One proposal with everything about it, whoever may look at it.</summary>
internal sealed class ProposalViewReader(DbSession db, Actor actor, DateOnly today, RoundOptions policy)
{
    /// <summary>Of the own caseload, or of somebody for whom she is deputy.</summary>
    public async Task<bool> MaySeeAsync(ProposalId proposal, CancellationToken ct) =>
        await db.Connection.ExecuteScalarAsync<bool>(new CommandDefinition("""
            select exists (
              select from proposals p join newcomers n on n.id = p.newcomer_id
              where p.id = @Value
                and (n.caseworker_id = @Account
                  or exists (select from deputies d where d.caseworker_id = n.caseworker_id and d.deputy_id = @Account)))
            """, new { proposal.Value, actor.Account }, cancellationToken: ct));

    /// <summary>Null when it is not there, or one of its sides cannot be read.</summary>
    public async Task<ProposalView?> ReadAsync(ProposalId proposal, CancellationToken ct)
    {
        if (await FindAsync(proposal, ct) is not { } found
            || await PersonOfAsync(found, ct) is not { } person || await OpeningOfAsync(found, ct) is not { } opening)
            return null;
        var status = Code.Parse<ProposalStatus>(found.Status);
        var commitments = await PairReader.CommitmentsAsync(db, person.Facts, ct);
        var context = PairReader.ContextOf(
            person.Facts, opening.Facts, commitments, status is not (ProposalStatus.Open or ProposalStatus.Withdrawn), today, policy);
        var evidence = EvidenceOf(found);
        var rules = HardRuleTable.Of(person.Facts, opening.Facts, context);
        List<QuestionCard> questions =
        [
            .. rules.Where(r => r.Verdict == Verdict.Unknown).Select(r => r.Question).Distinct().Select(question => Questions.CardOf(question, 0, today)),
        ];
        return new ProposalView
        {
            Proposal = proposal,
            Version = found.Version,
            Status = status,
            WithdrawnBecause = found.WithdrawnReason is { } reason ? Code.Parse<WithdrawnReason>(reason) : null,
            Person = person,
            Opening = opening,
            Evidence = evidence,
            Points = ShownPoints.Of(person.Facts, opening.Facts, evidence, context),
            Questions = questions,
            Effects = AnswerEffects.Of(person.Facts, opening.Facts, context, questions, today),
            HardRules = rules,
            Week = WeekOf(person.Facts, opening.Facts, commitments),
            Competition = new Competition(found.Competitors, opening.Facts.Capacity.Places, opening.Facts.Capacity.Taken),
            RankAmong = status == ProposalStatus.Open ? found.Before + 1 : null,
            OtherProposals = found.Others,
            Map = await DistanceMaps.ReadAsync(db, proposal, person, opening, context, ct),
            IsOwnIdea = found.Origin == "caseworker",
            DespiteReserve = found.Origin == "round" && (await PolicyReader.InForceAsync(db, today, ct)).ReservePercent > 0,
            Consultation = await ConsultationReader.LastOfAsync(db, proposal, ct),
            Colleagues = [],
            QueueLength = 0,
            Decision = await DecisionReader.LastOfAsync(db, actor, proposal, today, ct),
            HoldExpiresAt = found.HoldExpiresAt,
        };
    }

    private static Evidence EvidenceOf(Found found) => found.Evidence is { } json
        ? JsonSerializer.Deserialize<Evidence>(json, DomainJson.Options)!
        : new Evidence
        {
            Ranker = "",
            EngineVersion = "",
            Score = 0,
            Base = 0,
            Chance = 0,
            WishPercent = 100,
            UnknownPercent = 100,
            Reasons = [],
            Features = [],
            Unknowns = [],
        };

    private static WeekGrid WeekOf(Newcomer person, Opening opening, IReadOnlyList<Commitment> commitments) => new(
        person.Availability.Free, person.Availability.Lessons, person.Availability.Care,
        commitments.Where(c => c.Opening != opening.Id).Aggregate(DayParts.None, (all, c) => all.With(c.DayParts)),
        opening.Schedule.DayParts, opening.Schedule.DayPartsNeeded);

    private async Task<PersonCard?> PersonOfAsync(Found found, CancellationToken ct) =>
        (await NewcomerReader.ReadAsync(db, id: found.NewcomerId, ct: ct)) is [var row] && DossierRecord.FromRow(row) is { } facts
            ? new PersonCard(
                PersonName.Full(found.NewcomerId, found.GivenName, found.FamilyName),
                PersonName.First(found.NewcomerId, found.GivenName, found.FamilyName),
                found.Caseworker, facts.Caseworker.Value == actor.Account, facts, row.Version)
            : null;

    private async Task<OpeningCard?> OpeningOfAsync(Found found, CancellationToken ct) =>
        (await OpeningReader.ReadAsync(db, id: found.OpeningId, ct: ct)) is [var row] && OpeningRecord.FromRow(row) is { } facts
            ? new OpeningCard(row.Title, row.Description, found.Organisation, row.Supervisor, row.LearningGoal, facts)
            : null;

    // Who else: by chance, as the night orders them, never who they are.
    private async Task<Found?> FindAsync(ProposalId proposal, CancellationToken ct) =>
        await db.Connection.QuerySingleOrDefaultAsync<Found>(new CommandDefinition("""
            select p.version, p.status, p.withdrawn_reason, p.newcomer_id, p.opening_id, p.evidence::text as evidence, p.origin,
              nn.given_name, nn.family_name, c.display_name as caseworker, g.name as organisation,
              (select count(*)::int from proposals other
                where other.opening_id = p.opening_id and (other.status = 'open' or other.id = p.id)) as competitors,
              (select count(*)::int from proposals other
                where other.opening_id = p.opening_id and other.status = 'open' and (-other.chance, other.id) < (-p.chance, p.id)) as before,
              (select count(*)::int from proposals other
                where other.newcomer_id = p.newcomer_id and other.status = 'open' and other.id <> p.id) as others,
              (select h.expires_at from holds h where h.proposal_id = p.id and h.state = 'held') as hold_expires_at
            from proposals p
            join newcomers n on n.id = p.newcomer_id
            join accounts c on c.id = n.caseworker_id
            join openings o on o.id = p.opening_id
            join organisations g on g.id = o.organisation_id
            left join newcomer_names nn on nn.newcomer_id = n.id
            where p.id = @Value
            """, new { proposal.Value }, cancellationToken: ct));

    private sealed record Found
    {
        public required int Version { get; init; }
        public required string Status { get; init; }
        public string? WithdrawnReason { get; init; }
        public required long NewcomerId { get; init; }
        public required long OpeningId { get; init; }
        public string? Evidence { get; init; }
        public string? GivenName { get; init; }
        public string? FamilyName { get; init; }
        public required string Caseworker { get; init; }
        public required string Organisation { get; init; }
        public required string Origin { get; init; }
        public required int Competitors { get; init; }
        public required int Before { get; init; }
        public required int Others { get; init; }
        public DateTimeOffset? HoldExpiresAt { get; init; }
    }
}
