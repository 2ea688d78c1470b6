using System.Net;
using Matching.Service.Proposals;
using Matching.Service.Tests.Pages;
using Matching.Service.Tests.Rounds;

namespace Matching.Service.Tests.Waiting;

/// <summary>The waiting list as pages and forms.</summary>
public sealed class WaitingPagesTests(Desk desk) : IClassFixture<Desk>, IAsyncDisposable
{
    private readonly DeskBrowser _browser = new(desk);

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact]
    public async Task At_a_full_opening_one_joins_the_row_once_after_the_talk_and_it_says_what_is_not_known()
    {
        var opening = await desk.AddOpeningAsync(places: 1);
        await desk.DoAsync(desk.Ilse, new PutForward(await desk.AddProposalAsync(desk.Ilse, opening), 1, Desk.NewKey()));
        var person = await desk.AddPersonAsync(desk.Fatima, NightOffice.Known);
        var page = $"/mensen/{person.Value}/plekken/{opening.Value}";

        Assert.Contains("Nummer 1 in de rij. Nog niet te zeggen.", await _browser.HtmlAsync(desk.Fatima, page), StringComparison.Ordinal);
        var untalked = Assert.Single(await _browser.SendAsync(desk.Fatima, page, 1, ("_handler", "wachtlijst")));
        Assert.Equal(HttpStatusCode.OK, untalked.Status);
        var answers = await _browser.SendAsync(desk.Fatima, page, 2, ("_handler", "wachtlijst"), ("besproken", "ja"));

        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.SeeOther], answers.Select(a => a.Status));
        Assert.Equal(1, await desk.CountAsync("select count(*) from waiting where newcomer_id = @Value", new { person.Value }));
        Assert.Contains("staat op de wachtlijst", await _browser.HtmlAsync(desk.Fatima, $"{page}?wacht=true"), StringComparison.Ordinal);
        Assert.Contains("Op de wachtlijst", await _browser.HtmlAsync(desk.Fatima, $"/mensen/{person.Value}"), StringComparison.Ordinal);
        Assert.Contains("In het laatste jaar kwamen bij deze soort in de buurt 0 plaatsen vrij. Vanaf 5 plaatsen geven we een schatting.",
            await _browser.HtmlAsync(desk.Fatima, "/wachtlijst"), StringComparison.Ordinal);
        Assert.Contains("Selam Tesfay", await _browser.HtmlAsync(desk.Fatima, $"/wachtlijst/{opening.Value}"), StringComparison.Ordinal);
        var colleague = await _browser.HtmlAsync(desk.Ilse, $"/wachtlijst/{opening.Value}");
        Assert.Contains("iemand van Fatima", colleague, StringComparison.Ordinal);
        Assert.DoesNotContain("Selam", colleague, StringComparison.Ordinal);
        var host = await _browser.HtmlAsync(desk.Joost, $"/plekken/{opening.Value}");
        Assert.Contains("Op de wachtlijst: minder dan 10 mensen.", host, StringComparison.Ordinal);
        Assert.DoesNotContain("Selam", host, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_and_a_stranger_reach_no_list()
    {
        using var host = await _browser.GetAsync(desk.Joost, "/wachtlijst");
        Assert.NotEqual(HttpStatusCode.OK, host.StatusCode);
    }
}
