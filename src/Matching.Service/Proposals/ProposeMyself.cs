using System.Text.Json;
using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Features;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;
using Matching.Service.Language;
using Matching.Service.Newcomers;
using Matching.Service.Openings;
using Matching.Service.Pipeline;
using Matching.Service.Rankers;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using Matching.Service.Waiting;
using MediatR;

namespace Matching.Service.Proposals;

/// <summary>
/// Toch voorstellen: a caseworker's own match, whatever the night thought of it. It lies on the desk like any proposal and stays there
/// until she decides, because a person opened it. Rules are not set aside: a pair that fails one is not proposed.
/// </summary>
[For(Role.Caseworker)]
public sealed record ProposeMyself(NewcomerId Newcomer, OpeningId Opening, string Key) : ICommand<ProposeOutcome>, IIdempotent;

public enum ProposeResult : byte
{
    Opened,

    /// <summary>It lies on a desk already.</summary>
    Already,

    /// <summary>A rule fails; <see cref="ProposeOutcome.Rule"/> is the first.</summary>
    FailsRule,
}

public sealed record ProposeOutcome(ProposeResult Result)
{
    public ProposalId? Proposal { get; init; }
    public RuleCode? Rule { get; init; }
}

internal sealed class ProposeMyselfHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock, IConfiguration configuration)
    : IRequestHandler<ProposeMyself, Answer<ProposeOutcome>>
{
    public async Task<Answer<ProposeOutcome>> Handle(ProposeMyself request, CancellationToken cancellationToken)
    {
        var (ct, today) = (cancellationToken, clock.BusinessDate());
        note.About("newcomer", request.Newcomer.Value);
        await LockOpeningAsync(request.Opening, ct);
        if (await OwnDossier.LockAsync(db, actor, request.Newcomer, ct) is null
            || await NewcomerReader.ReadAsync(db, id: request.Newcomer.Value, ct: ct) is not [var row] || DossierRecord.FromRow(row) is not { } person)
            return Refusal.NotFound(Say.It("Dit dossier"));
        if (await OpeningReader.ReadAsync(db, id: request.Opening.Value, ct: ct) is not [var place] || OpeningRecord.FromRow(place) is not { } opening)
            return Refusal.NotFound(Say.It("Deze plek"));
        if (await LiveAsync(request, ct) is { } live)
            return Says(new ProposeOutcome(ProposeResult.Already) { Proposal = new(live) }, request);

        var now = (await PersonNow.ReadAsync(db, person, today, RoundSettings.From(configuration).Policy, ct)).Beside(opening);
        var context = new RuleContext(now.Snapshot);
        var fails = FreeChoice.Fails(person, opening, context);
        if (!FreeChoice.IsAllowed(fails, now, opening))
            return Says(new ProposeOutcome(ProposeResult.FailsRule) { Rule = fails[0].Rule }, request);
        // A place that is kept for who waits is no free place.
        if (await Turns.AreForOthersAsync(db, opening.Id.Value, person.Id.Value, clock.GetUtcNow(), ct))
            return Says(new ProposeOutcome(ProposeResult.FailsRule) { Rule = RuleCode.PlaceFree }, request);
        return Says(new ProposeOutcome(ProposeResult.Opened) { Proposal = await OpenAsync(person, opening, context, ct) }, request);
    }

    // The opening first, then the person: as everybody who decides locks them.
    private Task<int> LockOpeningAsync(OpeningId opening, CancellationToken ct) =>
        db.Connection.ExecuteAsync(new CommandDefinition("select id from openings where id = @Value for update", new { opening.Value }, cancellationToken: ct));

    private async Task<long?> LiveAsync(ProposeMyself request, CancellationToken ct) =>
        await db.Connection.ExecuteScalarAsync<long?>(new CommandDefinition("""
            select id from proposals
            where newcomer_id = @newcomer and opening_id = @opening and status in ('open', 'postponed', 'put_forward', 'agreed')
            """, new { newcomer = request.Newcomer.Value, opening = request.Opening.Value }, cancellationToken: ct));

    private async Task<ProposalId> OpenAsync(Newcomer person, Opening opening, RuleContext context, CancellationToken ct)
    {
        var features = new int[FeatureSchema.Count];
        FeatureSchema.Read(person, opening, context, features);
        var evidence = Explainer.Explain(person, opening, context, await ScorerAsync(ct) ?? WeightedSum.Instance, features);
        var now = clock.GetUtcNow();
        return new(await db.Connection.ExecuteScalarAsync<long>(new CommandDefinition("""
            insert into proposals (municipality_code, area_code, newcomer_id, opening_id, caseworker_id, kind, status, origin, ranker,
              rule_version, evidence, created_at, updated_at)
            values (current_municipality(), current_area(), @newcomer, @opening, @caseworker, @kind, 'open', 'caseworker', @Ranker,
              @EngineVersion, @evidence::jsonb, @now, @now)
            returning id
            """, new
        {
            newcomer = person.Id.Value,
            opening = opening.Id.Value,
            caseworker = person.Caseworker.Value,
            kind = Code.Of(opening.Kind),
            evidence.Ranker,
            evidence.EngineVersion,
            evidence = JsonSerializer.Serialize(evidence, DomainJson.Options),
            now,
        }, cancellationToken: ct)));
    }

    /// <summary>What ranks now, kept behind the wall of the area's first municipality; null is the weighted sum.</summary>
    private async Task<IScorer?> ScorerAsync(CancellationToken ct)
    {
        var own = db.Municipality;
        await LeadMunicipality.EnterAsync(db, ct);
        var ranker = await RankerInUse.ReadAsync(db, ct);
        await db.EnterAsync(own, ct);
        return ranker.Scorer;
    }

    private ProposeOutcome Says(ProposeOutcome outcome, ProposeMyself request)
    {
        note.Write(Code.Of(outcome.Result), new { opening = request.Opening.Value, proposal = outcome.Proposal?.Value, rule = Code.Of(outcome.Rule) });
        return outcome;
    }
}
