using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace Matching.TestKit;

/// <summary>Listens to what is asked of a database.</summary>
public static class AskedQueries
{
    /// <summary>What opening a transaction and the keys of who asks cost, on every page the same.</summary>
    private static readonly string[] Opening = ["select current_user", "select set_config", "set transaction", "select keys_on", "begin", "commit", "rollback"];

    /// <summary>The texts of what is asked of this database meanwhile, by anybody, without the opening and closing of transactions.</summary>
    public static async Task<(T Result, IReadOnlyList<string> Queries)> DuringAsync<T>(string connectionString, Func<Task<T>> act)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString).Database;
        var texts = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.GetTagItem("db.namespace") as string == database)
                    texts.Enqueue($"{activity.GetTagItem("db.query.text")}");
            },
        };
        ActivitySource.AddActivityListener(listener);
        var result = await act();
        return (result, [.. texts.Where(text => !Opening.Any(o => text.StartsWith(o, StringComparison.OrdinalIgnoreCase)))]);
    }
}
