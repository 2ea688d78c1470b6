namespace Matching.Service.Storage;

/// <summary>
/// Where the database is: the one that <c>ConnectionStrings__Matching</c> names, else a private cluster in the state folder,
/// which this object then keeps in use until it is disposed.
/// </summary>
public sealed class DatabaseLocation : IAsyncDisposable
{
    private readonly IAsyncDisposable? _cluster;

    private DatabaseLocation(string connectionString, string description, IAsyncDisposable? cluster)
    {
        ConnectionString = connectionString;
        Description = description;
        _cluster = cluster;
    }

    /// <summary>Of the login; for <see cref="Database"/> and <see cref="Migrator"/>.</summary>
    public string ConnectionString { get; }

    /// <summary>One Dutch phrase for a screen or <c>doctor</c>, without any secret.</summary>
    public string Description { get; }

    public bool IsPrivate => _cluster is not null;

    /// <summary>Finds or starts the database. <paramref name="serve"/>: asked for by <c>serve</c>, which in Production wants to be sure.</summary>
    /// <exception cref="PrerequisiteMissing">There is no database and none could be made.</exception>
    public static async Task<DatabaseLocation> ResolveAsync(
        IConfiguration configuration, IHostEnvironment environment, bool serve, Action<string> say, CancellationToken ct = default)
    {
        if (configuration.GetConnectionString("Matching") is { Length: > 0 } own)
            return new DatabaseLocation(own, "een eigen PostgreSQL, uit ConnectionStrings__Matching", null);
        if (serve && environment.IsProduction() && !configuration.GetValue<bool>("Database:Embedded"))
            throw new PrerequisiteMissing(
                "Er is geen database ingesteld: noem er een in ConnectionStrings__Matching, of zet Database__Embedded=true om met een eigen lokale database te werken.");
        var cluster = await PrivateCluster.AttachOrStartAsync(StateFolder.Resolve(), new PrivateClusterOptions(), say, ct);
        return new DatabaseLocation(cluster.ConnectionString, $"een lokale database in {cluster.DataFolder}", cluster);
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}
