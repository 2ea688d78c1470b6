using System.Text;
using Dapper;
using Matching.Engine.Features;
using Matching.Engine.Scoring;
using Matching.Learning.Promotion;
using Matching.Service.Rankers;
using Matching.Service.Storage;
using Matching.Simulation.History;

namespace Matching.Service.Tests.Rankers;

/// <summary>From stored decisions to a candidate, and what may reach it.</summary>
public sealed class TrainingTests(DemoOffice office) : IClassFixture<DemoOffice>
{
    [Fact]
    public async Task The_training_view_has_the_columns_of_the_list_and_no_other()
    {
        await using var login = new Npgsql.NpgsqlConnection(office.ConnectionString);
        var columns = await login.QueryAsync<string>("select attname from pg_attribute where attrelid = 'training_pairs'::regclass and attnum > 0 order by attnum");

        Assert.Equal(TrainingColumns.All.Select(c => c.Column), columns);
    }

    [Fact]
    public async Task A_row_is_a_stored_decision_with_the_features_it_was_shown_with_and_groups_are_conversations()
    {
        await using var db = await office.Database.BeginAsync(DbAudience.Jobs, DemoOffice.Municipality);
        var rows = await TrainingRows.ReadAsync(db, CancellationToken.None);

        var history = office.Town.History;
        Assert.Equal(0, rows.OtherFeatures);
        Assert.Equal(history.Count, rows.Rows.Count);
        Assert.Equal(
            history.CountBy(e => e.Group).Select(g => g.Value).Order(), rows.Rows.CountBy(r => r.GroupNo).Select(g => g.Value).Order());
        Assert.Equal(history.Count(e => e.Decision == HistoryDecision.Rejected), rows.Rows.Count(r => r.Decision == "rejected"));
        Assert.Equal(history.Count(e => e.StartedOn is not null), rows.Rows.Count(r => r.StartedOn is not null));
        Assert.All(rows.Rows, r => Assert.Equal(FeatureSchema.Count, r.Values.Length));
    }

    [Fact]
    public async Task Another_municipality_reads_nothing_of_it()
    {
        await using (var jobs = await office.Database.For(DbAudience.Jobs).OpenConnectionAsync())
            await jobs.ExecuteAsync("insert into areas values ('GM9002', 'GM9002') on conflict do nothing; insert into municipalities (code, name, area_code) values ('GM9002', 'Elders', 'GM9002') on conflict do nothing");
        await using var db = await office.Database.BeginAsync(DbAudience.Jobs, "GM9002");

        Assert.Empty((await TrainingRows.ReadAsync(db, CancellationToken.None)).Rows);
        Assert.Empty(await AuditRow.ReadAsync(db, DateTimeOffset.MinValue, CancellationToken.None));
    }

    [Fact]
    public async Task Training_makes_a_candidate_once_and_changes_nothing_that_ranks()
    {
        await using var office = new DemoOffice();
        await office.InitializeAsync();
        var training = new RankerTraining(office.Database, office.Clock);

        var first = await training.RunAsync(DemoOffice.Municipality, "command:train", _ => { }, CancellationToken.None);
        var again = await training.RunAsync(DemoOffice.Municipality, "job:train", _ => { }, CancellationToken.None);

        Assert.True(first.IsNew);
        Assert.False(again.IsNew);
        Assert.Equal(first.Package!.Id, again.Package!.Id);
        Assert.Equal(RankerManifest.Simulated, first.Manifest!.DataFrom);
        Assert.True(first.Manifest.LaterFrom > first.Manifest.From && first.Manifest.LaterFrom <= first.Manifest.Until);
        Assert.Equal("candidate", await office.ScalarAsync<string>("select state from rankers where id = @Id", new { first.Package.Id }));
        Assert.Equal(1, await office.ScalarAsync<int>("select count(*)::int from audit where action = 'ranker.trained' and object_id = @Id", new { first.Package.Id }));
        Assert.Contains(first.Metrics!.Measured.Rivals, r => r.Name == "ridge");
        Assert.Contains(first.Metrics.Measured.PeopleGroups, g => g is { Dimension: "sex", Group: "female" });
        Assert.Contains("verzonnen", first.Package.Card, StringComparison.Ordinal);

        var detail = (await office.SendAsync(new RankerDetail(first.Package.Id))).Value!;
        Assert.NotNull(detail.Shapes);
        Assert.Equal([RankerAct.Trained], detail.History.Select(h => h.Act));
        var outcome = (await office.SendAsync(new PromoteRanker(first.Package.Id, detail.Row.Version, "om te proberen", Desk.NewKey()))).Value!;
        Assert.Equal(first.Metrics.Verdict == GateVerdict.Stops ? RankerResult.Stopped : RankerResult.Done, outcome.Result);
    }

