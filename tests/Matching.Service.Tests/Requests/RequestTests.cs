using System.Net;
using Matching.Service.Pipeline;
using Matching.Service.Requests;
using Matching.Service.Tests.Pages;

namespace Matching.Service.Tests.Requests;

/// <summary>What a host asks the municipality about an opening, and its answer: both sides see where it stands.</summary>
public sealed class RequestTests(Desk desk) : IClassFixture<Desk>, IAsyncDisposable
{
    private readonly DeskBrowser _browser = new(desk);

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    private async Task<RequestId> AskAsync(string? body = "We zoeken iemand voor dinsdag.", RequestKind kind = RequestKind.FindSomebody) =>
        (await desk.DoAsync(desk.Joost, new AskMunicipality(await desk.AddOpeningAsync(), kind, body, Desk.NewKey()))).Request;

    private async Task<RequestRow> RowAsync(Actor actor, RequestId request) => Assert.Single(
        (actor.Role == Role.Coordinator ? await desk.DoAsync(actor, new MyRequests()) : await desk.DoAsync(actor, new HostRequests())).Rows, r => r.Request == request);

    [Fact]
    public async Task A_question_waits_on_both_sides_until_the_municipality_answers_once()
    {
        var request = await AskAsync();
        Assert.Equal((RequestState.Open, "Joost Wieringa"), ((await RowAsync(desk.Fatima, request)).State, (await RowAsync(desk.Fatima, request)).AskedBy));

        Assert.Equal(RequestResult.Done, (await desk.DoAsync(desk.Manager, new AnswerRequest(request, " Volgende week. ", Desk.NewKey()))).Result);
        var second = await desk.DoAsync(desk.Fatima, new AnswerRequest(request, "Nee.", Desk.NewKey()));

        Assert.Equal((RequestResult.Changed, "Marja Hoekstra"), (second.Result, second.ByName));
        var row = await RowAsync(desk.Joost, request);
        Assert.Equal((RequestState.Answered, "Volgende week.", "Marja Hoekstra"), (row.State, row.Answer, row.AnsweredBy));
        Assert.Equal(["requests.answer_request done", "requests.answer_request changed"], await desk.AuditAsync("host_request", request.Value));
    }

    [Fact]
    public async Task A_question_is_withdrawn_by_its_own_organisation_and_only_while_it_waits()
    {
        var request = await AskAsync();
        var stranger = await desk.AddAccountAsync(Role.Coordinator, "Anna Bos", await desk.AddOrganisationAsync($"Club {Guid.NewGuid():N}"));

        Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(stranger, new WithdrawRequest(request, Desk.NewKey()))).Refusal?.Kind);
        Assert.Empty((await desk.DoAsync(stranger, new MyRequests())).Rows);
        Assert.Equal(RequestResult.Done, (await desk.DoAsync(desk.Joost, new WithdrawRequest(request, Desk.NewKey()))).Result);
        Assert.Equal(RequestResult.Changed, (await desk.DoAsync(desk.Fatima, new AnswerRequest(request, "Ja.", Desk.NewKey()))).Result);
        Assert.Equal(RequestState.Withdrawn, (await RowAsync(desk.Fatima, request)).State);
    }

    [Fact]
    public async Task Nobody_asks_about_another_organisations_opening_and_something_else_needs_words()
    {
        var theirs = await desk.AddOpeningAsync(organisation: await desk.AddOrganisationAsync($"Club {Guid.NewGuid():N}"));

        Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(desk.Joost, new AskMunicipality(theirs, RequestKind.ComeBy, null, Desk.NewKey()))).Refusal?.Kind);
        Assert.Equal("vraag", Assert.Single((await desk.SendAsync(desk.Joost, new AskMunicipality(theirs, RequestKind.Other, " ", Desk.NewKey()))).Refusal!.Errors).Field);
        Assert.Equal(RefusalKind.NotAllowed, (await desk.SendAsync(desk.Fatima, new AskMunicipality(theirs, RequestKind.ComeBy, null, Desk.NewKey()))).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await desk.SendAsync(desk.Joost, new AnswerRequest(new(1), "Ja.", Desk.NewKey()))).Refusal?.Kind);
    }

    [Fact]
    public async Task Asked_and_answered_as_forms_and_sent_twice_it_is_one_question()
    {
        var opening = await desk.AddOpeningAsync();
        Assert.Contains($"value=\"{opening.Value}\" selected", await _browser.HtmlAsync(desk.Joost, $"/plekken/vragen?plek={opening.Value}"), StringComparison.Ordinal);
        var asked = await _browser.SendAsync(desk.Joost, "/plekken/vragen", 2,
            ("_handler", "vraag"), ("plek", $"{opening.Value}"), ("soort_vraag", "SupervisorAway"), ("vraag", "Ziek tot vrijdag <b>"));
        Assert.All(asked, a => Assert.Equal(HttpStatusCode.Found, a.Status));
        var request = await desk.CountAsync("select id from host_requests where opening_id = @Value", new { opening.Value });

        Assert.Contains("De begeleider is ziek of afwezig", await _browser.HtmlAsync(desk.Fatima, "/vragen"), StringComparison.Ordinal);
        var empty = Assert.Single(await _browser.SendAsync(desk.Fatima, "/vragen", 1, ("_handler", $"antwoord-{request}"), ("Request", $"{request}"), ($"antwoord-{request}", "")));
        Assert.Equal(HttpStatusCode.OK, empty.Status);
        var answered = Assert.Single(await _browser.SendAsync(
            desk.Fatima, "/vragen", 1, ("_handler", $"antwoord-{request}"), ("Request", $"{request}"), ($"antwoord-{request}", "Beterschap.")));
        Assert.Equal((HttpStatusCode.Found, true), (answered.Status, answered.Location!.EndsWith("/vragen?beantwoord=true", StringComparison.Ordinal)));
        Assert.Contains("Beterschap.", await _browser.HtmlAsync(desk.Joost, "/plekken/vragen"), StringComparison.Ordinal);
        Assert.Contains("Beterschap.", await _browser.HtmlAsync(desk.Fatima, $"/wachtlijst/{opening.Value}"), StringComparison.Ordinal);
    }
}
