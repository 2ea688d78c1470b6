using Dapper;
using Npgsql;

namespace Matching.Service.Storage;

public enum InstallationKind
{
    /// <summary>Invented people: the password-less login works, simulated rankers may be champion.</summary>
    Demo,

    /// <summary>Real people.</summary>
    Real,
}

/// <summary>What this database is, in one row, set at its first fill and never changed.</summary>
/// <param name="Kind">Demo or real.</param>
/// <param name="Seed">Of the town; null for a real one, as are the next three.</param>
/// <param name="People">Newcomers asked for.</param>
/// <param name="Openings">Openings asked for.</param>
/// <param name="Anchor">The town's business date.</param>
public sealed record Installation(
    InstallationKind Kind, long? Seed = null, int? People = null, int? Openings = null, DateOnly? Anchor = null)
{
    public static Installation Real { get; } = new(InstallationKind.Real);

    /// <summary>Only where nobody is real may one log in without a password.</summary>
    public bool AllowsDemoLogin => Kind == InstallationKind.Demo;

    /// <summary>What the database is; null while nothing was ever put into it.</summary>
    public static async Task<Installation?> ReadAsync(Database database, CancellationToken ct = default)
    {
        await using var connection = await database.For(DbAudience.Desk).OpenConnectionAsync(ct);
        return await ReadAsync(connection, ct);
    }

    /// <summary>
    /// Says what this database is, in the transaction of its first fill (audience Jobs). Saying the same kind again does nothing.
    /// </summary>
    /// <exception cref="DatabaseRefused">It is of the other kind already.</exception>
    public async Task RecordAsync(DbSession session, CancellationToken ct = default)
    {
        await session.Connection.ExecuteAsync(new CommandDefinition("""
            insert into installation (kind, seed, people, openings, anchor)
            values (@kind, @Seed, @People, @Openings, @Anchor)
            on conflict do nothing
            """, new { kind = Kind.ToString().ToLowerInvariant(), Seed, People, Openings, Anchor }, cancellationToken: ct));
        var stands = await ReadAsync(session.Connection, ct);
        if (stands!.Kind != Kind)
            throw new DatabaseRefused(Kind == InstallationKind.Demo ? RealRefused : DemoRefused);
    }

    /// <summary>Somebody's own file goes in: from now on the database is real, unless it is a demo already. In the transaction of that fill.</summary>
    public static Task MarkFilledAsync(DbSession session, CancellationToken ct = default) =>
        session.Connection.ExecuteAsync(new CommandDefinition(
            "insert into installation (kind) values ('real') on conflict do nothing", cancellationToken: ct));

    /// <summary>What <c>demo</c> asks before it touches anything: an empty database, or a demo of ours.</summary>
    /// <exception cref="DatabaseRefused">The database is real, was begun without saying that it is a demo, or is somebody else's.</exception>
    public static async Task RequireDemoOrEmptyAsync(string connectionString, CancellationToken ct = default)
    {
        await using var login = new NpgsqlConnection(connectionString);
        await login.OpenAsync(ct);
        switch (await DatabaseContents.ReadAsync(login, ct))
        {
            case DatabaseContents.Kind.Empty:
                return;
            case DatabaseContents.Kind.Foreign:
                throw new DatabaseRefused(
                    $"De database '{login.Database}' bevat tabellen die niet van Matching zijn: de demo wil een eigen, lege database.");
            case DatabaseContents.Kind.Ours:
                await login.ExecuteAsync(new CommandDefinition($"set role {DbAudience.Desk.Role()}", cancellationToken: ct));
                switch (await ReadAsync(login, ct))
                {
                    case { Kind: InstallationKind.Real }:
                        throw new DatabaseRefused(RealRefused);
                    case null when await IsFilledAsync(login, ct):
                        throw new DatabaseRefused(UnsaidRefused);
                }
                return;
        }
    }

    /// <summary>
    /// Removes everything from a demo database, so that it can be migrated and filled again with another town.
    /// Nobody else may be connected.
    /// </summary>
    /// <exception cref="DatabaseRefused">The database is real, or somebody else's.</exception>
    public static async Task EmptyDemoAsync(string connectionString, CancellationToken ct = default)
    {
        await RequireDemoOrEmptyAsync(connectionString, ct);
        await using var login = new NpgsqlConnection(connectionString);
        await login.OpenAsync(ct);
        await login.ExecuteAsync(new CommandDefinition($"""
            set role {AudienceRoles.Migrator};
            set role {AudienceRoles.Owner};
            drop owned by {AudienceRoles.Owner} cascade;
            reset role;
            """, cancellationToken: ct));
    }

    private const string RealRefused =
        "Deze database is echt in gebruik en geen demo: kies voor de demo een andere met MATCHING_STATE of ConnectionStrings__Matching.";

    private const string DemoRefused =
        "Deze database is een demo met verzonnen mensen: kies voor echte gegevens een andere met MATCHING_STATE of ConnectionStrings__Matching.";

    private const string UnsaidRefused =
        "In deze database staat al iets en nergens staat dat het een demo is: kies voor de demo een andere met MATCHING_STATE of ConnectionStrings__Matching.";

    /// <summary>A municipality alone is a demo whose filling was broken off. One by one, because the walls show one at a time.</summary>
    private static async Task<bool> IsFilledAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        if (await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select to_regclass('public.proposals') is null", cancellationToken: ct)))
            return false;
        foreach (var municipality in await connection.QueryAsync<string>(new CommandDefinition(
            "select code from municipalities order by code", cancellationToken: ct)))
        {
            await connection.ExecuteAsync(new CommandDefinition(
                "select set_config('matching.municipality', @municipality, false)", new { municipality }, cancellationToken: ct));
            if (await connection.ExecuteScalarAsync<bool>(new CommandDefinition("""
                select exists (select from accounts) or exists (select from organisations)
                  or exists (select from openings) or exists (select from newcomers)
                """, cancellationToken: ct)))
                return true;
        }
        return false;
    }

    private static async Task<Installation?> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        if (await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select to_regclass('public.installation') is null", cancellationToken: ct)))
            return null;
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            "select kind, seed, people, openings, anchor from installation", cancellationToken: ct));
        return row is null
            ? null
            : new Installation(Enum.Parse<InstallationKind>(row.Kind, ignoreCase: true), row.Seed, row.People, row.Openings, row.Anchor);
    }

    private sealed record Row(string Kind, long? Seed, int? People, int? Openings, DateOnly? Anchor);
}