    [Theory]
    [InlineData(600, 0, null, true)]
    [InlineData(599, 0, null, false)]
    [InlineData(600, -1, null, false)]
    [InlineData(600, 0, "GM9002", false)]
    public void A_ranker_is_taught_twice_by_twice_the_decisions_of_the_same_place_and_not_of_an_earlier_time(int decisions, int daysLater, string? elsewhere, bool isTaughtTwice)
    {
        var rival = new Rival("nu-1", WeightedSum.Instance, RankerManifest.Read(HandMade.Manifest("nu-1", 300)));
        var other = RankerManifest.Read(HandMade.Manifest("nieuw-1", decisions));

        Assert.Equal(isTaughtTwice, rival.TaughtTwice(other with { DataFrom = elsewhere ?? other.DataFrom, LaterFrom = other.LaterFrom.AddDays(daysLater) }));
        Assert.False((rival with { Manifest = null }).TaughtTwice(other));
        Assert.False(rival.TaughtTwice(other with { Town = "zaad 9" }));
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(null, false)]
    public async Task What_both_learned_from_is_read_from_their_manifests_and_not_guessed_where_one_is_missing(int? champions, bool isFromTwice)
    {
        await using var db = await office.Database.BeginAsync(DbAudience.Jobs, DemoOffice.Municipality);
        await AddAsync(db, "nieuw-1", HandMade.Manifest("nieuw-1", 600));
        await AddAsync(db, "nu-1", champions is { } known ? HandMade.Manifest("nu-1", known) : "{}");

        var metrics = await BesideAsync(db, (await RankerStore.FindAsync(db, "nu-1", CancellationToken.None))!);

        Assert.Equal("nu-1", metrics.Champion);
        Assert.Equal(isFromTwice, metrics.Measured.LearnedFromTwice);
        Assert.NotNull(metrics.Measured.Keeps);
    }

    [Fact]
    public async Task A_champion_that_cannot_be_read_is_no_rival_the_weighted_sum_is()
    {
        await using var db = await office.Database.BeginAsync(DbAudience.Jobs, DemoOffice.Municipality);
        await AddAsync(db, "nieuw-1", HandMade.Manifest("nieuw-1", 600));
        await AddAsync(db, "nu-1", HandMade.Manifest("nu-1"));
        var champion = (await RankerStore.FindAsync(db, "nu-1", CancellationToken.None))!;

        var metrics = await BesideAsync(db, champion with { File = "{"u8.ToArray() });

        Assert.Equal("weighted-sum", metrics.Champion);
        Assert.DoesNotContain(metrics.Measured.Rivals, r => r.Name == Comparison.Champion);
        Assert.False(metrics.Measured.LearnedFromTwice);
    }

    private async Task<RankerMetrics> BesideAsync(DbSession db, StoredRanker champion) =>
        await new RankerMeasuring(office.Clock).MeasureAsync(db, (await RankerStore.FindAsync(db, "nieuw-1", CancellationToken.None))!, champion, CancellationToken.None);

