using Microsoft.AspNetCore.Mvc.Testing;

namespace Matching.Service.Tests.Pages;

/// <summary>One key of the configuration gives every page another municipality's look.</summary>
public sealed class ThemeTests(Desk desk) : IClassFixture<Desk>
{
    [Fact]
    public async Task One_key_puts_another_theme_on_the_page()
    {
        await using var app = With("rivier");
        using var client = app.CreateClient();

        var page = await client.GetStringAsync("/help");

        Assert.Contains("voorbeeld-theme rivier-theme matching", page, StringComparison.Ordinal);
        var sheets = page.Split("href=\"").Skip(1).Select(part => part.Split('"')[0]).Where(href => href.EndsWith(".css", StringComparison.Ordinal)).ToList();
        var own = Assert.Single(sheets, href => href.StartsWith("/themes/rivier/theme", StringComparison.Ordinal));
        Assert.True(sheets.IndexOf(own) == 1 + sheets.FindIndex(href => href.Contains("voorbeeld", StringComparison.Ordinal)), "The theme comes right after what it builds on.");
        Assert.Contains("--basis-color-action-1-color-default: #00566b", await client.GetStringAsync(own), StringComparison.Ordinal);
        Assert.Contains("/themes/rivier/logo.svg", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_key_it_is_the_open_theme_alone()
    {
        await using var app = With(null);
        using var client = app.CreateClient();

        var page = await client.GetStringAsync("/help");

        Assert.Contains("class=\"voorbeeld-theme matching\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/themes/", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("onbekend")]
    [InlineData("../lib")]
    public async Task With_a_theme_that_is_not_there_the_service_does_not_start(string theme)
    {
        await using var app = With(theme);

        Assert.ThrowsAny<Exception>(app.CreateClient);
    }

    private WebApplicationFactory<Program> With(string? theme) => new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
    {
        host.UseSetting("environment", "Production").UseSetting("ConnectionStrings:Matching", desk.ConnectionString);
        if (theme is not null)
            host.UseSetting("Huisstijl:Thema", theme);
    });
}
