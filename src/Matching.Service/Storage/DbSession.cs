using Dapper;
using Npgsql;

namespace Matching.Service.Storage;

/// <summary>
/// One connection, one transaction, one municipality. Disposing without <see cref="CommitAsync"/> takes everything back.
/// Queries go straight to <see cref="Connection"/>; they run in the transaction by themselves.
/// </summary>
public sealed class DbSession : IAsyncDisposable
{
    private readonly NpgsqlTransaction _transaction;
    private bool _isDisposed;

    private readonly PageReads? _reads;

    private DbSession(NpgsqlConnection connection, NpgsqlTransaction transaction, DatabaseMemory memory, string municipality, PageReads? reads)
    {
        _reads = reads;
        Memory = memory;
        Connection = connection;
        _transaction = transaction;
        Municipality = municipality;
    }

    /// <summary>The open connection, for Dapper and for COPY.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>What is kept in memory beside this database. It stands behind no wall: give from it only what this session sees.</summary>
    internal DatabaseMemory Memory { get; }

    /// <summary>Code of the municipality whose rows this transaction sees.</summary>
    public string Municipality { get; private set; }

    /// <summary>
    /// Goes through the wall to another municipality in the same transaction: for work that spans an area, such as a round or
    /// withdrawing the neighbours' proposals of a full opening.
    /// </summary>
    public async Task EnterAsync(string municipality, CancellationToken ct = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(municipality);
        await Connection.ExecuteAsync(new CommandDefinition(
            "select set_config('matching.municipality', @municipality, true)", new { municipality }, cancellationToken: ct));
        Municipality = municipality;
    }

    /// <summary>Reads, or takes what an earlier query of the same page read. In a transaction that may write it always reads.</summary>
    /// <param name="what">Names what is read, with the ids it depends on.</param>
    /// <param name="read">Reads it from this session.</param>
    internal Task<T> OnceAsync<T>(string what, Func<Task<T>> read) => _reads is null ? read() : _reads.OnceAsync(what, read);

    public Task CommitAsync(CancellationToken ct = default) => _transaction.CommitAsync(ct);

    /// <summary>
    /// A second time does nothing: the driver uses a transaction object again with its pooled connection, so by then it may be somebody
    /// else's. The container disposes at the end of a request what it handed out, this session among it.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        await _transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }

    internal static Task<DbSession> OpenAsync(
        NpgsqlDataSource source, DatabaseMemory memory, string municipality, System.Data.IsolationLevel isolation, CancellationToken ct) =>
        OpenAsync(source, memory, municipality, isolation, null, session => session.EnterAsync(municipality, ct), ct);

    /// <summary>One moment to look at, for a query of a page; the server refuses any writing.</summary>
    internal static Task<DbSession> OpenReadingAsync(NpgsqlDataSource source, DatabaseMemory memory, string municipality, PageReads reads, CancellationToken ct) =>
        OpenAsync(source, memory, municipality, System.Data.IsolationLevel.RepeatableRead, reads, session => session.Connection.ExecuteAsync(new CommandDefinition(
            "select set_config('matching.municipality', @municipality, true), set_config('transaction_read_only', 'on', true)",
            new { municipality }, cancellationToken: ct)), ct);

    private static async Task<DbSession> OpenAsync(
        NpgsqlDataSource source, DatabaseMemory memory, string municipality, System.Data.IsolationLevel isolation, PageReads? reads, Func<DbSession, Task> enter, CancellationToken ct)
    {
        var connection = await source.OpenConnectionAsync(ct);
        try
        {
            var session = new DbSession(connection, await connection.BeginTransactionAsync(isolation, ct), memory, municipality, reads);
            await enter(session);
            return session;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
