using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Explanation.Unlocking;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Service.Openings;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Newcomers;

/// <summary>Wat zou helpen? Every single change that opens something for this person, on today's facts: own caseload or deputy.</summary>
[For(Role.Caseworker)]
public sealed record WhatHelps(NewcomerId Newcomer) : IQuery<WhatHelpsView>
{
    /// <summary>Those changes of a picture that was read already which open this one opening.</summary>
    internal static async Task<IReadOnlyList<Help>> WithAsync(DbSession db, PersonNow now, OpeningId opening, CancellationToken ct) =>
        await Help.ReadAsync(db, now, unlock => unlock.Openings.Any(o => o.Opening == opening), ct);
}

public sealed record WhatHelpsView
{
    /// <summary>Openings that fit now: no rule fails.</summary>
    public required int Fitting { get; init; }

    /// <summary>Those that were rejected until something changes: any change of the dossier brings them back, beside what it opens.</summary>
    public required IReadOnlyList<OpeningName> ComeBack { get; init; }

    /// <summary>Most openings first.</summary>
    public required IReadOnlyList<Help> Helps { get; init; }

    /// <summary>Openings that fit and that the last night kept from her for want of places: each can be proposed in one action.</summary>
    public required IReadOnlyList<OpeningName> CutOff { get; init; }
}

/// <summary>One change with the openings it adds, found by running the rules again.</summary>
/// <param name="Change">What changes.</param>
/// <param name="Openings">What it adds.</param>
/// <param name="Lost">
/// What it takes away, seldom anything: a place she has that leaves a choice of dagdelen moves to the first that is free, and may lie in
/// the way of another then.
/// </param>
/// <param name="WithoutQuestions">How many of the openings wait for no answer.</param>
/// <param name="Months">Months it usually takes; 0 is at once, null is not known.</param>
/// <param name="Offer">A real offer to point at; null when there is none.</param>
public sealed record Help(
    UnlockChange Change, IReadOnlyList<OpeningName> Openings, IReadOnlyList<OpeningName> Lost, int WithoutQuestions, int? Months, SupportChoice? Offer)
{
    internal static async Task<IReadOnlyList<Help>> ReadAsync(DbSession db, PersonNow now, Func<Unlock, bool> wanted, CancellationToken ct)
    {
        var support = await SupportReader.ReadAsync(db, ct);
        // As it will be read after a change: what was rejected 'until something changes' may be opened too.
        var changeable = now.With(now.Person);
        var unlocks = Unlocks.ForPerson(changeable, now.Person.Id, [.. support.Select(s => s.Facts)])
            .Select(unlock => Exactly(unlock, changeable, now)).Where(u => u.Adds.Count > 0 && wanted(u.Unlock with { Openings = u.Adds })).ToList();
        var names = await OpeningNames.ReadAsync(db, unlocks.SelectMany(u => u.Adds.Select(o => o.Opening).Concat(u.Lost)), ct);
        return
        [
            .. unlocks.OrderByDescending(u => u.Adds.Count).Select(u => new Help(
                u.Unlock.Change, [.. u.Adds.Select(o => names[o.Opening])], [.. u.Lost.Select(o => names[o])],
                u.Adds.Count(o => o.Unknowns == 0), u.Unlock.Months,
                u.Unlock.Offer is { } offer ? support.First(s => s.Facts.Id == offer.Id) : null)),
        ];
    }

    /// <summary>The engine leaves what already runs where it is; when the change moves it, the rules run on the whole picture again.</summary>
    private static (Unlock Unlock, IReadOnlyList<AddedOpening> Adds, IReadOnlyList<OpeningId> Lost) Exactly(Unlock unlock, RoundSnapshot before, PersonNow now)
    {
        var after = now.With(unlock.Change.ApplyTo(now.Person));
        if (after.Commitments.SequenceEqual(before.Commitments))
            return (unlock, unlock.Openings, []);
        var (had, has) = (Fitting(before), Fitting(after));
        return (unlock, [.. has.Where(o => !had.ContainsKey(o.Key)).Select(o => new AddedOpening(o.Key, o.Value))], [.. had.Keys.Where(o => !has.ContainsKey(o))]);
    }

    /// <summary>Openings that no rule fails, with their Unknowns.</summary>
    private static Dictionary<OpeningId, int> Fitting(RoundSnapshot snapshot)
    {
        var context = new RuleContext(snapshot);
        return snapshot.Openings.Select(o => (o.Id, Outcome: PairOutcome.Of(snapshot.Newcomers[0], o, context)))
            .Where(o => o.Outcome.IsCandidate).ToDictionary(o => o.Id, o => o.Outcome.Unknowns);
    }
}

internal sealed class WhatHelpsHandler(DbSession db, Actor actor, LatestNights nights, TimeProvider clock, IConfiguration configuration)
    : IRequestHandler<WhatHelps, Answer<WhatHelpsView>>
{
    public async Task<Answer<WhatHelpsView>> Handle(WhatHelps request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        if (await OwnDossier.ReadAsync(db, actor, request.Newcomer, ct) is null
            || await NewcomerReader.ReadAsync(db, id: request.Newcomer.Value, ct: ct) is not [var row] || DossierRecord.FromRow(row) is not { } person)
            return Refusal.NotFound(Say.It("Dit dossier"));
        var now = await PersonNow.ReadAsync(db, person, clock.BusinessDate(), RoundSettings.From(configuration).Policy, ct);
        var fitting = now.Fitting();
        var comeBack = now.FittingAs(person).Except(fitting).ToList();
        var cutOff = await CutOffAsync(request.Newcomer, fitting, ct);
        var names = await OpeningNames.ReadAsync(db, [.. comeBack, .. cutOff], ct);
        return new WhatHelpsView
        {
            Fitting = fitting.Count,
            ComeBack = [.. comeBack.Select(o => names[o])],
            Helps = await Help.ReadAsync(db, now, _ => true, ct),
            CutOff = [.. cutOff.Select(o => names[o])],
        };
    }

    /// <summary>Of the night's list only what still fits and lies on no desk.</summary>
    private async Task<IReadOnlyList<OpeningId>> CutOffAsync(NewcomerId newcomer, IReadOnlyList<OpeningId> fitting, CancellationToken ct)
    {
        var night = await nights.OfAsync(db, ct);
        if (night?.Result.People.FirstOrDefault(p => p.Newcomer == newcomer) is not { CutOff.Count: > 0 } standing)
            return [];
        var onDesk = (await db.Connection.QueryAsync<long>(new CommandDefinition("""
            select opening_id from proposals where newcomer_id = @Value and status in ('open', 'postponed', 'put_forward', 'agreed')
            """, new { newcomer.Value }, cancellationToken: ct))).ToHashSet();
        return [.. standing.CutOff.Where(o => fitting.Contains(o) && !onDesk.Contains(o.Value))];
    }
}