    private static Task<bool> AddAsync(DbSession db, string id, string manifest) =>
        RankerStore.AddAsync(db, HandMade.Package(HandMade.Ranker(id), DemoOffice.Municipality) with { Manifest = manifest }, CancellationToken.None);

    [Fact]
    public async Task The_folder_of_a_ranker_is_read_back_as_it_was_and_has_a_picture_per_feature_that_counts()
    {
        var package = (await new RankerTraining(office.Database, office.Clock).RunAsync(DemoOffice.Municipality, "command:train", _ => { }, CancellationToken.None)).Package!;
        var models = Directory.CreateTempSubdirectory("matching-models-").FullName;
        try
        {
            var folder = await RankerFolder.WriteAsync(models, package, CancellationToken.None);
            var read = (await RankerFolder.ReadAsync(models, package.Id, CancellationToken.None))!;

            Assert.Equal(package.File, read.File);
            Assert.Equal((package.Manifest, package.Metrics, package.Card), (read.Manifest, read.Metrics, read.Card));
            Assert.All(package.Pictures.Keys, name => Assert.Contains($"({name})", package.Card, StringComparison.Ordinal));
            Assert.All(package.Pictures.Keys, name => Assert.True(File.Exists(Path.Combine(folder, name))));
            Assert.Null(await RankerFolder.ReadAsync(models, "is-er-niet", CancellationToken.None));
        }
        finally
        {
            Directory.Delete(models, recursive: true);
        }
    }

    [Fact]
    public async Task Too_few_decisions_teach_nothing_and_say_how_many_are_missing()
    {
        await using var empty = await TestKit.TestDatabase.CreateAsync();
        await empty.AddMunicipalityAsync();

        var outcome = await new RankerTraining(empty.Database, office.Clock).RunAsync(TestKit.TestDatabase.Waterveen, "command:train", _ => { }, CancellationToken.None);

        Assert.False(outcome.IsEnough);
        Assert.Contains("300", outcome.NotEnough, StringComparison.Ordinal);
        var process = await Commands.MatchingProcess.RunAsync(["train", "--json"], empty.ConnectionString);
        Assert.Equal((1, ""), (process.ExitCode, process.Output));
        Assert.Contains("300", process.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ranker_of_a_demo_copied_into_a_real_database_is_refused_and_never_ranks()
    {
        var package = (await new RankerTraining(office.Database, office.Clock).RunAsync(DemoOffice.Municipality, "command:train", _ => { }, CancellationToken.None)).Package!;
        await using var real = new Desk();
        await real.InitializeAsync();
        await HandMade.AddAsync(real.Database, package);

        var promoted = (await real.SendAsync(real.Manager, new PromoteRanker(package.Id, 2, "toch graag", Desk.NewKey()))).Value!;

        Assert.Equal(RankerResult.SimulatedOnly, promoted.Result);
        await using var desk = await real.Database.BeginAsync(DbAudience.Desk, TestKit.TestDatabase.Waterveen);
        await RankerStore.BecomesAsync(desk, package.Id, RankerState.Champion, CancellationToken.None);
        Assert.Equal((null, RankerTrouble.SimulatedOnly), await RankerInUse.ReadAsync(desk, CancellationToken.None) is var use ? (use.Scorer, use.Trouble) : default);
    }

    [Fact]
    public async Task A_ranker_that_is_no_file_any_more_is_stopped_by_the_first_gate()
    {
        await HandMade.AddAsync(
            office.Database, HandMade.Package(HandMade.Ranker("kapot-1"), RankerManifest.Simulated) with { File = Encoding.UTF8.GetBytes("{") }, municipality: DemoOffice.Municipality);

        var outcome = (await office.SendAsync(new PromoteRanker("kapot-1", 2, null, Desk.NewKey()))).Value!;

        Assert.Equal(RankerResult.Stopped, outcome.Result);
        Assert.Equal([GateCode.File], outcome.Gates.Select(g => g.Gate));
    }
}
