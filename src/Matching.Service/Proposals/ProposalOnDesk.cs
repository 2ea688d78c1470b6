using Dapper;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Proposals;

/// <summary>
/// A proposal as an act finds it: the opening and then the proposal are locked until the commit, in that order everywhere, so that
/// two people who decide at once wait for each other instead of crossing.
/// </summary>
internal sealed record ProposalOnDesk
{
    public required long Id { get; init; }
    public required long NewcomerId { get; init; }
    public required long OpeningId { get; init; }
    public required string StatusCode { get; init; }
    public required string? WithdrawnCode { get; init; }
    public required int Version { get; init; }

    public ProposalStatus Status => Code.Parse<ProposalStatus>(StatusCode);

    /// <summary>On the desk to be decided: open, or set apart for later.</summary>
    public bool IsUndecided => Status is ProposalStatus.Open or ProposalStatus.Postponed;

    /// <summary>Null when it is not there, or is about somebody outside the actor's caseload and those for whom she is deputy.</summary>
    public static async Task<ProposalOnDesk?> LockAsync(DbSession db, Actor actor, ProposalId proposal, CancellationToken ct)
    {
        await db.Connection.ExecuteAsync(new CommandDefinition("""
            select o.id from openings o
            where o.id = (select p.opening_id from proposals p where p.id = @Value)
            for update of o
            """, new { proposal.Value }, cancellationToken: ct));
        return await db.Connection.QuerySingleOrDefaultAsync<ProposalOnDesk>(new CommandDefinition("""
            select p.id, p.newcomer_id, p.opening_id, p.status as status_code, p.withdrawn_reason as withdrawn_code, p.version
            from proposals p
            join newcomers n on n.id = p.newcomer_id
            where p.id = @Value
              and (n.caseworker_id = @Account
                or exists (select from deputies d where d.caseworker_id = n.caseworker_id and d.deputy_id = @Account))
            for update of p
            """, new { proposal.Value, actor.Account }, cancellationToken: ct));
    }

    /// <summary>
    /// What to tell somebody whose screen is older than the proposal: full, decided by whom and when, withdrawn, or changed.
    /// Null when the screen showed what is there and the proposal stands where the act needs it (<paramref name="inPlace"/>).
    /// </summary>
    public async Task<DecisionOutcome?> OvertakenAsync(DbSession db, int screenVersion, bool inPlace, CancellationToken ct)
    {
        if (inPlace && screenVersion == Version)
            return null;
        if (Status == ProposalStatus.Withdrawn)
            return WithdrawnCode == Code.Of(WithdrawnReason.Full)
                ? await FullAsync(db, ct)
                : new DecisionOutcome(DecisionResult.Withdrawn) { WithdrawnBecause = Code.Parse<WithdrawnReason>(WithdrawnCode!) };
        var last = await db.Connection.QuerySingleOrDefaultAsync<LastDecision>(new CommandDefinition("""
            select d.kind, d.decided_at as at, a.display_name as by_name
            from decisions d
            join accounts a on a.id = d.account_id
            where d.proposal_id = @Id
            order by d.id desc
            limit 1
            """, new { Id }, cancellationToken: ct));
        return new DecisionOutcome(inPlace ? DecisionResult.Changed : DecisionResult.AlreadyDecided)
        {
            Kind = last is null ? null : Code.Parse<DecisionKind>(last.Kind),
            ByName = last?.ByName,
            At = last?.At,
        };
    }

    /// <summary>Why no place could be taken: the opening is full, or no longer published.</summary>
    public async Task<DecisionOutcome> NoPlaceAsync(DbSession db, CancellationToken ct) =>
        await db.Connection.ExecuteScalarAsync<string>(new CommandDefinition(
            "select status from openings where id = @OpeningId", new { OpeningId }, cancellationToken: ct)) switch
        {
            "published" => await FullAsync(db, ct),
            "paused" => new DecisionOutcome(DecisionResult.Withdrawn) { WithdrawnBecause = WithdrawnReason.Paused },
            _ => new DecisionOutcome(DecisionResult.Withdrawn) { WithdrawnBecause = WithdrawnReason.Closed },
        };

    /// <summary>The place is gone; how many other proposals this person has says what can be done now.</summary>
    public async Task<DecisionOutcome> FullAsync(DbSession db, CancellationToken ct) => new(DecisionResult.Full)
    {
        WithdrawnBecause = WithdrawnReason.Full,
        OtherPlaces = await db.Connection.ExecuteScalarAsync<int>(new CommandDefinition(
            "select count(*)::int from proposals where newcomer_id = @NewcomerId and status = 'open' and id <> @Id",
            new { NewcomerId, Id }, cancellationToken: ct)),
    };

    /// <summary>Moves the proposal on. Only a postponed one has a day, only a withdrawn one a reason.</summary>
    public async Task BecomesAsync(
        DbSession db, ProposalStatus status, DateTimeOffset now, CancellationToken ct, DateOnly? until = null, WithdrawnReason? reason = null) =>
        await db.Connection.ExecuteAsync(new CommandDefinition("""
            update proposals
            set status = @status, postponed_until = @until, withdrawn_reason = @reason, version = version + 1, updated_at = @now
            where id = @Id
            """, new { Id, status = Code.Of(status), until, reason = Code.Of(reason), now }, cancellationToken: ct));

    /// <summary>Writes down who decided what. What was asked of a colleague about it ends with that.</summary>
    public async Task<DecisionId> DecideAsync(
        DbSession db, Actor actor, DecisionKind kind, DateTimeOffset now, CancellationToken ct,
        string? reason = null, DateOnly? until = null, DecisionId? undoes = null, int? shownRank = null, LaterEvent? laterEvent = null,
        int? seconds = null) =>
        new(await db.Connection.ExecuteScalarAsync<long>(new CommandDefinition("""
            with ended as (update consultations set ended_at = @now where proposal_id = @Id and ended_at is null)
            insert into decisions (municipality_code, proposal_id, account_id, kind, reason, until, event, decided_at, undoes, shown_rank, seconds)
            values (@Municipality, @Id, @Account, @kind, @reason, @until, @event, @now, @undoes, @shownRank, @seconds)
            returning id
            """, new
        {
            db.Municipality,
            Id,
            actor.Account,
            kind = Code.Of(kind),
            reason,
            until,
            @event = Code.Of(laterEvent),
            now,
            undoes = undoes?.Value,
            shownRank,
            seconds,
        }, cancellationToken: ct)));

    private sealed record LastDecision(string Kind, DateTimeOffset At, string ByName);
}
