using Matching.Service.Pipeline;
using Matching.Service.Proposals;

namespace Matching.Service.Tests.Pages;

/// <summary>What a caseworker's pages say and offer, over HTTP.</summary>
public sealed class CaseworkerPagesTests(Desk desk) : IClassFixture<Desk>, IAsyncDisposable
{
    private readonly DeskBrowser _browser = new(desk);

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact]
    public async Task The_page_of_a_colleagues_person_says_whose_it_is_and_offers_nothing_that_is_refused()
    {
        var person = await desk.AddPersonAsync(desk.Ilse);
        var sent = await desk.AddProposalAsync(person, await desk.AddOpeningAsync());
        await desk.DoAsync(desk.Ilse, new PutForward(sent, 1, Desk.NewKey()));
        await desk.AddProposalAsync(person, await desk.AddOpeningAsync());

        var own = await _browser.HtmlAsync(desk.Ilse, $"/mensen/{person.Value}");
        var colleagues = await _browser.HtmlAsync(desk.Fatima, $"/mensen/{person.Value}");

        Assert.Contains("href=\"/voorstellen/", own, StringComparison.Ordinal);
        Assert.Contains("name=\"Yes\"", own, StringComparison.Ordinal);
        Assert.Contains("Dit is het dossier van Ilse van den Brink. Je kunt het alleen lezen. Dat je het bekeek, is opgeschreven.", colleagues, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/voorstellen/", colleagues, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"Yes\"", colleagues, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"Answer\"", colleagues, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_night_nobody_says_that_all_is_known()
    {
        var newcomer = await desk.AddAccountAsync(Role.Caseworker, "Bas de Wit");

        var html = await _browser.HtmlAsync(newcomer, "/voorstellen");

        Assert.Contains("De eerste nacht zoekt uit wat er nog te vragen is.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Van iedereen is bekend", html, StringComparison.Ordinal);
    }
}
