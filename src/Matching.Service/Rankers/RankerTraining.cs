using Matching.Engine.Features;
using Matching.Engine.Rounds;
using Matching.Engine.Scoring;
using Matching.Learning.Labels;
using Matching.Learning.Promotion;
using Matching.Learning.Training;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Rankers;

/// <summary>How a training ended: a new candidate, nothing new, or too little to learn from.</summary>
/// <param name="Counts">What was offered and what was used.</param>
/// <param name="Package">The ranker with all that belongs to it; null when nothing was learned.</param>
/// <param name="IsNew">False when the same decisions gave a ranker that was here already.</param>
/// <param name="Metrics">What the gates say of it; null when nothing was learned.</param>
/// <param name="Manifest">Where it came from; null when nothing was learned.</param>
internal sealed record TrainingOutcome(
    TrainingView.Counts Counts, RankerPackage? Package = null, bool IsNew = false, RankerMetrics? Metrics = null, RankerManifest? Manifest = null)
{
    public bool IsEnough => Package is not null;

    public string NotEnough =>
        $"Er is te weinig om van te leren: {Counts.Used} beslissingen over paren van {Counts.Caseworkers} consulenten, en nodig zijn er "
        + $"{Labels.FewestDecisions} van {Labels.FewestCaseworkers}. Tot dan tellen vaste punten.";
}

/// <summary>
/// Learns a candidate from a municipality's own decisions: the earlier three quarters teach, the last quarter measures. It never
/// changes what ranks.
/// </summary>
internal sealed class RankerTraining(Database database, TimeProvider clock)
{
    private const long Seed = 1;

    private readonly RankerMeasuring _measuring = new(clock);

    /// <param name="municipality">Whose decisions.</param>
    /// <param name="actor">As in the audit trail: <c>command:train</c> or <c>job:train</c>.</param>
    /// <param name="say">Told what is going on.</param>
    /// <param name="ct">Gives up; nothing is stored then.</param>
    /// <param name="way">How it learns; the glass box when nothing else is said.</param>
    public async Task<TrainingOutcome> RunAsync(string municipality, string actor, Action<string> say, CancellationToken ct, LearningWay? way = null)
    {
        way ??= LearningWay.GlassBox;
        await using var session = await database.BeginAsync(DbAudience.Jobs, municipality, System.Data.IsolationLevel.RepeatableRead, ct);
        say("Beslissingen lezen");
        var view = TrainingView.Of((await TrainingRows.ReadAsync(session, ct)).Logged(clock.BusinessDate()));
        if (view is not TrainingView.Ready ready)
            return new(view.Counts);

        say($"Leren van {ready.Counts.Used} beslissingen");
        var (earlier, later) = Grouped.Of(ready.Set).SplitByTime(RankerMeasuring.LaterShare);
        var settings = way.Settings with { Seed = Seed };
        var learned = CarefulTraining.Train(way.Trainer, earlier, settings, cancel: ct);
        var ranker = Named(learned.Forest, learned.Calibration, ready.Set);
        var file = RankerFormat.Write(ranker);

        say("Meten op latere beslissingen");
        var champion = await RankerStore.ChampionAsync(session, ct);
        var manifest = new RankerManifest
        {
            Id = ranker.Id,
            DataFrom = await RankerMeasuring.TownAsync(session, ct) is null ? municipality : RankerManifest.Simulated,
            Town = await RankerMeasuring.TownAsync(session, ct),
            Trainer = way.Trainer.Name,
            Settings = SettingsOf(settings, learned),
            Seed = Seed,
            SchemaHash = FeatureSchema.Hash,
            EngineVersion = EngineVersion.Current,
            FileHash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)),
            From = DateOnly.FromDayNumber(ready.Set.Days.Min()),
            Until = DateOnly.FromDayNumber(ready.Set.Days.Max()),
            LaterFrom = DateOnly.FromDayNumber(later.Days.Min()),
            Decisions = earlier.Rows,
            Groups = earlier.Groups.Distinct().Count(),
            Caseworkers = ready.Counts.Caseworkers,
            LeftOut = ready.Counts.Offered - ready.Counts.Used,
            Parent = champion?.Id,
            Spread = FeatureSchema.All.Zip(Spread.Of(earlier)).ToDictionary(p => p.First.Name, p => p.Second),
        };
        var rival = Rival.Of(champion);
        var measured = await RankerMeasuring.MeasureNewAsync(session, ranker, manifest, rival, earlier, later, ct);
        var metrics = _measuring.Metrics(measured, rival);
        var package = RankerPackage.Of(ranker, file, manifest, metrics);
        var isNew = await AddAsync(session, package, RankerAct.Trained, actor, clock.GetUtcNow(), ct);
        if (isNew)
            await session.CommitAsync(ct);
        return new(ready.Counts, package, isNew, metrics, manifest);
    }

    /// <summary>Stores a candidate with its act and its audit row; false when it is here already. The caller commits.</summary>
    public static async Task<bool> AddAsync(DbSession session, RankerPackage package, RankerAct act, string actor, DateTimeOffset now, CancellationToken ct)
    {
        if (!await RankerStore.AddAsync(session, package, ct))
            return false;
        var champion = (await RankerStore.ChampionAsync(session, ct))?.Id;
        await RankerActs.AddAsync(session, package.Id, act, actor, now, ct, champion, champion);
        await AuditTrail.AppendAsync(session, actor, $"ranker.{Code.Of(act)}", "ranker", package.Id, "done", new
        {
            package.DataFrom,
            FileHash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(package.File)),
        }, ct);
        return true;
    }

    /// <summary>The id says until when it learned and what it is: the same forest has the same name.</summary>
    private static Ranker Named(Forest forest, Calibration calibration, TrainingSet set)
    {
        var unnamed = new Ranker { Id = "r", Forest = forest, Calibration = calibration };
        var until = DateOnly.FromDayNumber(set.Days.Max()).ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        return unnamed with { Id = $"r{until}-{RankerFormat.Hash(unnamed)[..8]}" };
    }

    private static Dictionary<string, string> SettingsOf(TrainerSettings settings, Careful learned) => new()
    {
        ["bomen"] = Text($"{learned.Trees}"),
        ["paren"] = Text($"{learned.Pairs.Count}"),
        ["bladeren"] = Text($"{settings.Leaves}"),
        ["leersnelheid"] = Text($"{settings.LearningRate:0.###}"),
        ["l2"] = Text($"{settings.L2:0.###}"),
        ["minstens"] = Text($"{settings.MinRows} rijen per blad"),
        ["winst"] = Text($"{learned.Gain.Mean:0.0000} ± {learned.Gain.Error:0.0000} minder verlies per gesprek"),
    };

    private static string Text(FormattableString text) => text.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
