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
using Matching.Service.Rounds;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Proposals;

/// <summary>
/// Up to three openings side by side for one person, on today's facts: own caseload or deputy. With fewer named, her best open proposals
/// fill up.
/// </summary>
[For(Role.Caseworker)]
public sealed record ComparePlaces(NewcomerId Newcomer, IReadOnlyList<OpeningId> Openings) : IQuery<Comparison>
{
    public const int Most = 3;
}

public sealed record Comparison
{
    public required PersonCard Person { get; init; }

    /// <summary>One to three, in the order asked; none when she has no proposal and none was named.</summary>
    public required IReadOnlyList<ComparedPlace> Places { get; init; }

    /// <summary>Her other open proposals: what could stand in a column instead.</summary>
    public required IReadOnlyList<OpeningName> Others { get; init; }

    /// <summary>What the points were computed with: a ranker's id, or 'weighted-sum'.</summary>
    public required string Ranker { get; init; }
}

/// <summary>One column.</summary>
public sealed record ComparedPlace
{
    public required OpeningCard Opening { get; init; }

    /// <summary>What can come after it, in the host's words.</summary>
    public string? FollowUp { get; init; }

    /// <summary>The proposal that lies on a desk for this pair.</summary>
    public ProposalId? Proposal { get; init; }
    public ProposalStatus? Status { get; init; }

    /// <summary>The rules that fail on today's facts.</summary>
    public required IReadOnlyList<FailingRule> Fails { get; init; }

    /// <summary>Rules that are not known.</summary>
    public required int Unknowns { get; init; }

    /// <summary>Points above or below an ordinary proposal, as every page counts them; also where a rule fails.</summary>
    public required int Points { get; init; }

    /// <summary>Null when the map does not know a postcode.</summary>
    public Journey? Journey { get; init; }

    /// <summary>What both sides name.</summary>
    public required IReadOnlyList<string> SharedInterests { get; init; }

    /// <summary>What the last night answered; null when there was none it can be asked.</summary>
    public WhyNotAnswer? AtNight { get; init; }
    public required bool CanPropose { get; init; }
}

internal sealed class ComparePlacesHandler(DbSession db, Actor actor, LatestNights nights, TimeProvider clock, IConfiguration configuration)
    : IRequestHandler<ComparePlaces, Answer<Comparison>>
{
    public async Task<Answer<Comparison>> Handle(ComparePlaces request, CancellationToken cancellationToken)
    {
        var (ct, today) = (cancellationToken, clock.BusinessDate());
        if (await OwnDossier.ReadAsync(db, actor, request.Newcomer, ct) is not { } own
            || await NewcomerReader.ReadAsync(db, id: request.Newcomer.Value, ct: ct) is not [var row] || DossierRecord.FromRow(row) is not { } person)
            return Refusal.NotFound(Say.It("Dit dossier"));
        var live = await LiveAsync(request.Newcomer, ct);
        OpeningId[] wanted = [.. request.Openings.Concat(live.Where(l => l.IsOpen).Select(l => l.Opening)).Distinct().Take(ComparePlaces.Most)];
        var night = await nights.OfAsync(db, ct);
        var scorer = night?.Scorer ?? WeightedSum.Instance;
        var now = await PersonNow.ReadAsync(db, person, today, RoundSettings.From(configuration).Policy, ct);
        var names = await OpeningNames.ReadAsync(db, wanted.Concat(live.Select(l => l.Opening)), ct);
        var places = new List<ComparedPlace>();
        foreach (var id in wanted)
            if (await OpeningReader.ReadAsync(db, id: id.Value, ct: ct) is [var place] && OpeningRecord.FromRow(place) is { } opening)
                places.Add(PlaceOf(person, opening, place, names[id].Organisation, live.Where(l => l.Opening == id).Select(l => l.Of).FirstOrDefault(), now.Beside(opening), scorer, night));
        return new Comparison
        {
            Person = new PersonCard(
                PersonName.Full(row.Id, own.GivenName, own.FamilyName), PersonName.First(row.Id, own.GivenName, own.FamilyName),
                await Colleagues.NameAsync(db, person.Caseworker, ct), person.Caseworker.Value == actor.Account, person, row.Version),
            Places = places,
            Others = [.. live.Where(l => l.IsOpen && !wanted.Contains(l.Opening)).Select(l => names[l.Opening])],
            Ranker = scorer.Id,
        };
    }

    /// <summary>One pair on today's facts, beside another.</summary>
    internal static ComparedPlace PlaceOf(
        Newcomer person, Opening opening, OpeningRow row, string organisation, LiveProposal? live, PersonNow now, IScorer scorer, LatestNight? night)
    {
        var context = new RuleContext(now.Snapshot);
        var fails = FreeChoice.Fails(person, opening, context);
        var features = new int[FeatureSchema.Count];
        FeatureSchema.Read(person, opening, context, features);
        var evidence = Explainer.Explain(person, opening, context, scorer, features);
        return new ComparedPlace
        {
            Opening = new OpeningCard(row.Title, row.Description, organisation, row.Supervisor, row.LearningGoal, opening),
            FollowUp = row.FollowUp,
            Proposal = live?.Proposal,
            Status = live?.Status,
            Fails = fails,
            Unknowns = HardRules.All.Count(rule => rule.Evaluate(person, opening, context).Verdict == Verdict.Unknown),
            Points = evidence.Score - evidence.Base,
            Journey = Travel.Best(person, opening, context),
            SharedInterests = [.. person.Wishes.Interests.Intersect(opening.Offers.Interests)],
            AtNight = night is { Scorer: { } at } && at.Id == night.Result.Ranker
                ? WhyNot.Of(night.Snapshot, night.Result, person.Id, opening.Id, at)
                : null,
            CanPropose = live is null && FreeChoice.IsAllowed(fails, now, opening),
        };
    }

    private async Task<IReadOnlyList<Live>> LiveAsync(NewcomerId newcomer, CancellationToken ct) =>
    [
        .. (await db.Connection.QueryAsync<(long Opening, long Proposal, string Status)>(new CommandDefinition("""
            select opening_id, id, status from proposals
            where newcomer_id = @Value and status in ('open', 'postponed', 'put_forward', 'agreed')
            order by status <> 'open', chance desc, id
            """, new { newcomer.Value }, cancellationToken: ct)))
            .Select(l => new Live(new(l.Opening), new(new(l.Proposal), Code.Parse<ProposalStatus>(l.Status)))),
    ];

    private sealed record Live(OpeningId Opening, LiveProposal Of)
    {
        public bool IsOpen => Of.Status == ProposalStatus.Open;
    }
}

/// <summary>The proposal that lies on a desk for a pair.</summary>
internal sealed record LiveProposal(ProposalId Proposal, ProposalStatus Status);
