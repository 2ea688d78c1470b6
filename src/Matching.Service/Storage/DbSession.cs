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

    private DbSession(NpgsqlConnection connection, NpgsqlTransaction transaction, string municipality)
    {
        Connection = connection;
        _transaction = transaction;
        Municipality = municipality;
    }

    /// <summary>The open connection, for Dapper and for COPY.</summary>
    public NpgsqlConnection Connection { get; }

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

    internal static async Task<DbSession> OpenAsync(
        NpgsqlDataSource source, string municipality, System.Data.IsolationLevel isolation, CancellationToken ct)
    {
        var connection = await source.OpenConnectionAsync(ct);
        try
        {
            var session = new DbSession(connection, await connection.BeginTransactionAsync(isolation, ct), municipality);
            await session.EnterAsync(municipality, ct);
            return session;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
