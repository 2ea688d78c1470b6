using System.Text.Json;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Rankers;

/// <summary>What ranks now, what may follow it, and what could be learned.</summary>
[For(Role.Manager)]
public sealed record RankerOverview : IQuery<RankerOverviewView>;

public sealed record RankerOverviewView
{
    /// <summary>Null: the transparent weighted sum ranks.</summary>
    public RankerRow? Champion { get; init; }

    /// <summary>Why the champion cannot be used; null when it can.</summary>
    public RankerTrouble? Trouble { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<RankerRow> Rankers { get; init; }

    /// <summary>What a step back goes back to: an id, or 'weighted-sum'; null when there is nothing to go back to.</summary>
    public string? Before { get; init; }
    public required DecisionsToLearnFrom Decisions { get; init; }

    /// <summary>The municipality whose ranker the area uses, when it is another.</summary>
    public string? Lead { get; init; }
}

/// <summary>A ranker in a list.</summary>
public sealed record RankerRow
{
    public required string Id { get; init; }
    public required RankerState State { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required bool IsSimulated { get; init; }
    public RankerManifest? Manifest { get; init; }
    public RankerMetrics? Metrics { get; init; }

    internal static RankerRow Of(StoredRanker ranker) => new()
    {
        Id = ranker.Id,
        State = ranker.State,
        Version = ranker.Version,
        CreatedAt = ranker.CreatedAt,
        IsSimulated = ranker.DataFrom == RankerManifest.Simulated,
        Manifest = ManifestOf(ranker),
        Metrics = RankerMetrics.Read(ranker.Metrics),
    };

    internal static RankerManifest? ManifestOf(StoredRanker ranker)
    {
        try
        {
            return RankerManifest.Read(ranker.Manifest);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal sealed class RankerOverviewHandler(DbSession db, TimeProvider clock) : IRequestHandler<RankerOverview, Answer<RankerOverviewView>>
{
    public async Task<Answer<RankerOverviewView>> Handle(RankerOverview request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var rankers = (await RankerStore.AllAsync(db, ct)).Select(RankerRow.Of).ToList();
        var last = await RankerActs.LastChangeAsync(db, ct);
        return new RankerOverviewView
        {
            Champion = rankers.FirstOrDefault(r => r.State == RankerState.Champion),
            Trouble = (await RankerInUse.ReadAsync(db, ct)).Trouble,
            Rankers = rankers,
            Before = last is null ? null : last.ChampionBefore ?? "weighted-sum",
            Decisions = await DecisionsToLearnFrom.ReadAsync(db, clock.BusinessDate(), ct),
            Lead = await LeadMunicipality.OtherAsync(db, ct),
        };
    }
}
