using Dapper;
using Matching.Engine.Scoring;
using Matching.Learning.Training;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Rankers;

/// <summary>One ranker: its shapes, how good it is, what it does with groups, and its history.</summary>
[For(Role.Manager)]
public sealed record RankerDetail(string Ranker) : IQuery<RankerDetailView>;

public sealed record RankerDetailView
{
    public required RankerRow Row { get; init; }

    /// <summary>Null when the file cannot be used; then <see cref="Trouble"/> says why.</summary>
    public RankerShapes? Shapes { get; init; }
    public RankerTrouble? Trouble { get; init; }
    public required IReadOnlyList<RankerActRow> History { get; init; }

    /// <summary>As a shadow, newest first; the last 14.</summary>
    public required IReadOnlyList<ShadowNightRow> Nights { get; init; }

    /// <summary>Whether it could rank here: what was learned from invented people may not among real ones.</summary>
    public required bool IsAllowedHere { get; init; }
    public required bool IsMeasuredAgainstChampion { get; init; }

    /// <summary>The id of what ranks now; null is the weighted sum.</summary>
    public string? Champion { get; init; }

    /// <summary>What a step back goes back to: an id, or 'weighted-sum'; null when there is nothing to go back to.</summary>
    public string? Before { get; init; }

    /// <summary>What the shapes stand beside: those of the champion, of the weighted sum when this is the champion; null when its file cannot be used.</summary>
    public RankerShapes? Beside { get; init; }

    /// <summary>Its id, or 'weighted-sum'.</summary>
    public required string BesideName { get; init; }
    public string? Lead { get; init; }
}

/// <summary>Shares are 0 to 1.</summary>
public sealed record ShadowNightRow(DateOnly BusinessDate, int People, decimal SameFirst, decimal SameProposals, decimal MeanChance, decimal MeanChanceChampion);

internal sealed class RankerDetailHandler(DbSession db) : IRequestHandler<RankerDetail, Answer<RankerDetailView>>
{
    /// <summary>The weighted sum as a ranker, so that it can be drawn like one.</summary>
    private static readonly Ranker FixedPoints = new() { Id = "weighted-sum", Forest = WeightedSumForest.Instance, Calibration = Calibration.Neutral };

    public async Task<Answer<RankerDetailView>> Handle(RankerDetail request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        if (await RankerStore.FindAsync(db, request.Ranker, ct) is not { } ranker)
            return Refusal.NotFound(Say.It("Dit rekenmodel"));
        var opened = RankerFile.Open(ranker);
        var row = RankerRow.Of(ranker);
        var champion = await RankerStore.ChampionAsync(db, ct);
        var last = await RankerActs.LastChangeAsync(db, ct);
        var beside = champion is null || champion.Id == ranker.Id ? null : champion;
        return new RankerDetailView
        {
            Row = row,
            Shapes = opened.Ranker is { } readable && opened.Trouble is null ? RankerShapes.Of(readable) : null,
            Trouble = opened.Trouble,
            History = await RankerActs.OfAsync(db, ranker.Id, ct),
            Nights = await NightsAsync(ranker.Id, ct),
            IsAllowedHere = await DemoOnly.AllowsAsync(db, ranker.DataFrom, ct),
            IsMeasuredAgainstChampion = row.Metrics?.Champion == (champion?.Id ?? FixedPoints.Id),
            Champion = champion?.Id,
            Before = last is null ? null : last.ChampionBefore ?? FixedPoints.Id,
            Beside = (beside is null ? FixedPoints : RankerFile.Open(beside).Ranker) is { } other ? RankerShapes.Of(other) : null,
            BesideName = beside?.Id ?? FixedPoints.Id,
            Lead = await LeadMunicipality.OtherAsync(db, ct),
        };
    }

    private async Task<IReadOnlyList<ShadowNightRow>> NightsAsync(string ranker, CancellationToken ct) =>
        (await db.Connection.QueryAsync<ShadowNightRow>(new CommandDefinition("""
            select r.business_date, n.people, n.same_first, n.same_proposals, n.mean_chance, n.mean_chance_champion
            from ranker_nights n
            join rounds r on r.id = n.round_id
            where n.ranker_id = @ranker
            order by r.business_date desc, r.id desc
            limit 14
            """, new { ranker }, cancellationToken: ct))).AsList();
}
