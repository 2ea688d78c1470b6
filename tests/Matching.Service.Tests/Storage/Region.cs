using Matching.TestKit;

namespace Matching.Service.Tests.Storage;

/// <summary>Three municipalities: two that share an area, and one elsewhere.</summary>
public sealed class Region : IAsyncLifetime
{
    public TestDatabase Database { get; } = new();
    internal Town Here { get; private set; } = null!;
    internal Town NextDoor { get; private set; } = null!;
    internal Town Elsewhere { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        Here = await Town.BuildAsync(Database, TestDatabase.Waterveen, "delta");
        NextDoor = await Town.BuildAsync(Database, "GM9002", "delta");
        Elsewhere = await Town.BuildAsync(Database, "GM9003");
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
