using Dapper;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Proposals;

/// <summary>Ongedaan maken: on the same business day, by who decided or by a deputy. <paramref name="Version"/> is the proposal's.</summary>
[For(Role.Caseworker)]
public sealed record Undo(DecisionId Decision, int Version, string Key) : ICommand<DecisionOutcome>, IIdempotent;

internal sealed class UndoHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<Undo, Answer<DecisionOutcome>>
{
    public async Task<Answer<DecisionOutcome>> Handle(Undo request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        note.About("decision", request.Decision.Value);
        if (await FindAsync(request.Decision, ct) is not { } decision
            || await ProposalOnDesk.LockAsync(db, actor, new(decision.ProposalId), ct) is not { } proposal)
            return Refusal.NotFound(Say.It("Dit besluit"));
        if (!decision.IsActorsOrDeputys)
            return Refusal.NotAllowed(Say.It($"{decision.ByName} heeft dit besloten. Alleen {decision.ByName} of een vervanger kan het terugdraaien."));
        if (BusinessCalendar.BusinessDateOf(decision.DecidedAt) != clock.BusinessDate())
            return note.Says(new DecisionOutcome(DecisionResult.TooLate) { ByName = decision.ByName, At = decision.DecidedAt });
        var kind = Code.Parse<DecisionKind>(decision.Kind);
        if (await proposal.OvertakenAsync(db, request.Version, proposal.Status == StatusAfter(kind) && await StandsLastAsync(decision, ct), ct) is { } overtaken)
            return note.Says(overtaken);

        var now = clock.GetUtcNow();
        if (await TakeBackAsync(proposal, kind, now, ct) is { } impossible)
            return note.Says(impossible);
        var undone = await proposal.DecideAsync(db, actor, DecisionKind.Undone, now, ct, undoes: request.Decision);
        return note.Says(
            new DecisionOutcome(DecisionResult.Done) { Decision = undone, Kind = DecisionKind.Undone, Next = new(proposal.Id) },
            new { proposal = proposal.Id, undone = Code.Of(kind) });
    }

    /// <summary>Null when it was taken back; otherwise why that is no longer possible.</summary>
    private async Task<DecisionOutcome?> TakeBackAsync(ProposalOnDesk proposal, DecisionKind kind, DateTimeOffset now, CancellationToken ct)
    {
        switch (kind)
        {
            case DecisionKind.PutForward:
                await Hold.EndAsync(db, proposal.Id, "undone", now, ct);
                await FreePlace.ReleaseAsync(db, proposal.OpeningId, now, ct);
                return await BackOnDeskAsync(proposal, now, ct);
            case DecisionKind.Agreed:
                // Once they met, the yes is not taken back silently: the placement is stopped.
                if (await db.Connection.ExecuteAsync(new CommandDefinition("""
                    update placements l
                    set state = 'stopped', stopped_on = @today, stop_reason = 'undone', short_name = null, card = null, version = l.version + 1
                    from holds h
                    where h.id = l.hold_id and h.proposal_id = @Id and l.state = 'agreed'
                    """, new { proposal.Id, today = clock.BusinessDate() }, cancellationToken: ct)) == 0)
                    return new DecisionOutcome(DecisionResult.Changed);
                await Hold.ReopenAsync(db, proposal.Id, ct);
                await proposal.BecomesAsync(db, ProposalStatus.PutForward, now, ct);
                return null;
            case DecisionKind.Declined:
                if (!await TakePlace.TryAsync(db, proposal.OpeningId, ct))
                    return await proposal.NoPlaceAsync(db, ct);
                await Hold.ReopenAsync(db, proposal.Id, ct);
                await proposal.BecomesAsync(db, ProposalStatus.PutForward, now, ct);
                await TakePlace.WithdrawOthersWhenFullAsync(db, proposal.OpeningId, now, ct);
                return null;
            default:
                return await BackOnDeskAsync(proposal, now, ct);
        }
    }

    // A proposal comes back to what the opening is now: perhaps full or closed in the meantime.
    private async Task<DecisionOutcome?> BackOnDeskAsync(ProposalOnDesk proposal, DateTimeOffset now, CancellationToken ct)
    {
        var state = await db.Connection.QuerySingleAsync<StateNow>(new CommandDefinition("""
            select o.status = 'published' as is_published, o.status = 'paused' as is_paused, o.capacity is null or o.taken < o.capacity as has_place,
              exists (select from proposals p where p.newcomer_id = @NewcomerId and p.opening_id = o.id and p.id <> @Id
                and p.status in ('open', 'postponed', 'put_forward', 'agreed')) as has_other
            from openings o
            where o.id = @OpeningId
            """, new { proposal.OpeningId, proposal.NewcomerId, proposal.Id }, cancellationToken: ct));
        if (state.HasOther)
            return new DecisionOutcome(DecisionResult.Changed);
        await (state switch
        {
            { IsPaused: true } => proposal.BecomesAsync(db, ProposalStatus.Withdrawn, now, ct, reason: WithdrawnReason.Paused),
            { IsPublished: false } => proposal.BecomesAsync(db, ProposalStatus.Withdrawn, now, ct, reason: WithdrawnReason.Closed),
            { HasPlace: false } => proposal.BecomesAsync(db, ProposalStatus.Withdrawn, now, ct, reason: WithdrawnReason.Full),
            _ => proposal.BecomesAsync(db, ProposalStatus.Open, now, ct),
        });
        return null;
    }

    private static ProposalStatus? StatusAfter(DecisionKind kind) => kind switch
    {
        DecisionKind.PutForward => ProposalStatus.PutForward,
        DecisionKind.Rejected => ProposalStatus.Rejected,
        DecisionKind.Postponed or DecisionKind.Discussed => ProposalStatus.Postponed,
        DecisionKind.Agreed => ProposalStatus.Agreed,
        DecisionKind.Declined => ProposalStatus.Declined,
        _ => null,
    };

    private async Task<Found?> FindAsync(DecisionId decision, CancellationToken ct) =>
        await db.Connection.QuerySingleOrDefaultAsync<Found>(new CommandDefinition("""
            select d.id, d.proposal_id, d.kind, d.decided_at, a.display_name as by_name,
              d.account_id = @Account or exists (
                select from deputies t
                where (t.caseworker_id, t.deputy_id) in ((d.account_id, @Account), (@Account, d.account_id))) as is_actors_or_deputys
            from decisions d
            join accounts a on a.id = d.account_id
            where d.id = @Value
            """, new { decision.Value, actor.Account }, cancellationToken: ct));

    private async Task<bool> StandsLastAsync(Found decision, CancellationToken ct) =>
        await db.Connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            """
            select max(d.id) = @Id
            from decisions d
            where d.proposal_id = @ProposalId and d.kind <> 'undone' and not exists (select from decisions u where u.undoes = d.id)
            """, new { decision.Id, decision.ProposalId }, cancellationToken: ct));

    private sealed record Found(long Id, long ProposalId, string Kind, DateTimeOffset DecidedAt, string ByName, bool IsActorsOrDeputys);

    private sealed record StateNow(bool IsPublished, bool IsPaused, bool HasPlace, bool HasOther);
}
