using Matching.Service.Pipeline;
using Matching.Service.Settings;
using Matching.Service.Tests.Pages;

namespace Matching.Service.Tests.Settings;

/// <summary>Single keys per account: on or off, each act its own key, and the pages follow.</summary>
public sealed class KeysTests(Desk desk) : IClassFixture<Desk>, IAsyncDisposable
{
    private readonly DeskBrowser _browser = new(desk);

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    private static Dictionary<DeskKey, string> With(DeskKey act, string key) => new(DeskKeys.Standard.Keys) { [act] = key };

    [Fact]
    public async Task The_pages_follow_the_account_and_nobody_elses()
    {
        var bas = await desk.AddAccountAsync(Role.Caseworker, "Bas de Wit");
        var (mine, hers) = (await desk.AddProposalAsync(bas), await desk.AddProposalAsync(desk.Fatima));
        await desk.DoAsync(bas, new SetKeys(true, With(DeskKey.PutForward, "v"), Desk.NewKey()));

        Assert.Contains("aria-keyshortcuts=\"V\"", await _browser.HtmlAsync(bas, $"/voorstellen/{mine.Value}"), StringComparison.Ordinal);
        Assert.Contains("aria-keyshortcuts=\"A\"", await _browser.HtmlAsync(desk.Fatima, $"/voorstellen/{hers.Value}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Off_means_that_no_page_names_a_key()
    {
        var bas = await desk.AddAccountAsync(Role.Caseworker, "Bas de Wit");
        var proposal = await desk.AddProposalAsync(bas);
        await desk.DoAsync(bas, new SetKeys(false, DeskKeys.Standard.Keys, Desk.NewKey()));

        foreach (var page in new[] { "/voorstellen", $"/voorstellen/{proposal.Value}" })
        {
            var html = await _browser.HtmlAsync(bas, page);
            Assert.DoesNotContain("aria-keyshortcuts", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<kbd", html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("X", "X staat al bij")]
    [InlineData("x", "X staat al bij")]
    [InlineData("1", "geen cijfer")]
    [InlineData("", "geen cijfer")]
    [InlineData("QQ", "geen cijfer")]
    public async Task A_key_that_is_taken_or_none_is_refused_in_one_sentence(string key, string says)
    {
        var refusal = (await desk.SendAsync(desk.Ilse, new SetKeys(true, With(DeskKey.Later, key), Desk.NewKey()))).Refusal;

        Assert.Contains(says, Assert.Single(refusal!.Errors).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_signed_in_has_settings()
    {
        foreach (var who in new[] { desk.Joost, desk.Manager, desk.Ilse })
        {
            await desk.DoAsync(who, new SetKeys(true, With(DeskKey.Help, "H"), Desk.NewKey()));
            Assert.Contains("value=\"H\"", await _browser.HtmlAsync(who, "/instellingen"), StringComparison.Ordinal);
        }
    }
}
