using Matching.Engine.Scoring;
using Matching.Learning.Promotion;
using Matching.Service.Storage;

namespace Matching.Service.Rankers;

/// <summary>The figures about a ranker and what the gates say of them, at this moment.</summary>
internal sealed record RankerReport(Measured Measured, IReadOnlyList<GateOutcome> Gates);

/// <summary>Measures a ranker on the decisions of the session's municipality that it did not learn from.</summary>
internal sealed class RankerMeasuring
{
    public Task<RankerReport> MeasureAsync(DbSession db, StoredRanker ranker, StoredRanker? champion, CancellationToken ct)
    {
        var opened = RankerFile.Open(ranker);
        var measured = new Measured { Fault = opened.Trouble is null ? null : new RankerFault(RankerFaultCode.NotReadable) };
        return Task.FromResult(new RankerReport(measured, PromotionGates.Judge(measured)));
    }
}
