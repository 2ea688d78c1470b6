using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Service.Storage;
using Npgsql;

namespace Matching.Service.Rounds;

/// <summary>
/// The right to publish one round. Two things guard it: a lock that goes with the process, so that a live runner is waited
/// for and a dead one is not; and an epoch that every take raises, so that a runner that only seemed dead can publish no more.
/// </summary>
internal sealed class RoundTake : IAsyncDisposable
{
    private readonly Database _database;
    private readonly NpgsqlConnection _lock;

    private RoundTake(Database database, RoundArea area, NpgsqlConnection @lock, Row row)
    {
        _database = database;
        _lock = @lock;
        Area = area;
        Id = row.Id;
        Attempt = row.Attempt;
        Epoch = row.Epoch;
        Actor = row.StartedBy;
    }

    public RoundArea Area { get; }
    public long Id { get; }
    public int Attempt { get; }
    public int Epoch { get; }

    /// <summary>Who started the round, for the audit trail; also when another process finishes it.</summary>
    public string Actor { get; }

    /// <summary>
    /// Takes the round: resumes the one a dead runner left for this date, else begins the next attempt. Waits for a runner that is
    /// alive, at most <see cref="RoundSettings.Patience"/>; one that still stands after it is taken for frozen and fenced off.
    /// </summary>
    public static async Task<RoundTake> TakeAsync(
        Database database, RoundSettings settings, RoundArea area, RoundRequest request, CancellationToken ct)
    {
        var @lock = await database.For(DbAudience.Jobs).OpenConnectionAsync(ct);
        try
        {
            await WaitForLockAsync(@lock, area, settings.Patience, ct);
            var row = await TakeRowAsync(database, settings, area, request, ct);
            Failpoint.Hit(Failpoint.Taken);
            return new RoundTake(database, area, @lock, row);
        }
        catch
        {
            await @lock.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether a live process is at work on this area now.</summary>
    public static async Task<bool> IsHeldAsync(Database database, RoundArea area, CancellationToken ct)
    {
        await using var connection = await database.For(DbAudience.Jobs).OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        return !await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select pg_try_advisory_xact_lock(hashtextextended('matching.round/' || @Code, 0))", new { area.Code }, cancellationToken: ct));
    }

    /// <summary>Closes what a dead process left running and nobody will finish: the night page then shows it as failed.</summary>
    public static async Task CloseLeftAsync(Database database, RoundArea area, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(DbAudience.Jobs, area.Lead, ct: ct);
        await CloseLeftAsync(session, area, except: null, ct);
        await session.CommitAsync(ct);
    }

    /// <summary>Nothing was new: as if it had not been taken.</summary>
    public async Task PutBackAsync(CancellationToken ct)
    {
        await using var session = await _database.BeginAsync(DbAudience.Jobs, Area.Lead, ct: ct);
        await session.Connection.ExecuteAsync(new CommandDefinition(
            "delete from rounds where id = @Id and epoch = @Epoch and state = 'running'", new { Id, Epoch }, cancellationToken: ct));
        await session.CommitAsync(ct);
    }

    /// <summary>
    /// Closes the attempt without a plan: <c>failed</c>, or <c>cancelled</c> by a person. Does nothing when it was taken over, or
    /// when the database is not there any more: then the next start finds it unfinished.
    /// </summary>
    public async Task CloseAsync(string state, string code)
    {
        try
        {
            await using var session = await _database.BeginAsync(DbAudience.Jobs, Area.Lead);
            var closed = await session.Connection.ExecuteAsync("""
                update rounds set state = @state, finished_at = now(), warnings = jsonb_build_array(jsonb_build_object('code', @code::text, 'id', id))
                where id = @Id and epoch = @Epoch and state = 'running'
                """, new { Id, Epoch, state, code });
            if (closed == 0)
                return;
            await AuditTrail.AppendAsync(session, Actor, $"round.{state}", "round", RoundAudit.IdOf(Id), "done", new { code });
            await session.CommitAsync();
        }
        catch (NpgsqlException)
        {
        }
    }

    /// <summary>Locks the row in the publishing transaction; false when the round is no longer this runner's.</summary>
    public async Task<bool> HoldsAsync(DbSession session, CancellationToken ct) =>
        await session.Connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "select id from rounds where id = @Id and epoch = @Epoch and state = 'running' for update", new { Id, Epoch }, cancellationToken: ct)) is not null;

