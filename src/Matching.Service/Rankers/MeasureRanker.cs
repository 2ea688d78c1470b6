using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Rankers;

/// <summary>Asks the gates of a ranker anew, at this moment and on these decisions. Nothing changes by it.</summary>
[For(Role.Manager)]
public sealed record MeasureRanker(string Ranker) : IQuery<RankerMetrics>;

internal sealed class MeasureRankerHandler(DbSession db, RankerMeasuring measuring) : IRequestHandler<MeasureRanker, Answer<RankerMetrics>>
{
    public async Task<Answer<RankerMetrics>> Handle(MeasureRanker request, CancellationToken cancellationToken) =>
        await RankerStore.FindAsync(db, request.Ranker, cancellationToken) is { } ranker
            ? await measuring.MeasureAsync(db, ranker, await RankerStore.ChampionAsync(db, cancellationToken), cancellationToken)
            : Refusal.NotFound(Say.It("Dit rekenmodel"));
}
