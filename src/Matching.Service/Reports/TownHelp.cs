using System.Security.Cryptography;
using System.Text.Json;
using Matching.Engine.Domain;
using Matching.Engine.Explanation.Missing;
using Matching.Engine.Explanation.Unlocking;
using Matching.Engine.Rounds;
using Matching.Service.Openings;
using Matching.Service.Pipeline;
using Matching.Service.Policies;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Reports;

/// <summary>Wat helpt: what each single change would open for the people of the municipality, as a case for a bicycle course or a language group.</summary>
/// <param name="Patience">How long to wait for an answer that takes long to compute, once a night; null waits until it is there.</param>
[For(Role.Manager)]
public sealed record TownHelp(TimeSpan? Patience = null) : IQuery<TownHelpView>
{
    /// <summary>What a page waits: who opened it sees something at once, and no transaction stands open for long.</summary>
    public static readonly TimeSpan OfAPage = TimeSpan.FromMilliseconds(150);
}

public sealed record TownHelpView
{
    /// <summary>When the night that was looked at was ready; null when there is none: then everything else is empty.</summary>
    public DateTimeOffset? NightReadyAt { get; init; }
    public required int People { get; init; }
    public required int WithoutProposal { get; init; }

    /// <summary>It is being computed and was not ready in time: look again soon. Then there are no rows yet.</summary>
    public bool IsComputing { get; init; }

    /// <summary>Most pairs first.</summary>
    public required IReadOnlyList<TownHelpRow> Rows { get; init; }

    /// <summary>Each for ten people or more.</summary>
    public required IReadOnlyList<MissingOpening> Missing { get; init; }
}

public sealed record TownHelpRow
{
    public required UnlockChange Change { get; init; }

    /// <summary>For whom it opens something; null below ten.</summary>
    public required int? People { get; init; }

    /// <summary>Openings, counted once for each person for whom one opens.</summary>
    public required int Pairs { get; init; }

    /// <summary>Different openings among them.</summary>
    public required int Openings { get; init; }

    /// <summary>People who could not be proposed anywhere and then could; null below ten.</summary>
    public required int? FirstProposals { get; init; }
    public required IReadOnlyList<SupportChoice> Offers { get; init; }

    /// <summary>What the municipality assumes that it costs a person, with date and reference; null: nothing was agreed.</summary>
    public AgreedNumber? Assumed { get; init; }

    /// <summary>Euros a person: as agreed, else at the cheapest of the offers; null when neither says so.</summary>
    public int? CostPerPerson => Assumed is { } agreed ? (int)Math.Ceiling(agreed.Amount) : Offers.Min(o => o.Facts.Cost);

    /// <summary>Euros for everybody; null when not known, or when it would tell for how few people.</summary>
    public int? Cost => CostPerPerson * People;

    /// <summary>Euros for each person who gets a first proposal; null when not known, or when it would tell how few those are.</summary>
    public int? CostPerFirst => FirstProposals is { } first and > 0 && Cost is { } all ? (all + first - 1) / first : null;
}

internal sealed class TownHelpHandler(DbSession db, LatestNights nights) : IRequestHandler<TownHelp, Answer<TownHelpView>>
{
    public async Task<Answer<TownHelpView>> Handle(TownHelp request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        if (await nights.OfAsync(db, ct) is not { } night)
            return new TownHelpView { People = 0, WithoutProposal = 0, Rows = [], Missing = [] };
        var support = await SupportReader.ReadAsync(db, ct);
        var town = await TownPicture.ReadAsync(db, night, ct);
        var agreed = await AgreedReader.ReadAsync(db, ct);
        var ours = town.Newcomers.Select(n => n.Id).ToHashSet();
        var (people, without) = (ours.Count, night.Result.People.Count(p => ours.Contains(p.Newcomer) && p.Standing != Standing.Proposed));
        if (await TownPicture.AnswerAsync(night, db.Municipality, town, support, request.Patience, ct) is not var (unlocks, missing))
            return new TownHelpView { NightReadyAt = night.FinishedAt, People = people, WithoutProposal = without, IsComputing = true, Rows = [], Missing = [] };
        return new TownHelpView
        {
            NightReadyAt = night.FinishedAt,
            People = people,
            WithoutProposal = without,
            Rows = [.. unlocks.Select(u => RowOf(u, support, agreed.GetValueOrDefault(AgreedSubject.OfCost(u.Change))))],
            Missing = missing,
        };
    }

    private static TownHelpRow RowOf(TownUnlock unlock, IReadOnlyList<SupportChoice> support, AgreedNumber? assumed) => new()
    {
        Change = unlock.Change,
        People = SmallCells.Alone(unlock.People.Count),
        Pairs = unlock.Pairs,
        Openings = unlock.Openings,
        FirstProposals = SmallCells.Alone(unlock.FromNothing),
        Assumed = assumed,
        Offers = [.. unlock.Offers.Select(o => support.FirstOrDefault(s => s.Facts.Id == o.Id)).OfType<SupportChoice>()],
    };
}

/// <summary>The people of one municipality as the night saw them, the way they are read once their dossier changes.</summary>
internal static class TownPicture
{
    /// <summary>It takes its time; the desk goes first.</summary>
    private static readonly int Threads = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>
    /// What each change opens and which openings are missed: computed once a night, and again when <paramref name="town"/> or the offers changed.
    /// Null when it was not there within <paramref name="patience"/>, in which a transaction stands open: it goes on being computed.
    /// </summary>
    public static async Task<(IReadOnlyList<TownUnlock> Unlocks, IReadOnlyList<MissingOpening> Missing)?> AnswerAsync(
        LatestNight night, string municipality, RoundSnapshot town, IReadOnlyList<SupportChoice> support, TimeSpan? patience, CancellationToken ct)
    {
        var answer = night.OnceAsync($"town help {municipality}", () => (
            Unlocks.ForTown(town, [.. support.Select(s => s.Facts)], Threads), MissingOpenings.Of(town, night.Result, SmallCells.Smallest, Threads)), Seen(town, support));
        return patience is { } most && await Task.WhenAny(answer, Task.Delay(most, ct)) != answer ? null : await answer;
    }

    public static async Task<RoundSnapshot> ReadAsync(DbSession db, LatestNight night, CancellationToken ct)
    {
        // Any change of a dossier lifts what was rejected 'until something changes'; the rest stays.
        var forGood = await PastChoices.ForGoodAsync(db, ct);
        return night.OfMunicipality(db.Municipality) with { RejectedPairs = [.. night.Snapshot.RejectedPairs.Where(forGood.Contains)] };
    }

    /// <summary>Digest of what went into an answer beside the night itself: what may change during the day.</summary>
    private static string Seen(RoundSnapshot town, IReadOnlyList<SupportChoice> support) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { town.RejectedPairs, support }, DomainJson.Options)));
}
