using System.Text.Json;
using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Explanation.Voices;
using Matching.Engine.Rules;
using Matching.Service.Language;
using Matching.Service.Newcomers;
using Matching.Service.Openings;
using Matching.Service.Pipeline;
using Matching.Service.Proposals;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Conversations;

internal sealed class ConversationHandler(DbSession db, Actor actor, TimeProvider clock, IConfiguration configuration)
    : IRequestHandler<Conversation, Answer<ConversationView>>
{
    public async Task<Answer<ConversationView>> Handle(Conversation request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        if (await OwnDossier.ReadAsync(db, actor, request.Newcomer, ct) is not { } own
            || (await NewcomerReader.ReadAsync(db, id: request.Newcomer.Value, ct: ct)) is not [var row])
            return Refusal.NotFound(Say.It("Dit gesprek"));
        if (DossierRecord.FromRow(row) is not { } facts)
            return Refusal.NotFound(Say.It("Het dossier is niet te lezen. Dit gesprek"));

        var lines = await LiveAsync(request.Newcomer, ct);
        var ahead = await ConversationRow.AheadAsync(db, request.Newcomer, lockIt: false, ct);
        var chosen = (ahead?.Options ?? []).Where(id => lines.Any(l => l.Id == id)).ToList();
        if (chosen.Count == 0)
            chosen = [.. OptionChoice.Of(lines.Select(l => l.ForChoice)).Select(p => p.Value)];
        return new ConversationView
        {
            Person = new PersonCard(
                PersonName.Full(row.Id, own.GivenName, own.FamilyName), PersonName.First(row.Id, own.GivenName, own.FamilyName),
                await Colleagues.NameAsync(db, facts.Caseworker, ct), facts.Caseworker.Value == actor.Account, facts, row.Version),
            Prepared = ahead is null ? null : new Prepared(new(ahead.Id), ahead.Version, ahead.PlannedOn, ahead.Note),
            Options = await OptionsAsync(facts, [.. chosen.Select(id => lines.Single(l => l.Id == id))], ct),
            Possible = [.. lines.Select(l => new PossibleOption(new(l.Id), l.State, Code.Parse<OpeningKind>(l.Kind), l.Title, l.Organisation))],
            Past = await PastConversations.ReadAsync(db, request.Newcomer, ct),
        };
    }

    private async Task<IReadOnlyList<ConversationOption>> OptionsAsync(Newcomer person, IReadOnlyList<Line> lines, CancellationToken ct)
    {
        var commitments = await PairReader.CommitmentsAsync(db, person, ct);
        var policy = RoundSettings.From(configuration).Policy;
        var openings = (await OpeningReader.ReadAsync(db, ids: [.. lines.Select(l => l.OpeningId)], ct: ct)).ToDictionary(o => o.Id);
        var options = new List<ConversationOption>();
        foreach (var line in lines)
            if (openings[line.OpeningId] is var row && OpeningRecord.FromRow(row) is { } facts)
            {
                var context = PairReader.ContextOf(person, facts, commitments, line.State != ProposalStatus.Open, clock.BusinessDate(), policy);
                options.Add(OptionOf(line, new OpeningCard(row.Title, row.Description, line.Organisation, row.Supervisor, row.LearningGoal, facts), person, context));
            }
        return options;
    }

    private static ConversationOption OptionOf(Line line, OpeningCard opening, Newcomer person, RuleContext context)
    {
        var journey = Travel.Best(person, opening.Facts, context);
        return new ConversationOption
        {
            Proposal = new(line.Id),
            Version = line.Version,
            Status = line.State,
            Opening = opening,
            Evidence = line.Why,
            Points = line.Why is { } why ? ShownPoints.Of(person, opening.Facts, why, context) : new([], []),
            Journey = journey,
            Questions =
            [
                .. HardRules.All.Select(rule => rule.Evaluate(person, opening.Facts, context))
                    .Where(outcome => outcome.Verdict == Verdict.Unknown).Select(outcome => outcome.Question).Distinct(),
            ],
            ToArrange = Arranging.Of(person, opening.Facts, !string.IsNullOrEmpty(opening.Supervisor), journey),
            Simply = NewcomerSentences.Of(person, opening.Facts, context),
            HoldExpiresAt = line.HoldExpiresAt,
        };
    }

    private async Task<IReadOnlyList<Line>> LiveAsync(NewcomerId newcomer, CancellationToken ct) =>
        (await db.Connection.QueryAsync<Line>(new CommandDefinition("""
            select p.id, p.version, p.status, p.kind, p.opening_id, p.evidence::text as evidence, o.title, g.name as organisation,
              (select h.expires_at from holds h where h.proposal_id = p.id and h.state = 'held') as hold_expires_at
            from proposals p
            join openings o on o.id = p.opening_id
            join organisations g on g.id = o.organisation_id
            where p.newcomer_id = @Value and p.status in ('open', 'postponed', 'put_forward')
            order by p.status <> 'put_forward', p.created_at desc, p.id
            """, new { newcomer.Value }, cancellationToken: ct))).AsList();

    private sealed record Line
    {
        public required long Id { get; init; }
        public required int Version { get; init; }
        public required string Status { get; init; }
        public required string Kind { get; init; }
        public required long OpeningId { get; init; }
        public string? Evidence { get; init; }
        public required string Title { get; init; }
        public required string Organisation { get; init; }
        public DateTimeOffset? HoldExpiresAt { get; init; }

        public ProposalStatus State => Code.Parse<ProposalStatus>(Status);

        public Evidence? Why { get => field ??= Evidence is { } json ? JsonSerializer.Deserialize<Evidence>(json, DomainJson.Options) : null; }

        public OptionChoice.Candidate ForChoice => new(
            new(Id), Code.Parse<OpeningKind>(Kind), State, Why is { } why ? (long)why.Chance * why.WishPercent * why.UnknownPercent : 0);
    }
}
