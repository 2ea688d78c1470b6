using System.Text.RegularExpressions;
using Matching.Service.Guard;
using Matching.Service.Pipeline;
using Matching.Service.Tests.Pages;

namespace Matching.Service.Tests.Guard;

/// <summary>Whether explanations are read: seen first by the one whom it is about, by a manager for teams only.</summary>
public sealed class GuardTests(Desk desk) : IClassFixture<Desk>
{
    [Theory]
    [InlineData(100, 50, 40, ReadingSign.Nothing)]
    [InlineData(100, 97, 40, ReadingSign.AlmostAlwaysYes)]
    [InlineData(100, 50, 6, ReadingSign.Fast)]
    [InlineData(100, 97, 6, ReadingSign.AlmostAlwaysYesAndFast)]
    [InlineData(19, 19, 2, ReadingSign.TooFew)]
    public void What_stands_out(int decisions, int putForward, int seconds, ReadingSign sign) =>
        Assert.Equal(sign, new Reading { Decisions = decisions, PutForward = putForward, MedianSeconds = seconds, OwnChoices = 0 }.Sign);

    [Fact]
    public async Task The_server_measures_how_long_an_explanation_lay_open_and_keeps_seconds_only()
    {
        var caseworker = await desk.AddAccountAsync(Role.Caseworker, "Bas de Wit");
        var proposal = await desk.AddProposalAsync(caseworker);
        await using var browser = new DeskBrowser(desk);
        var page = await browser.HtmlAsync(caseworker, $"/voorstellen/{proposal.Value}");
        var seal = Regex.Match(page, "name=\"Opened\" value=\"([^\"]+)\"").Groups[1].Value;

        desk.Clock.Advance(TimeSpan.FromSeconds(41));
        await browser.SendAsync(caseworker, $"/voorstellen/{proposal.Value}", 1, ("_handler", "voorleggen"), ("Version", "1"), ("Opened", seal));

        Assert.Equal(41, await desk.CountAsync("select seconds from decisions where proposal_id = @Value", new { proposal.Value }));
    }

    [Fact]
    public async Task A_seal_of_another_proposal_or_none_measures_nothing()
    {
        var caseworker = await desk.AddAccountAsync(Role.Caseworker, "Bas de Wit");
        var (one, other) = (await desk.AddProposalAsync(caseworker), await desk.AddProposalAsync(caseworker));
        await using var browser = new DeskBrowser(desk);
        var seal = Regex.Match(await browser.HtmlAsync(caseworker, $"/voorstellen/{other.Value}"), "name=\"Opened\" value=\"([^\"]+)\"").Groups[1].Value;

        await browser.SendAsync(caseworker, $"/voorstellen/{one.Value}", 1, ("_handler", "voorleggen"), ("Version", "1"), ("Opened", seal));
        await browser.SendAsync(caseworker, $"/voorstellen/{other.Value}", 1, ("_handler", "voorleggen"), ("Version", "1"), ("Opened", "nagemaakt"));

        Assert.Equal(2, await desk.CountAsync("select count(*) from decisions where proposal_id in (@one, @other) and seconds is null", new { one = one.Value, other = other.Value }));
    }

    [Fact]
    public async Task A_team_shows_from_five_people_on_and_nobody_by_name()
    {
        var names = new[] { "Anke", "Bo", "Cas", "Dirk", "Els", "Femke" };
        foreach (var (name, i) in names.Select((n, i) => (n, i)))
        {
            var caseworker = await desk.AddAccountAsync(Role.Caseworker, $"{name} Testman");
            await desk.ExecuteAsync("update accounts set team = @team where id = @Account", new { team = i < 5 ? "Team Noord" : "Team Klein", caseworker.Account });
            for (var n = 0; n < 4; n++)
                await DecideAsync(caseworker, 30 + n);
        }

        var view = await desk.DoAsync(desk.Manager, new TeamFigures());

        var team = Assert.Single(view.Teams, t => t.Name == "Team Noord");
        Assert.Equal((5, 20, 32), (team.Caseworkers, team.Reading!.Decisions, team.Reading.MedianSeconds!.Value));
        Assert.DoesNotContain(view.Teams, t => t.Name == "Team Klein");
        Assert.Empty(view.ByName);
        await using var browser = new DeskBrowser(desk);
        Assert.DoesNotContain("Testman", await browser.HtmlAsync(desk.Manager, "/overzicht"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ones_own_figures_are_for_oneself()
    {
        var caseworker = await desk.AddAccountAsync(Role.Caseworker, "Greet");
        for (var n = 0; n < 12; n++)
            await DecideAsync(caseworker, 20 + n);

        var mine = await desk.DoAsync(caseworker, new MyFigures());

        Assert.Equal((12, 12, 26), (mine.Now.Decisions, mine.Now.PutForward, mine.Now.MedianSeconds!.Value));
        Assert.Equal(0, (await desk.DoAsync(await desk.AddAccountAsync(Role.Caseworker, "Hans"), new MyFigures())).Now.Decisions);
        Assert.Equal(RefusalKind.NotAllowed, (await desk.SendAsync(desk.Manager, new MyFigures())).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await desk.SendAsync(caseworker, new TeamFigures())).Refusal?.Kind);
    }

    private async Task DecideAsync(Actor caseworker, int seconds) => await desk.ExecuteAsync("""
        insert into decisions (municipality_code, proposal_id, account_id, kind, decided_at, seconds)
        values (current_municipality(), @proposal, @Account, 'put_forward', @at, @seconds)
        """, new { proposal = (await desk.AddProposalAsync(caseworker)).Value, caseworker.Account, at = desk.Clock.GetUtcNow().AddDays(-2), seconds });
}
