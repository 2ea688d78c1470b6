using System.Net;
using Matching.Engine.Domain;
using Matching.Service.Openings;
using Matching.Service.Proposals;

namespace Matching.Service.Tests.Pages;

/// <summary>A form that is sent again after it was done comes back to the page, and does nothing more.</summary>
public sealed class AlreadyDoneTests(Desk desk) : IClassFixture<Desk>, IAsyncDisposable
{
    private readonly DeskBrowser _browser = new(desk);

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact]
    public async Task Undo_twice_says_the_second_time_that_it_was_done()
    {
        var proposal = await desk.AddProposalAsync(desk.Fatima);
        await desk.DoAsync(desk.Fatima, new PutForward(proposal, 1, Desk.NewKey()));
        var row = (await desk.DoAsync(desk.Fatima, new ProposalDetail(proposal))).Decision!;

        var answers = await _browser.SendAsync(desk.Fatima, $"/voorstellen?na={proposal.Value}&lijst=alles", 2,
            ("_handler", "terugdraaien-vorige"), ("Undo", $"{row.Decision.Value}:{row.ProposalVersion}"));

        Assert.Equal("/voorstellen?al=1&lijst=alles", answers[1].Location);
    }

    [Fact]
    public async Task Yes_twice_says_the_second_time_that_it_was_done()
    {
        var person = await desk.AddPersonAsync(desk.Fatima);
        var proposal = await desk.AddProposalAsync(person, await desk.AddOpeningAsync());
        await desk.DoAsync(desk.Fatima, new PutForward(proposal, 1, Desk.NewKey()));
        var (_, _, version) = await desk.ProposalAsync(proposal);

        var answers = await _browser.SendAsync(desk.Fatima, $"/mensen/{person.Value}", 2, ("_handler", "antwoord"), ("Yes", $"{proposal.Value}:{version}"));

        Assert.Equal([$"/mensen/{person.Value}?na={proposal.Value}", $"/mensen/{person.Value}?al=1"], answers.Select(Path));
        Assert.Equal(HttpStatusCode.SeeOther, answers[1].Status);
        Assert.Contains("Dit was al gedaan.", await _browser.HtmlAsync(desk.Fatima, answers[1].Location!), StringComparison.Ordinal);
        Assert.Equal("agreed", (await desk.ProposalAsync(proposal)).Status);
    }

    [Fact]
    public async Task Closing_twice_says_the_second_time_that_it_was_done()
    {
        var opening = await desk.AddOpeningAsync();

        var answers = await _browser.SendAsync(desk.Joost, $"/plekken/{opening.Value}", 2, ("_handler", "sluiten"), ("Version", "1"));

        Assert.Equal(["/plekken?klaar=gesloten", $"/plekken/{opening.Value}?al=1"], answers.Select(Path));
        Assert.Equal(OpeningStatus.Closed, (await desk.DoAsync(desk.Joost, new MyOpening(opening))).Row.Status);
    }

    [Fact]
    public async Task A_form_that_names_no_form_stays_a_bad_request()
    {
        var opening = await desk.AddOpeningAsync();
        var answers = await _browser.SendAsync(desk.Joost, $"/plekken/{opening.Value}", 1, ("Version", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, answers[0].Status);
    }

    private static string? Path((HttpStatusCode Status, string? Location) answer) =>
        answer.Location is { } location && Uri.TryCreate(location, UriKind.Absolute, out var uri) && uri.Scheme.StartsWith("http", StringComparison.Ordinal)
            ? uri.PathAndQuery : answer.Location;
}
