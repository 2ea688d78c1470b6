using Matching.Service.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Matching.Service.Tests.Storage;

/// <summary>A database of one's own when none is named, except where real work is served: that wants to be asked for.</summary>
public sealed class DatabaseLocationTests
{
    private const string Own = "Host=database.voorbeeld.test;Database=matching";

    [Fact]
    public async Task A_named_database_is_used_and_nothing_is_started()
    {
        await using var location = await ResolveAsync(Environments.Production, serve: true, ("ConnectionStrings:Matching", Own));
        Assert.Equal((Own, false), (location.ConnectionString, location.IsPrivate));
    }

    [Fact]
    public async Task Serving_in_production_without_a_database_says_what_to_set()
    {
        var missing = await Assert.ThrowsAsync<PrerequisiteMissing>(() => ResolveAsync(Environments.Production, serve: true));
        Assert.Contains("ConnectionStrings__Matching", missing.Message, StringComparison.Ordinal);
        Assert.Contains("Database__Embedded", missing.Message, StringComparison.Ordinal);
    }

    private static Task<DatabaseLocation> ResolveAsync(string environment, bool serve, params (string Key, string Value)[] settings) =>
        DatabaseLocation.ResolveAsync(
            new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value)).Build(),
            new Surroundings(environment), serve, _ => { });

    private sealed class Surroundings(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;
        public string ApplicationName { get; set; } = "matching";
        public string ContentRootPath { get; set; } = "/";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
