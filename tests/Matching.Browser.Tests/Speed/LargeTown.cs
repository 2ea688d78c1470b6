using System.Globalization;
using Dapper;
using Matching.Engine.Rounds;
using Matching.Service.Demo;
using Matching.Service.Jobs;
using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using Matching.Simulation;
using Matching.TestKit;
using Npgsql;

namespace Matching.Browser.Tests.Speed;

/// <summary>
/// The application on a town of the size of the bar, in a PostgreSQL with the settings of the product (durable, with statistics), filled by
/// the demo's own writer and a real night. The night's policy gives a person more proposals than a municipality would: with at most five
/// for each of 5,000 people, some of them away, there can be no 25,000.
/// </summary>
internal sealed class LargeTown : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 24);

    public static readonly RoundOptions Policy = RoundOptions.Default with { ProposalsPerPerson = 10, ProposalsPerPersonAndKind = 6, Oversubscription = 6 };

    private readonly string _folder;
    private readonly bool _isKept;
    private readonly PrivateCluster _cluster;
    private readonly Database _database;
    private readonly FakeTime _clock = new(new DateTimeOffset(Today, new TimeOnly(8, 30), TimeSpan.FromHours(1)));

    private LargeTown(string folder, bool isKept, PrivateCluster cluster, Town town)
    {
        (_folder, _isKept, _cluster, Town) = (folder, isKept, cluster, town);
        _database = new Database(ConnectionString);
    }

    public Town Town { get; }

    public string ConnectionString => _cluster.ConnectionString;

    /// <summary>
    /// 5,000 people and 6,000 openings, or <c>MATCHING_SPEED_PEOPLE</c> and <c>MATCHING_SPEED_OPENINGS</c>. With
    /// <c>MATCHING_SPEED_FOLDER</c> the town is kept there and used again, for whoever looks for a cause.
    /// </summary>
    public static async Task<LargeTown> BuildAsync()
    {
        var people = Wanted("MATCHING_SPEED_PEOPLE", 5_000);
        var town = Town.Create(new()
        {
            Anchor = Today, Seed = 11, People = people, Openings = Wanted("MATCHING_SPEED_OPENINGS", people * 6 / 5),
        });
        var kept = Environment.GetEnvironmentVariable("MATCHING_SPEED_FOLDER");
        var folder = kept ?? Path.Combine(Path.GetTempPath(), $"matching-speed-{Environment.ProcessId}");
        await FreshMachine.EnsurePostgreSqlAsync();
        var cluster = await PrivateCluster.AttachOrStartAsync(folder, new PrivateClusterOptions(), Console.Error.WriteLine);
        var large = new LargeTown(folder, kept is not null, cluster, town);
        await large.FillAsync();
        return large;
    }

    /// <summary>A running application; more of the connection string holds for everything it asks.</summary>
    public RunningApplication Start(string connecting = "") => RunningApplication.Start($"{ConnectionString};{connecting}", _clock);

    /// <summary>The account of a role for which this counts most.</summary>
    public async Task<Actor> BusiestAsync(AccountRole role, string count)
    {
        var id = (await RowsAsync<long>($"select a.id from accounts a where a.role = @role order by ({count}) desc, a.id limit 1", new { role = Code.Of(role) }))[0];
        var account = Town.Accounts.First(a => a.Id == id);
        return new Actor
        {
            Account = id,
            Municipality = Town.Municipality,
            MunicipalityName = Town.Name,
            Role = Enum.Parse<Role>(role.ToString()),
            Name = account.DisplayName,
            Organisation = account.Organisation,
        };
    }

    public async Task<IReadOnlyList<T>> RowsAsync<T>(string sql, object? parameters = null)
    {
        await using var jobs = await _database.BeginAsync(DbAudience.Jobs, Town.Municipality.Value);
        return (await jobs.Connection.QueryAsync<T>(sql, parameters)).AsList();
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _cluster.DisposeAsync();
        if (!_isKept)
            Directory.Delete(_folder, recursive: true);
    }

    private async Task FillAsync()
    {
        await new Migrator(ConnectionString, QuartzSetup.ProvisionAsync).MigrateAsync();
        if (await Installation.ReadAsync(_database) is { } there)
        {
            Assert.True((there.People, there.Openings) == (Town.Options.People, Town.Options.Openings), "The kept town has another size: name another folder.");
            return;
        }
        await new TownWriter(_database).WriteAsync(Town, CancellationToken.None);
        await AnalyzeAsync();
        await DemoMorning.DecideAsync(_database, new DemoTown(Town.Area.Value, Today), CancellationToken.None);
        var night = await new RoundRunner(_database, _clock, new RoundSettings { Policy = Policy })
            .RunAsync(new RoundRequest(Town.Area.Value, Today, RoundRequest.ByNight));
        Assert.Equal(RoundEnding.Published, night.Ending);
        await AnalyzeAsync();
    }

    // What autovacuum would have done by the morning.
    private async Task AnalyzeAsync()
    {
        await using var login = new NpgsqlConnection(ConnectionString);
        await login.OpenAsync();
        await login.ExecuteAsync($"set role {AudienceRoles.Migrator}; set role {AudienceRoles.Owner}");
        await login.ExecuteAsync("vacuum analyze", commandTimeout: 120);
    }

    private static int Wanted(string variable, int standard) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : standard;
}
