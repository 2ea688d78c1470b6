using Dapper;
using Matching.Service.Storage;

namespace Matching.Service.Imports.Uploads;

/// <summary>Forgets the lists that waited longer than their sender was told.</summary>
internal sealed class UploadExpiry(Database database, TimeProvider time)
{
    /// <summary>Returns how many lists of the municipality were forgotten.</summary>
    public async Task<int> RunAsync(string municipality, CancellationToken ct = default)
    {
        await using var session = await database.BeginAsync(DbAudience.Jobs, municipality, ct: ct);
        var gone = await session.Connection.ExecuteAsync(new CommandDefinition(
            "delete from import_uploads where created_at <= @before", new { before = time.GetUtcNow() - UploadLimits.Kept }, cancellationToken: ct));
        await session.CommitAsync(ct);
        return gone;
    }
}
