using System.Text;
using Dapper;
using Matching.Service.Imports;
using Matching.Service.Storage;
using Matching.TestKit;

namespace Matching.Service.Tests.Imports;

/// <summary>A municipality of one's own with one caseworker, and the importer.</summary>
internal sealed class ImportTown
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private static int s_last = 1000;

    private ImportTown(TestDatabase database, string code)
    {
        Database = database.Database;
        Code = code;
    }

    public Database Database { get; }
    public string Code { get; }

    /// <summary>A new municipality, so that tests of a class share a database without meeting.</summary>
    public static async Task<ImportTown> CreateAsync(TestDatabase database)
    {
        var town = new ImportTown(database, $"GM{Interlocked.Increment(ref s_last)}");
        await database.AddMunicipalityAsync(town.Code);
        await town.ExecuteAsync("""
            insert into accounts (municipality_code, email, display_name, role)
            values (current_municipality(), 'Fatima@waterveen.example', 'Fatima', 'caseworker')
            """);
        return town;
    }

    public Task<ImportReport> ImportAsync(
        ImportKind kind, byte[] file, string? source = null, bool dryRun = false, bool strict = false) =>
        new ImportFile(Database, new FakeTime(Now)).RunAsync(new()
        {
            Kind = kind,
            Municipality = Code,
            File = new MemoryStream(file),
            Source = source,
            DryRun = dryRun,
            Strict = strict,
        });

    public Task<ImportReport> ImportAsync(ImportKind kind, string file, string? source = null, bool dryRun = false, bool strict = false) =>
        ImportAsync(kind, Encoding.UTF8.GetBytes(file), source, dryRun, strict);

    public static byte[] File(string name) => System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "data", "imports", name));

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        await using var session = await Database.BeginAsync(DbAudience.Jobs, Code);
        return (await session.Connection.QueryAsync<T>(sql)).AsList();
    }

    public async Task<T> OneAsync<T>(string sql) => Assert.Single(await QueryAsync<T>(sql));

    public async Task ExecuteAsync(string sql)
    {
        await using var session = await Database.BeginAsync(DbAudience.Jobs, Code);
        await session.Connection.ExecuteAsync(sql);
        await session.CommitAsync();
    }

    /// <summary>Everything that an import may write, as one text; the audit trail apart.</summary>
    public async Task<string> StateAsync() => string.Join('\n', await QueryAsync<string>("""
        select row_to_json(x)::text from organisations x where municipality_code = current_municipality()
        union all select row_to_json(x)::text from openings x where municipality_code = current_municipality()
        union all select row_to_json(x)::text from newcomers x
        union all select row_to_json(x)::text from newcomer_names x
        union all select row_to_json(x)::text from newcomer_limits x
        union all select row_to_json(x)::text from newcomer_limits_known x
        union all select row_to_json(x)::text from consents x
        union all select row_to_json(x)::text from activities x
        union all select row_to_json(x)::text from support_offers x where municipality_code = current_municipality()
        order by 1
        """));
}