    public async ValueTask DisposeAsync()
    {
        // By hand: the pool resets a connection only when it is used again.
        if (_lock.State == System.Data.ConnectionState.Open)
            await _lock.ExecuteAsync("select pg_advisory_unlock_all()");
        await _lock.DisposeAsync();
    }

    private static async Task WaitForLockAsync(NpgsqlConnection connection, RoundArea area, TimeSpan patience, CancellationToken ct)
    {
        // Zero would mean 'for ever' to the server.
        await connection.ExecuteAsync(new CommandDefinition(
            "select set_config('lock_timeout', @limit, false)", new { limit = $"{Math.Max(1, (long)patience.TotalMilliseconds)}ms" }, cancellationToken: ct));
        try
        {
            await connection.ExecuteAsync(new CommandDefinition(
                "select pg_advisory_lock(hashtextextended('matching.round/' || @Code, 0))", new { area.Code }, cancellationToken: ct));
        }
        catch (PostgresException frozen) when (frozen.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            // Whoever holds it does not move any more: the epoch keeps it from publishing.
        }
    }

    private static async Task<Row> TakeRowAsync(
        Database database, RoundSettings settings, RoundArea area, RoundRequest request, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(DbAudience.Jobs, area.Lead, ct: ct);
        await session.Connection.ExecuteAsync(new CommandDefinition(
            "select pg_advisory_xact_lock(hashtextextended('matching.take/' || @Code, 0))", new { area.Code }, cancellationToken: ct));
        await CloseLeftAsync(session, area, request.BusinessDate, ct);
        var row = await session.Connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition("""
            update rounds set epoch = epoch + 1, engine_version = @engine, options = @options::jsonb
            where area_code = @Code and business_date = @BusinessDate and state = 'running'
            returning id, attempt, epoch, started_by
            """, new { area.Code, request.BusinessDate, engine = EngineVersion.Current, options = OptionsOf(settings) }, cancellationToken: ct));
        row ??= await session.Connection.QuerySingleAsync<Row>(new CommandDefinition("""
            insert into rounds (municipality_code, area_code, business_date, attempt, state, started_by, engine_version, options)
            select @Lead, @Code, @BusinessDate, coalesce(max(attempt), 0) + 1, 'running', @StartedBy, @engine, @options::jsonb
            from rounds where area_code = @Code and business_date = @BusinessDate
            returning id, attempt, epoch, started_by
            """, new
        {
            area.Lead,
            area.Code,
            request.BusinessDate,
            request.StartedBy,
            engine = EngineVersion.Current,
            options = OptionsOf(settings),
        }, cancellationToken: ct));
        await session.CommitAsync(ct);
        return row;
    }

    private static async Task CloseLeftAsync(DbSession session, RoundArea area, DateOnly? except, CancellationToken ct)
    {
        var closed = (await session.Connection.QueryAsync<long>(new CommandDefinition("""
            update rounds set state = 'failed', epoch = epoch + 1, finished_at = now(),
              warnings = jsonb_build_array(jsonb_build_object('code', 'left_unfinished', 'id', id))
            where area_code = @Code and state = 'running' and business_date is distinct from @except
            returning id
            """, new { area.Code, except }, cancellationToken: ct))).AsList();
        foreach (var round in closed)
            await AuditTrail.AppendAsync(session, "job:sweep", "round.failed", "round", RoundAudit.IdOf(round), "done", new { code = "left_unfinished" }, ct);
    }

    private static string OptionsOf(RoundSettings settings) =>
        System.Text.Json.JsonSerializer.Serialize(settings.Policy, DomainJson.Options);

    private sealed record Row(long Id, int Attempt, int Epoch, string StartedBy);
}
