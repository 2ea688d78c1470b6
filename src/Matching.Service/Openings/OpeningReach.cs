using Matching.Engine.Domain;
using Matching.Engine.Explanation.Unlocking;
using Matching.Engine.Rules;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Reports;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Openings;

/// <summary>
/// How many people an own opening reaches, which requirement keeps most away, and what one step less would give. With an input: of the
/// opening as it stands on the form. Counts only, to the nearest ten.
/// </summary>
[For(Role.Coordinator)]
public sealed record OpeningReach(OpeningId? Opening, OpeningInput? Input) : IQuery<OpeningReachView>;

public sealed record OpeningReachView
{
    /// <summary>When the night was ready whose people were counted; null when there was none: then nothing was counted.</summary>
    public DateTimeOffset? NightReadyAt { get; init; }
    public required MaskedCount People { get; init; }
    public required MaskedCount WithoutQuestions { get; init; }

    /// <summary>Requirements that alone keep people away, most first; those that cost fewer than ten are left out.</summary>
    public required IReadOnlyList<(RuleCode Rule, MaskedCount People)> Costs { get; init; }

    /// <summary>One requirement one step lower, most people first; those that give fewer than ten are left out.</summary>
    public required IReadOnlyList<(OpeningChange Change, MaskedCount People)> Steps { get; init; }
}

internal sealed class OpeningReachHandler(DbSession db, Actor actor, OwnOpeningsReader openings, LatestNights nights)
    : IRequestHandler<OpeningReach, Answer<OpeningReachView>>
{
    public async Task<Answer<OpeningReachView>> Handle(OpeningReach request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        if (actor.Organisation is not { } organisation)
            return Refusal.NotAllowed(Say.It("Bij jouw account hoort geen organisatie. Vraag de gemeente om dat in te stellen."));
        var opening = new Opening { Id = default, Organisation = organisation, Kind = OpeningKind.VolunteerRole, Postcode = new(1000) };
        if (request.Opening is { } id)
        {
            if (await openings.ReadAsync(id.Value, ct) is not [var own] || OpeningRecord.FromRow(own.Stored) is not { } stored)
                return Refusal.NotFound(Say.It("Deze plek"));
            // Places are left out: a full one would tell that somebody is thinking about it.
            opening = stored with { Capacity = Capacity.Unlimited };
        }
        if (request.Input is { } input)
        {
            if (OpeningFormRules.Check(input).ToList() is { Count: > 0 } errors)
                return new Refusal(RefusalKind.Invalid, errors[0].Sentence) { Errors = errors };
            opening = OpeningFormRules.Apply(input with { Places = null }, opening with { Capacity = Capacity.Unlimited });
        }
        if (await nights.OfAsync(db, ct) is not { } night)
            return new OpeningReachView { People = default, WithoutQuestions = default, Costs = [], Steps = [] };

        var people = night.Snapshot with { Places = SnapshotReader.Places(night.Snapshot.Newcomers, [opening]) };
        var reach = Unlocks.ForDraft(people, opening);
        return new OpeningReachView
        {
            NightReadyAt = night.FinishedAt,
            People = MaskedCount.Of(reach.People),
            WithoutQuestions = MaskedCount.Of(reach.WithoutUnknowns),
            Costs = [.. reach.Costs.Select(c => (c.Rule, MaskedCount.Of(c.People))).Where(c => c.Item2.About is not null)],
            Steps = [.. reach.Relaxations.Select(r => (r.Change, MaskedCount.Of(r.People))).Where(r => r.Item2.About is not null)],
        };
    }
}
