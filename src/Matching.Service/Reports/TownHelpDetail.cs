using Matching.Engine.Explanation.Unlocking;
using Matching.Service.Language;
using Matching.Service.Openings;
using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Reports;

/// <summary>The list behind one figure of <see cref="TownHelp"/>: which openings one change opens, for how many people. No person is named.</summary>
/// <param name="Change">The <see cref="UnlockChange.Code"/>.</param>
/// <param name="Patience">As that of <see cref="TownHelp"/>.</param>
[For(Role.Manager)]
public sealed record TownHelpDetail(string Change, TimeSpan? Patience = null) : IQuery<TownHelpDetailView>;

public sealed record TownHelpDetailView
{
    public required UnlockChange Change { get; init; }
    public required DateTimeOffset NightReadyAt { get; init; }

    /// <summary>It is being computed and was not ready in time: look again soon. Then there are no lists yet.</summary>
    public bool IsComputing { get; init; }

    /// <summary>People for whom it opens something; null below ten.</summary>
    public required int? People { get; init; }

    /// <summary>How many people it opens how many openings for, most openings first; hidden where few people, or a subtraction, would show.</summary>
    public required IReadOnlyList<(OpeningRange Openings, int? People)> PerPerson { get; init; }

    /// <summary>Most people first; null below ten.</summary>
    public required IReadOnlyList<(OpeningName Opening, int? People)> Openings { get; init; }
}

/// <summary>A number of openings a person gets: broad, for a row with one person in it may not be shown.</summary>
/// <param name="From">At least so many.</param>
/// <param name="To">At most; null: as many as there are.</param>
public readonly record struct OpeningRange(int From, int? To)
{
    public static IReadOnlyList<OpeningRange> All { get; } = [new(101, null), new(51, 100), new(21, 50), new(6, 20), new(1, 5)];

    public bool Holds(int openings) => openings >= From && openings <= (To ?? int.MaxValue);
}

internal sealed class TownHelpDetailHandler(DbSession db, LatestNights nights) : IRequestHandler<TownHelpDetail, Answer<TownHelpDetailView>>
{
    public async Task<Answer<TownHelpDetailView>> Handle(TownHelpDetail request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        if (PermittedChanges.ByCode(request.Change) is not { } change || await nights.OfAsync(db, ct) is not { } night)
            return Refusal.NotFound(Say.It("Deze verandering"));
        var town = await TownPicture.ReadAsync(db, night, ct);
        if (await TownPicture.AnswerAsync(night, db.Municipality, town, await SupportReader.ReadAsync(db, ct), request.Patience, ct) is not var (unlocks, _))
            return new TownHelpDetailView { Change = change, NightReadyAt = night.FinishedAt, IsComputing = true, People = null, PerPerson = [], Openings = [] };
        if (unlocks.FirstOrDefault(u => u.Change.Code == change.Code)?.Adds is not { } helped)
            return Refusal.NotFound(Say.It("Deze verandering"));
        var perOpening = helped.SelectMany(openings => openings).CountBy(o => o).ToList();
        var names = await OpeningNames.ReadAsync(db, perOpening.Select(o => o.Key), ct);
        var perPerson = OpeningRange.All.Select(range => (Range: range, People: helped.Count(openings => range.Holds(openings.Count)))).Where(r => r.People > 0).ToList();
        return new TownHelpDetailView
        {
            Change = change,
            NightReadyAt = night.FinishedAt,
            People = SmallCells.Alone(helped.Count),
            PerPerson = [.. perPerson.Select(r => r.Range).Zip(SmallCells.Hide([.. perPerson.Select(r => r.People)]))],
            Openings = [.. perOpening.Where(o => names.ContainsKey(o.Key)).OrderByDescending(o => o.Value).ThenBy(o => o.Key).Select(o => (names[o.Key], SmallCells.Alone(o.Value)))],
        };
    }
}
