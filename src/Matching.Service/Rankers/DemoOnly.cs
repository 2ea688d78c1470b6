using Dapper;
using Matching.Service.Language;
using Matching.Service.Storage;

namespace Matching.Service.Rankers;

/// <summary>What was learned from invented people ranks invented people only.</summary>
internal static class DemoOnly
{
    public static string Refused =>
        Say.It("Dit rekenmodel leerde van verzonnen mensen: het mag alleen in een demo rekenen. Laat hier een eigen rekenmodel leren met ‘matching train’.");

    /// <summary>Whether a ranker from this data may rank in the session's database.</summary>
    public static async Task<bool> AllowsAsync(DbSession db, string dataFrom, CancellationToken ct) =>
        dataFrom != RankerManifest.Simulated
        || await db.Connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select exists (select from installation where kind = 'demo')", cancellationToken: ct));
}
