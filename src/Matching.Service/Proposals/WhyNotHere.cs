using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Rules;
using Matching.Service.Language;
using Matching.Service.Newcomers;
using Matching.Service.Openings;
using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using Matching.Service.Waiting;
using MediatR;

namespace Matching.Service.Proposals;

/// <summary>Why a person was not proposed at an opening, and what can be done: own caseload or deputy.</summary>
[For(Role.Caseworker)]
public sealed record WhyNotHere(NewcomerId Newcomer, OpeningId Opening) : IQuery<WhyNotView>;

public sealed record WhyNotView
{
    public required PersonCard Person { get; init; }
    public required OpeningCard Opening { get; init; }

    /// <summary>What the last night answers; null when there was none, or its ranker is not here any more.</summary>
    public WhyNotAnswer? AtNight { get; init; }

    /// <summary>When that night was ready.</summary>
    public DateTimeOffset? NightReadyAt { get; init; }

    /// <summary>There was a night, and what gave its points is not here any more: they cannot be computed again.</summary>
    public bool RankerIsGone => NightReadyAt is not null && AtNight is null;

    /// <summary>The rules on today's facts: unknown first, then failed, then met.</summary>
    public required IReadOnlyList<HardRuleRow> Rules { get; init; }

    /// <summary>The rules that fail on today's facts, in their order, with how far off each is.</summary>
    public required IReadOnlyList<FailingRule> FailsNow { get; init; }

    /// <summary>Single changes that would make it fit.</summary>
    public required IReadOnlyList<Help> Helps { get; init; }
    public required Competition Competition { get; init; }

    /// <summary>The proposal that lies on a desk for this pair; null when there is none.</summary>
    public ProposalId? Proposal { get; init; }

    /// <summary>The last time that a caseworker rejected it; null when that never happened.</summary>
    public Rejection? Rejected { get; init; }

    /// <summary>What is free here is kept for others who wait: she can wait for it too.</summary>
    public required bool IsKeptForOthers { get; init; }

    /// <summary>No rule stands in the way of proposing it now, and there is a place for her.</summary>
    public required bool CanPropose { get; init; }
}

/// <summary>Who rejected it when, with a code of <see cref="RejectReasons"/>.</summary>
public sealed record Rejection(DateOnly On, string Reason, string ByName);

internal sealed class WhyNotHereHandler(DbSession db, Actor actor, LatestNights nights, TimeProvider clock, IConfiguration configuration)
    : IRequestHandler<WhyNotHere, Answer<WhyNotView>>
{
    public async Task<Answer<WhyNotView>> Handle(WhyNotHere request, CancellationToken cancellationToken)
    {
        var (ct, today) = (cancellationToken, clock.BusinessDate());
        if (await OwnDossier.ReadAsync(db, actor, request.Newcomer, ct) is not { } own
            || await NewcomerReader.ReadAsync(db, id: request.Newcomer.Value, ct: ct) is not [var row] || DossierRecord.FromRow(row) is not { } person)
            return Refusal.NotFound(Say.It("Dit dossier"));
        if (await OpeningReader.ReadAsync(db, id: request.Opening.Value, ct: ct) is not [var place] || OpeningRecord.FromRow(place) is not { } opening)
            return Refusal.NotFound(Say.It("Deze plek"));

        var now = (await PersonNow.ReadAsync(db, person, today, RoundSettings.From(configuration).Policy, ct)).Beside(opening);
        var context = new RuleContext(now.Snapshot);
        var fails = FreeChoice.Fails(person, opening, context);
        var (proposal, rejected) = await PairAsync(request, ct);
        var night = await nights.OfAsync(db, ct);
        var beside = await BesideAsync(person, opening, ct);
        var isKept = proposal is null && opening.Capacity.Free > 0
            && await Turns.AreForOthersAsync(db, opening.Id.Value, person.Id.Value, clock.GetUtcNow(), ct);
        return new WhyNotView
        {
            Person = new PersonCard(
                PersonName.Full(row.Id, own.GivenName, own.FamilyName), PersonName.First(row.Id, own.GivenName, own.FamilyName),
                beside.Caseworker, person.Caseworker.Value == actor.Account, person, row.Version),
            Opening = new OpeningCard(place.Title, place.Description, beside.Organisation, place.Supervisor, place.LearningGoal, opening),
            AtNight = night is null ? null : AnswerOf(night, request),
            NightReadyAt = night?.FinishedAt,
            Rules = HardRuleTable.Of(person, opening, context),
            FailsNow = fails,
            Helps = fails.Count == 0 ? [] : await WhatHelps.WithAsync(db, now, opening.Id, ct),
            Competition = new Competition(beside.Proposals, opening.Capacity.Places, opening.Capacity.Taken),
            Proposal = proposal,
            Rejected = rejected,
            IsKeptForOthers = isKept,
            CanPropose = proposal is null && !isKept && FreeChoice.IsAllowed(fails, now, opening),
        };
    }

    private static WhyNotAnswer? AnswerOf(LatestNight night, WhyNotHere request) =>
        night.Scorer is { } scorer && scorer.Id == night.Result.Ranker
            ? WhyNot.Of(night.Snapshot, night.Result, request.Newcomer, request.Opening, scorer)
            : null;

    private async Task<(ProposalId? Live, Rejection? Rejected)> PairAsync(WhyNotHere request, CancellationToken ct)
    {
        var pair = new { newcomer = request.Newcomer.Value, opening = request.Opening.Value };
        var live = await db.Connection.ExecuteScalarAsync<long?>(new CommandDefinition("""
            select id from proposals
            where newcomer_id = @newcomer and opening_id = @opening and status in ('open', 'postponed', 'put_forward', 'agreed')
            """, pair, cancellationToken: ct));
        var rejected = await db.Connection.QueryFirstOrDefaultAsync<Rejection>(new CommandDefinition("""
            select (d.decided_at at time zone 'Europe/Amsterdam')::date as "on", d.reason, a.display_name as by_name
            from decisions d
            join proposals p on p.id = d.proposal_id
            join accounts a on a.id = d.account_id
            where p.newcomer_id = @newcomer and p.opening_id = @opening and d.kind = 'rejected'
              and not exists (select from decisions u where u.undoes = d.id)
            order by d.id desc
            limit 1
            """, pair, cancellationToken: ct));
        return (live is { } id ? new ProposalId(id) : null, rejected);
    }

    private async Task<Side> BesideAsync(Newcomer person, Opening opening, CancellationToken ct) =>
        await db.Connection.QuerySingleAsync<Side>(new CommandDefinition("""
            select c.display_name as caseworker, g.name as organisation,
              (select count(distinct p.newcomer_id)::int from proposals p where p.opening_id = @opening and p.status = 'open') as proposals
            from accounts c, organisations g
            where c.id = @caseworker and g.id = @organisation
            """, new { opening = opening.Id.Value, caseworker = person.Caseworker.Value, organisation = opening.Organisation.Value }, cancellationToken: ct));

    private sealed record Side(string Caseworker, string Organisation, int Proposals);
}
