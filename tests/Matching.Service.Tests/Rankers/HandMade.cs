using Dapper;
using Matching.Engine.Features;
using Matching.Engine.Scoring;
using Matching.Service.Rankers;
using Matching.Service.Storage;
using Matching.TestKit;

namespace Matching.Service.Tests.Rankers;

/// <summary>Rankers small enough to read, put straight into the table.</summary>
internal static class HandMade
{
    /// <summary>Short ways are good, and nothing else counts.</summary>
    public static Ranker Ranker(string id, double nearby = 1) => new()
    {
        Id = id,
        Forest = new()
        {
            Features = FeatureSchema.Count,
            SchemaHash = FeatureSchema.Hash,
            Base = Forest.Whole(-0.5),
            Trees =
            [
                Tree.Create([FeatureSchema.IndexOf(FeatureCode.TravelMinutes)], [30], [~0], [~1], [Forest.Whole(nearby), Forest.Whole(-nearby)]),
            ],
        },
        Calibration = Calibration.Neutral,
    };

    public static RankerPackage Package(Ranker ranker, string dataFrom = TestDatabase.Waterveen) => new()
    {
        Id = ranker.Id,
        DataFrom = dataFrom,
        File = RankerFormat.Write(ranker),
        Manifest = "{}",
        Metrics = "{}",
        Card = "# Met de hand",
    };

    /// <summary>A manifest that says it learned here, of nothing in particular.</summary>
    public static string Manifest(string id, int decisions = 300) => new RankerManifest
    {
        Id = id,
        DataFrom = TestDatabase.Waterveen,
        Trainer = "hand",
        Settings = new Dictionary<string, string>(),
        Seed = 1,
        SchemaHash = FeatureSchema.Hash,
        EngineVersion = Engine.Rounds.EngineVersion.Current,
        FileHash = new string('0', 64),
        From = new(2026, 9, 1),
        Until = new(2026, 11, 20),
        LaterFrom = new(2026, 11, 1),
        Decisions = decisions,
        Groups = 100,
        Caseworkers = 3,
        LeftOut = 0,
        Spread = FeatureSchema.All.ToDictionary(f => f.Name, f => (IReadOnlyList<double>)[.. Enumerable.Repeat(1.0 / Math.Min(10, f.Width), Math.Min(10, f.Width))]),
    }.Write();

    /// <summary>Adds a ranker in a state, past the gates.</summary>
    public static async Task AddAsync(
        Database database, RankerPackage package, RankerState state = RankerState.Candidate, string municipality = TestDatabase.Waterveen)
    {
        await using (var jobs = await database.BeginAsync(DbAudience.Jobs, municipality))
        {
            Assert.True(await RankerStore.AddAsync(jobs, package, CancellationToken.None));
            await jobs.CommitAsync();
        }
        await using var desk = await database.BeginAsync(DbAudience.Desk, municipality);
        await RankerStore.BecomesAsync(desk, package.Id, state, CancellationToken.None);
        await desk.CommitAsync();
    }

    /// <summary>Changes a table as its owner would: what the roles may not.</summary>
    public static async Task TamperAsync(string connectionString, string sql, object? parameters = null, string municipality = TestDatabase.Waterveen)
    {
        await using var login = new Npgsql.NpgsqlConnection(connectionString);
        await login.OpenAsync();
        await login.ExecuteAsync($"set role {AudienceRoles.Migrator}; set role {AudienceRoles.Owner}; select set_config('matching.municipality', '{municipality}', false)");
        await login.ExecuteAsync(sql, parameters);
    }
}
