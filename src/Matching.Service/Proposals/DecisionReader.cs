using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Newcomers;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Proposals;

/// <summary>Decisions that stand (not undone), with what the screen says of them.</summary>
internal static class DecisionReader
{
    /// <summary>What the actor decided since the beginning of the day, latest first.</summary>
    public static Task<IReadOnlyList<DecisionRow>> OfTodayAsync(DbSession db, Actor actor, DateOnly today, CancellationToken ct) =>
        ReadAsync(db, actor, today, BusinessCalendar.StartOf(today), null, ct);

    /// <summary>The last one about a proposal; null when none stands.</summary>
    public static async Task<DecisionRow?> LastOfAsync(DbSession db, Actor actor, ProposalId proposal, DateOnly today, CancellationToken ct) =>
        await ReadAsync(db, actor, today, null, proposal.Value, ct) is [var last, ..] ? last : null;

    /// <summary>The last one about a proposal, when she took it herself: what the next page says of it.</summary>
    public static async Task<DecisionRow?> JustDoneAsync(DbSession db, Actor actor, ProposalId proposal, DateOnly today, CancellationToken ct) =>
        await ReadAsync(db, actor, today, null, proposal.Value, ct, ownOnly: true) is [var last, ..] ? last : null;

    private static async Task<IReadOnlyList<DecisionRow>> ReadAsync(
        DbSession db, Actor actor, DateOnly today, DateTimeOffset? since, long? proposal, CancellationToken ct, bool ownOnly = false)
    {
        // First which decisions, then what belongs to each: left to itself the planner begins with the few organisations and reads every proposal.
        var found = await db.Connection.QueryAsync<Line>(new CommandDefinition("""
            with d as materialized (
              select d.id, d.proposal_id, d.account_id, d.kind, d.decided_at, d.reason, d.until, d.event,
                d.id = max(d.id) over (partition by d.proposal_id) as is_last
              from decisions d
              where d.kind <> 'undone' and not exists (select from decisions u where u.undoes = d.id)
                and (@since::timestamptz is null or (d.decided_at >= @since and d.account_id = @Account))
                and (@proposal::bigint is null or d.proposal_id = @proposal)
                and (not @ownOnly or d.account_id = @Account))
            select d.id, d.proposal_id, p.version, d.kind, d.decided_at, a.display_name as by_name, p.newcomer_id, nn.given_name, nn.family_name,
              o.title, o.organisation, d.reason, d.until, d.event, d.is_last,
              (select asked.display_name from consultations k join accounts asked on asked.id = k.asked where k.decision_id = d.id) as asked,
              n.caseworker_id = @Account as is_own,
              d.account_id = @Account or exists (
                select from deputies t
                where (t.caseworker_id, t.deputy_id) in ((d.account_id, @Account), (@Account, d.account_id))) as is_actors_or_deputys
            from d
            join proposals p on p.id = d.proposal_id
            join newcomers n on n.id = p.newcomer_id
            join accounts a on a.id = d.account_id
            cross join lateral (
              select o.title, g.name as organisation from openings o join organisations g on g.id = o.organisation_id where o.id = p.opening_id limit 1) o
            left join newcomer_names nn on nn.newcomer_id = p.newcomer_id
            order by d.id desc
            """, new { actor.Account, since, proposal, ownOnly }, cancellationToken: ct));
        return [.. found.Select(line => RowOf(line, today))];
    }

    private static DecisionRow RowOf(Line line, DateOnly today) => new()
    {
        Decision = new(line.Id),
        Proposal = new(line.ProposalId),
        ProposalVersion = line.Version,
        Kind = Code.Parse<DecisionKind>(line.Kind),
        At = line.DecidedAt,
        ByName = line.ByName,
        Newcomer = new NewcomerId(line.NewcomerId),
        PersonName = PersonName.InList(line.IsOwn, line.NewcomerId, line.GivenName, line.FamilyName),
        OpeningTitle = line.Title,
        Organisation = line.Organisation,
        Reason = line.Reason is { } code ? RejectReasons.Find(code) : null,
        Until = line.Until,
        Event = line.Event is { } happening ? Code.Parse<LaterEvent>(happening) : null,
        Asked = line.Asked,
        CanUndo = line.IsLast && line.IsActorsOrDeputys && BusinessCalendar.BusinessDateOf(line.DecidedAt) == today,
    };

    private sealed record Line
    {
        public required long Id { get; init; }
        public required long ProposalId { get; init; }
        public required int Version { get; init; }
        public required string Kind { get; init; }
        public required DateTimeOffset DecidedAt { get; init; }
        public required string ByName { get; init; }
        public required long NewcomerId { get; init; }
        public string? GivenName { get; init; }
        public string? FamilyName { get; init; }
        public required string Title { get; init; }
        public required string Organisation { get; init; }
        public string? Reason { get; init; }
        public DateOnly? Until { get; init; }
        public string? Event { get; init; }
        public string? Asked { get; init; }
        public required bool IsOwn { get; init; }
        public required bool IsLast { get; init; }
        public required bool IsActorsOrDeputys { get; init; }
    }
}
