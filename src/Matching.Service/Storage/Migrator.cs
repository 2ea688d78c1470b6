using Dapper;
using Npgsql;

namespace Matching.Service.Storage;

/// <summary>Brings a database up to date: roles, then every migration not yet applied, then the scheduler's own tables.</summary>
/// <param name="connectionString">Of the login, not of an audience.</param>
/// <param name="provisionScheduler">Makes the tables of the job engine (<c>qrtz_*</c>) as the owner of all others; called when they
/// are not there yet, or when a migration was applied. It must be repeatable.</param>
/// <param name="migrations">The steps; <see cref="Migrations.All"/> unless a test says otherwise.</param>
public sealed class Migrator(
    string connectionString,
    Func<NpgsqlDataSource, Task>? provisionScheduler = null,
    IReadOnlyList<Migration>? migrations = null)
{
    private const long LockKey = 0x4D41_5443_4849_4E47;

    private readonly IReadOnlyList<Migration> _migrations = migrations ?? Migrations.All;

    /// <summary>Applies what is missing and returns how many migrations that were; 0 when the database was up to date.</summary>
    /// <exception cref="DatabaseRefused">The database is newer, foreign, or was made by a migration that has changed since.</exception>
    /// <exception cref="PrerequisiteMissing">The login may not make the roles.</exception>
    public async Task<int> MigrateAsync(CancellationToken ct = default)
    {
        await using var login = new NpgsqlConnection(LoginString());
        await login.OpenAsync(ct);
        await login.ExecuteAsync(Command("select pg_advisory_lock(@LockKey)", new { LockKey }, ct));
        await RefuseForeignAsync(login, ct);
        await Roles.EnsureAsync(login, ct);

        await BecomeOwnerAsync(login, ct);
        var missing = await MissingAsync(login, ct);
        foreach (var migration in missing)
            await ApplyAsync(login, migration, ct);
        await ProvisionSchedulerAsync(login, missing.Count > 0, ct);
        return missing.Count;
    }

    /// <summary>Whether every migration known here has been applied: what a start without <c>migrate</c> asks.</summary>
    public async Task<bool> IsUpToDateAsync(CancellationToken ct = default)
    {
        await using var login = new NpgsqlConnection(LoginString());
        await login.OpenAsync(ct);
        if (await DatabaseContents.ReadAsync(login, ct) != DatabaseContents.Kind.Ours)
            return false;
        await BecomeOwnerAsync(login, ct);
        var version = await login.ExecuteScalarAsync<int>(Command("select coalesce(max(version), 0) from public.schema_version", null, ct));
        return version == _migrations.Count;
    }

    private static async Task BecomeOwnerAsync(NpgsqlConnection login, CancellationToken ct) =>
        await login.ExecuteAsync(Command($"set role {AudienceRoles.Migrator}; set role {AudienceRoles.Owner}", null, ct));

    private static async Task RefuseForeignAsync(NpgsqlConnection login, CancellationToken ct)
    {
        if (await DatabaseContents.ReadAsync(login, ct) == DatabaseContents.Kind.Foreign)
            throw new DatabaseRefused(
                $"De database '{login.Database}' bevat tabellen die niet van Matching zijn: geef Matching een eigen, lege database.");
    }

    private async Task<IReadOnlyList<Migration>> MissingAsync(NpgsqlConnection owner, CancellationToken ct)
    {
        await owner.ExecuteAsync(Command("""
            create table if not exists public.schema_version (
              version int primary key,
              name text not null,
              checksum bytea not null,
              applied_at timestamptz not null default now()
            )
            """, null, ct));
        var applied = (await owner.QueryAsync<(int Version, string Name, byte[] Checksum)>(Command(
            "select version, name, checksum from public.schema_version order by version", null, ct))).ToList();
        if (applied.Count > _migrations.Count)
            throw new DatabaseRefused(
                $"De database is van een nieuwere versie van Matching (stap {applied[^1].Version}, deze versie kent er {_migrations.Count}): "
                + "installeer die versie of nieuwer.");
        foreach (var (known, done) in _migrations.Zip(applied))
            if (done.Version != known.Version || done.Name != known.Name || !done.Checksum.AsSpan().SequenceEqual(known.Checksum))
                throw new DatabaseRefused(
                    $"Databasestap {known.Name} is veranderd nadat hij hier was uitgevoerd: herstel dat bestand en zet de verandering in een nieuwe stap.");
        return [.. _migrations.Skip(applied.Count)];
    }

    private static async Task ApplyAsync(NpgsqlConnection owner, Migration migration, CancellationToken ct)
    {
        await using var transaction = await owner.BeginTransactionAsync(ct);
        // Without parameters and handlers in between: a migration is many statements in one text.
        await using (var script = new NpgsqlCommand(migration.Sql, owner, transaction) { CommandTimeout = 0 })
            await script.ExecuteNonQueryAsync(ct);
        await owner.ExecuteAsync(Command("""
            insert into public.schema_version (version, name, checksum) values (@Version, @Name, @Checksum)
            """, new { migration.Version, migration.Name, migration.Checksum }, ct));
        await transaction.CommitAsync(ct);
    }

    private async Task ProvisionSchedulerAsync(NpgsqlConnection owner, bool changed, CancellationToken ct)
    {
        if (provisionScheduler is null)
            return;
        if (changed || await owner.ExecuteScalarAsync<bool>(Command("select to_regclass('public.qrtz_job_details') is null", null, ct)))
        {
            await using var asOwner = NpgsqlDataSource.Create(
                new NpgsqlConnectionStringBuilder(LoginString()) { Options = $"-c role={AudienceRoles.Owner}" });
            await provisionScheduler(asOwner);
        }
        await owner.ExecuteAsync(Command($"""
            do $$
            declare
              name regclass;
            begin
              for name in select c.oid::regclass from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and starts_with(c.relname, 'qrtz_')
              loop
                execute format('grant select, insert, update, delete on %s to {DbAudience.Jobs.Role()}', name);
              end loop;
            end $$
            """, null, ct));
    }

    // Not pooled: the advisory lock must go with the connection, whatever happens.
    private string LoginString() => new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 600 }.ConnectionString;

    private static CommandDefinition Command(string sql, object? parameters, CancellationToken ct) =>
        new(sql, parameters, cancellationToken: ct);
}
