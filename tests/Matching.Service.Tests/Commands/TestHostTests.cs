using System.Net;
using Matching.TestKit;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Matching.Service.Tests.Commands;

/// <summary>The executable gives a test host its application, although it is a command line first.</summary>
public sealed class TestHostTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_test_host_serves_the_pages()
    {
        await using var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("ConnectionStrings:Matching", database.ConnectionString);
            // As the command takes it: without jobs no night runs into a test.
            host.UseSetting("roles", "web");
        });
        using var browser = factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

        var answer = await browser.GetAsync(new Uri("/", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
