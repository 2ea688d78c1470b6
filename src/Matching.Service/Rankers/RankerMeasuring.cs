using Matching.Engine.Features;
using Matching.Engine.Scoring;
using Matching.Learning.Labels;
using Matching.Learning.Promotion;
using Matching.Learning.Training;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Rankers;

/// <summary>
/// Measures a ranker on decisions of the session's municipality that it did not learn from: all of them for one that learned elsewhere, and
/// then without the baselines that would have to learn from the same.
/// </summary>
internal sealed class RankerMeasuring(TimeProvider clock)
{
    public const double LaterShare = 0.25;

    public async Task<RankerMetrics> MeasureAsync(DbSession db, StoredRanker ranker, StoredRanker? champion, CancellationToken ct)
    {
        var rival = champion?.Id == ranker.Id ? null : Rival.Of(champion);
        return Metrics(await MeasuredAsync(db, ranker, rival, ct), rival);
    }

    public RankerMetrics Metrics(Measured measured, Rival? rival) => new()
    {
        MeasuredOn = clock.BusinessDate(),
        Champion = rival?.Id ?? WeightedSum.Instance.Id,
        Measured = measured,
        Gates = PromotionGates.Judge(measured),
    };

    private async Task<Measured> MeasuredAsync(DbSession db, StoredRanker ranker, Rival? rival, CancellationToken ct)
    {
        if (FaultOf(ranker) is { } fault)
            return new Measured { Fault = fault };
        if (!RankerFormat.TryRead(ranker.File, FeatureSchema.Hash, out var readable, out _) || RankerRow.ManifestOf(ranker) is not { } manifest
            || !FeatureSchema.All.All(f => manifest.Spread.ContainsKey(f.Name)))
            return new Measured { Fault = new(RankerFaultCode.NotReadable, RankerFolder.Manifest) };
        var rows = await TrainingRows.ReadAsync(db, ct);
        if (TrainingView.Of(rows.Logged(clock.BusinessDate())) is not TrainingView.Ready ready)
            return Measurement.Of(ChallengeOf(readable, rival, manifest, Empty, Empty, []));
        var (earlier, later) = await IsLearnedHereAsync(db, manifest, ct)
            ? Split(ready.Set, manifest.LaterFrom)
            : (Empty, ready.Set);
        return Measurement.Of(ChallengeOf(readable, rival, manifest, earlier, later, await AuditAsync(db, later, ct)));
    }

    /// <summary>The figures of a ranker that was just learned from these rows.</summary>
    public static async Task<Measured> MeasureNewAsync(
        DbSession db, Ranker ranker, RankerManifest manifest, Rival? rival, TrainingSet earlier, TrainingSet later, CancellationToken ct) =>
        Measurement.Of(ChallengeOf(ranker, rival, manifest, earlier, later, await AuditAsync(db, later, ct)));

    private static Challenge ChallengeOf(
        Ranker ranker, Rival? rival, RankerManifest manifest, TrainingSet earlier, TrainingSet later, IReadOnlyList<AuditedDecision> audit) => new()
        {
            Ranker = ranker,
            Champion = rival?.Scorer,
            LearnedFromTwice = rival?.TaughtTwice(manifest) ?? false,
            Earlier = earlier,
            Later = later,
            LearnedFrom = [.. FeatureSchema.All.Select(f => manifest.Spread[f.Name])],
            Audit = audit,
        };

    private static RankerFault? FaultOf(StoredRanker ranker)
    {
        if (!ranker.IsIntact)
            return new(RankerFaultCode.Changed);
        if (!RankerFormat.TryRead(ranker.File, FeatureSchema.Hash, out var readable, out var fault))
            return fault;
        return readable.Id == ranker.Id ? null : new(RankerFaultCode.Changed);
    }

    private static async Task<bool> IsLearnedHereAsync(DbSession db, RankerManifest manifest, CancellationToken ct) =>
        manifest.DataFrom == db.Municipality || (manifest.DataFrom == RankerManifest.Simulated && manifest.Town == await TownAsync(db, ct));

    /// <summary>Which invented town this is; null for a real database.</summary>
    public static async Task<string?> TownAsync(DbSession db, CancellationToken ct) =>
        await Dapper.SqlMapper.QuerySingleOrDefaultAsync<string>(db.Connection, new Dapper.CommandDefinition("""
            select format('zaad %s, %s mensen en %s plekken, op %s', seed, people, openings, anchor) from installation where kind = 'demo'
            """, cancellationToken: ct));

    private static async Task<IReadOnlyList<AuditedDecision>> AuditAsync(DbSession db, TrainingSet later, CancellationToken ct)
    {
        if (later.Rows == 0)
            return [];
        var from = BusinessCalendar.StartOf(DateOnly.FromDayNumber(later.Days.Min()));
        return [.. (await AuditRow.ReadAsync(db, from, ct)).Where(r => r.Decision != "postponed")
            .Select(r => new AuditedDecision(BusinessCalendar.BusinessDateOf(r.DecidedAt).DayNumber, r.Values, r.Decision == "put_forward", r.Groups))];
    }

    private static (TrainingSet Earlier, TrainingSet Later) Split(TrainingSet set, DateOnly laterFrom)
    {
        var rows = Enumerable.Range(0, set.Rows).ToLookup(i => set.Day(i) >= laterFrom.DayNumber);
        return (set.Pick([.. rows[false]]), set.Pick([.. rows[true]]));
    }

    private static TrainingSet Empty { get; } = new(FeatureSchema.Count, [], [], []);
}
