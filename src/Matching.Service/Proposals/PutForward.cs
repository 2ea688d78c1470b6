using System.Text.Json.Serialization;
using Dapper;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using Matching.Service.Waiting;
using MediatR;

namespace Matching.Service.Proposals;

/// <summary>Voorleggen: put the proposal before the newcomer and hold a place until the answer.</summary>
[For(Role.Caseworker)]
public sealed record PutForward(ProposalId Proposal, int Version, string Key) : ICommand<DecisionOutcome>, IIdempotent
{
    /// <summary>How long the explanation lay open, as the server measured it; null when it did not. Not what makes two sendings differ.</summary>
    [JsonIgnore]
    public int? Seconds { get; init; }
}

internal sealed class PutForwardHandler(DbSession db, Actor actor, AuditNote note, Deciding deciding, DeskOptions options)
    : IRequestHandler<PutForward, Answer<DecisionOutcome>>
{
    public Task<Answer<DecisionOutcome>> Handle(PutForward request, CancellationToken cancellationToken) =>
        deciding.AboutAsync(request.Proposal, request.Version, found => PutForwardAsync(found, request.Seconds, cancellationToken), cancellationToken);

    private async Task<DecisionOutcome> PutForwardAsync(Undecided found, int? seconds, CancellationToken ct)
    {
        var (proposal, now) = (found.Proposal, found.Now);
        if (await Turns.AreForOthersAsync(db, proposal.OpeningId, proposal.NewcomerId, now, ct))
            return note.Says(await NoPlaceAsync(proposal, now, ct) with { IsKeptForWaiting = true });
        if (!await TakePlace.TryAsync(db, proposal.OpeningId, ct))
            return note.Says(await NoPlaceAsync(proposal, now, ct));
        var decision = await proposal.DecideAsync(db, actor, DecisionKind.PutForward, now, ct, shownRank: found.Rank, seconds: seconds);
        var expires = now.AddDays(options.HoldDays);
        await HoldAsync(proposal, decision, now, expires, ct);
        await proposal.BecomesAsync(db, ProposalStatus.PutForward, now, ct);
        var withdrawn = await TakePlace.WithdrawOthersWhenFullAsync(db, proposal.OpeningId, now, ct);
        return note.Says(
            found.Done(decision, DecisionKind.PutForward, BusinessCalendar.BusinessDateOf(expires)),
            new { decision = decision.Value, opening = proposal.OpeningId, withdrawn });
    }

    // No place, although this proposal was still open: the host took places away, or closed the opening.
    private async Task<DecisionOutcome> NoPlaceAsync(ProposalOnDesk proposal, DateTimeOffset now, CancellationToken ct)
    {
        var outcome = await proposal.NoPlaceAsync(db, ct);
        await proposal.BecomesAsync(db, ProposalStatus.Withdrawn, now, ct, reason: outcome.WithdrawnBecause);
        return outcome;
    }

    private async Task HoldAsync(ProposalOnDesk proposal, DecisionId decision, DateTimeOffset now, DateTimeOffset expires, CancellationToken ct) =>
        await db.Connection.ExecuteAsync(new CommandDefinition("""
            insert into holds (municipality_code, area_code, opening_id, newcomer_id, proposal_id, decision_id, placed_at, expires_at)
            values (@Municipality, current_area(), @OpeningId, @NewcomerId, @Id, @Value, @now, @expires)
            """, new { db.Municipality, proposal.OpeningId, proposal.NewcomerId, proposal.Id, decision.Value, now, expires }, cancellationToken: ct));
}
