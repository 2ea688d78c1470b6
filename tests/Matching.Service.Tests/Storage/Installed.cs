using Matching.Service.Storage;
using Matching.TestKit;

namespace Matching.Service.Tests.Storage;

/// <summary>Demo is not real: the database says which it is, once.</summary>
public sealed class Demo_and_real
{
    [Fact]
    public async Task A_new_database_is_neither()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.Null(await Installation.ReadAsync(database.Database));
    }
}
