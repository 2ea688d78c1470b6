using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Rules;
using Matching.Service.Language;
using Matching.Service.Newcomers;
using Matching.Service.Openings;
using Matching.Service.Pages.Texts;
using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Proposals;

/// <summary>
/// Openings of the area by words of their title, organisation or kind, each with how it stands for this person now: own caseload or
/// deputy. Without words: those that fit and were not proposed.
/// </summary>
[For(Role.Caseworker)]
public sealed record FindOpenings(NewcomerId Newcomer, string? Words) : IQuery<OpeningsFound>;

/// <summary>How an opening stands for a person. The order is that of the list.</summary>
public enum OpeningFit : byte { OnDesk, Fits, FitsWithQuestion, Fails }

public sealed record OpeningsFound
{
    public required NewcomerId Newcomer { get; init; }
    public required string Name { get; init; }
    public required string GivenName { get; init; }

    /// <summary>At most <see cref="Most"/>: those that fit first.</summary>
    public required IReadOnlyList<OpeningFound> Openings { get; init; }

    /// <summary>How many there are, also beyond the list.</summary>
    public required int All { get; init; }

    public const int Most = 40;
}

/// <summary><paramref name="FailsBy"/>: the first rule that fails.</summary>
public sealed record OpeningFound(OpeningName Opening, OpeningFit Fit, RuleCode? FailsBy, ProposalId? Proposal);

internal sealed class FindOpeningsHandler(DbSession db, Actor actor, TimeProvider clock, IConfiguration configuration)
    : IRequestHandler<FindOpenings, Answer<OpeningsFound>>
{
    public async Task<Answer<OpeningsFound>> Handle(FindOpenings request, CancellationToken cancellationToken)
    {
        var (ct, id) = (cancellationToken, request.Newcomer.Value);
        if (await OwnDossier.ReadAsync(db, actor, request.Newcomer, ct) is not { } own
            || await NewcomerReader.ReadAsync(db, id: id, ct: ct) is not [var row] || DossierRecord.FromRow(row) is not { } person)
            return Refusal.NotFound(Say.It("Dit dossier"));
        var now = await PersonNow.ReadAsync(db, person, clock.BusinessDate(), RoundSettings.From(configuration).Policy, ct);
        var names = await OpeningNames.ReadAsync(db, now.Snapshot.Openings.Select(o => o.Id), ct);
        var onDesk = await OnDeskAsync(id, ct);
        var context = new RuleContext(now.Snapshot);
        var found = now.Snapshot.Openings
            .Where(o => Says(names[o.Id], request.Words))
            .Select(o => Judge(names[o.Id], PairOutcome.Of(person, o, context), onDesk.TryGetValue(o.Id, out var live) ? live : null))
            .Where(o => !string.IsNullOrWhiteSpace(request.Words) || o.Fit is OpeningFit.Fits or OpeningFit.FitsWithQuestion)
            .OrderBy(o => o.Fit).ThenBy(o => o.Opening.Title, StringComparer.OrdinalIgnoreCase).ThenBy(o => o.Opening.Opening)
            .ToList();
        return new OpeningsFound
        {
            Newcomer = request.Newcomer,
            Name = PersonName.Full(id, own.GivenName, own.FamilyName),
            GivenName = PersonName.First(id, own.GivenName, own.FamilyName),
            Openings = [.. found.Take(OpeningsFound.Most)],
            All = found.Count,
        };
    }

    private static OpeningFound Judge(OpeningName opening, PairOutcome outcome, ProposalId? live) => new(
        opening,
        live is not null ? OpeningFit.OnDesk
            : !outcome.IsCandidate ? OpeningFit.Fails
            : outcome.Unknowns > 0 ? OpeningFit.FitsWithQuestion
            : OpeningFit.Fits,
        outcome.IsCandidate ? null : HardRules.All[outcome.FirstFail].Code,
        live);

    private async Task<Dictionary<OpeningId, ProposalId>> OnDeskAsync(long newcomer, CancellationToken ct) =>
        (await db.Connection.QueryAsync<(long Opening, long Proposal)>(new CommandDefinition("""
            select opening_id, id from proposals
            where newcomer_id = @newcomer and status in ('open', 'postponed', 'put_forward', 'agreed')
            """, new { newcomer }, cancellationToken: ct))).ToDictionary(p => new OpeningId(p.Opening), p => new ProposalId(p.Proposal));

    private static bool Says(OpeningName opening, string? words) =>
        (words ?? "").Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).All(word =>
            opening.Title.Contains(word, StringComparison.OrdinalIgnoreCase)
            || opening.Organisation.Contains(word, StringComparison.OrdinalIgnoreCase)
            || opening.Kind.Name().Contains(word, StringComparison.OrdinalIgnoreCase)
            || opening.Opening.ToString().Equals(word, StringComparison.OrdinalIgnoreCase));
}
