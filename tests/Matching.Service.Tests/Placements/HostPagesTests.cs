using System.Net;
using Matching.Service.Proposals;
using Matching.Service.Tests.Pages;

namespace Matching.Service.Tests.Placements;

/// <summary>What a host reads over HTTP before and after the yes, and the steps as forms.</summary>
public sealed class HostPagesTests(Desk desk) : IClassFixture<Desk>, IAsyncDisposable
{
    private readonly DeskBrowser _browser = new(desk);

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact]
    public async Task A_host_reads_nothing_of_anybody_before_the_yes_and_the_short_name_after_it()
    {
        var opening = await desk.AddOpeningAsync(2);
        var proposal = await desk.AddProposalAsync(desk.Fatima, opening);
        await desk.DoAsync(desk.Fatima, new PutForward(proposal, 1, Desk.NewKey()));

        var before = await _browser.HtmlAsync(desk.Joost, $"/plekken/{opening.Value}");
        var list = await _browser.HtmlAsync(desk.Joost, "/plekken");
        Assert.Contains("Nog niemand zei ja. Zodra dat gebeurt, zie je hier de kaart.", before, StringComparison.Ordinal);
        Assert.Contains("0 van 2", before, StringComparison.Ordinal);
        Assert.DoesNotContain("Selam", before, StringComparison.Ordinal);
        Assert.DoesNotContain("Selam", list, StringComparison.Ordinal);

        await desk.DoAsync(desk.Fatima, new RecordAnswer(proposal, 2, NewcomerAnswer.Yes, Desk.NewKey()));

        var after = await _browser.HtmlAsync(desk.Joost, $"/plekken/{opening.Value}");
        Assert.Contains("Selam T.", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Tesfay", after, StringComparison.Ordinal);
        Assert.Contains("1 van 2", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_pressed_twice_is_one_step_and_brings_the_undo_line()
    {
        var opening = await desk.AddOpeningAsync();
        var proposal = await desk.AddProposalAsync(desk.Fatima, opening);
        await desk.DoAsync(desk.Fatima, new PutForward(proposal, 1, Desk.NewKey()));
        await desk.DoAsync(desk.Fatima, new RecordAnswer(proposal, 2, NewcomerAnswer.Yes, Desk.NewKey()));
        var placement = await desk.CountAsync("select max(id) from placements");

        var answers = await _browser.SendAsync(desk.Fatima, "/na-het-ja", 2,
            ("_handler", "stap"), ("Step", $"start:{placement}:1"), ("On", desk.Today.ToString("yyyy-MM-dd", null)));

        Assert.All(answers, a => Assert.Equal((HttpStatusCode.Found, $"/na-het-ja?na={placement}"), (a.Status, a.Location?.Replace("http://localhost", "", StringComparison.Ordinal))));
        Assert.Equal(1, await desk.CountAsync("select count(*) from placement_steps where placement_id = @placement", new { placement }));
        var page = await _browser.HtmlAsync(desk.Fatima, $"/na-het-ja?na={placement}");
        Assert.Contains("Begin opgeschreven", page, StringComparison.Ordinal);
        Assert.Contains($"undone:{placement}:2", page, StringComparison.Ordinal);
        Assert.Contains($"check_in_week:{placement}:2", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_cannot_be_read_is_not_taken_for_today()
    {
        var proposal = await desk.AddProposalAsync(desk.Fatima, await desk.AddOpeningAsync());
        await desk.DoAsync(desk.Fatima, new PutForward(proposal, 1, Desk.NewKey()));
        await desk.DoAsync(desk.Fatima, new RecordAnswer(proposal, 2, NewcomerAnswer.Yes, Desk.NewKey()));
        var placement = await desk.CountAsync("select max(id) from placements");

        var answer = Assert.Single(await _browser.SendAsync(desk.Fatima, "/na-het-ja", 1, ("_handler", "stap"), ("Step", $"start:{placement}:1"), ("On", "gisteren")));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(0, await desk.CountAsync("select count(*) from placement_steps where placement_id = @placement", new { placement }));
    }
}
