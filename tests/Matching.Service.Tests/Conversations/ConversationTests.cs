using System.Globalization;
using System.Net;
using Matching.Engine.Domain;
using Matching.Service.Conversations;
using Matching.Service.Pipeline;
using Matching.Service.Proposals;
using Matching.Service.Tests.Pages;

namespace Matching.Service.Tests.Conversations;

/// <summary>A conversation from preparing it to what was said, through the form as it stands on the page.</summary>
public sealed class ConversationTests(Desk desk) : IClassFixture<Desk>, IAsyncDisposable
{
    private readonly DeskBrowser _browser = new(desk);

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact]
    public async Task Each_answer_is_a_decision_of_its_own_and_the_day_and_what_lay_on_the_table_are_kept()
    {
        var (person, options) = await PersonWithAsync(OpeningKind.VolunteerRole, OpeningKind.SportsClub, OpeningKind.Maatje);
        await desk.DoAsync(desk.Fatima, new PutForward(options[0], 1, Desk.NewKey()));

        var location = await SayAsync(person, ("gehouden", "2026-11-23"), (Said(options[0]), "ja"), (Said(options[1]), "nee"), (Said(options[2]), "denkt"));

        Assert.Contains($"/mensen/{person.Value}/gesprek?gehad=", location, StringComparison.Ordinal);
        Assert.Equal("agreed", (await desk.ProposalAsync(options[0])).Status);
        Assert.Equal("declined", (await desk.ProposalAsync(options[1])).Status);
        Assert.Equal("put_forward", (await desk.ProposalAsync(options[2])).Status);
        var held = Assert.Single((await desk.DoAsync(desk.Fatima, new Conversation(person))).Past);
        Assert.Equal(new DateOnly(2026, 11, 23), held.HeldOn);
        Assert.Equal(options.ToHashSet(), held.Options.Select(o => o.Proposal).ToHashSet());
    }

    [Fact]
    public async Task Niets_hiervan_is_a_no_to_everything_on_the_table_without_a_reason()
    {
        var (person, options) = await PersonWithAsync(OpeningKind.VolunteerRole, OpeningKind.SportsClub);

        await SayAsync(person, ("gehouden", "2026-11-24"), ("Nothing", "ja"), (Said(options[0]), "ja"));

        foreach (var option in options)
            Assert.Equal("declined", (await desk.ProposalAsync(option)).Status);
        Assert.Equal(0, await desk.CountAsync(
            "select count(*) from decisions where proposal_id = any(@ids) and reason is not null", new { ids = options.Select(o => o.Value).ToArray() }));
    }

    [Fact]
    public async Task What_was_not_talked_about_stays_as_it_is()
    {
        var (person, options) = await PersonWithAsync(OpeningKind.VolunteerRole);

        await SayAsync(person, ("gehouden", "2026-11-24"), (Said(options[0]), ""));

        Assert.Equal(("open", null, 1), await desk.ProposalAsync(options[0]));
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_does_everything_once()
    {
        var (person, options) = await PersonWithAsync(OpeningKind.VolunteerRole, OpeningKind.SportsClub);

        var answers = await SendAsync(person, 2, ("gehouden", "2026-11-24"), (Said(options[0]), "ja"), (Said(options[1]), "nee"));

        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.Redirect or HttpStatusCode.SeeOther, $"{answer.Status}"));
        Assert.Equal(1, await desk.CountAsync("select count(*) from conversations where newcomer_id = @Value", new { person.Value }));
        Assert.Equal(4, await desk.CountAsync("select count(*) from decisions where proposal_id = any(@ids)", new { ids = options.Select(o => o.Value).ToArray() }));
    }

    [Fact]
    public async Task A_place_that_was_just_taken_is_said_and_the_other_answers_are_kept()
    {
        var (person, options) = await PersonWithAsync(OpeningKind.VolunteerRole, OpeningKind.SportsClub);
        await desk.ExecuteAsync("update openings set capacity = 0 where id = (select opening_id from proposals where id = @Value)", new { options[0].Value });
        var fields = new[] { ("gehouden", "2026-11-24"), (Said(options[0]), "ja"), (Said(options[1]), "ja") };

        var answer = Assert.Single(await SendAsync(person, 1, fields));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("withdrawn", (await desk.ProposalAsync(options[0])).Status);
        Assert.Equal("agreed", (await desk.ProposalAsync(options[1])).Status);
    }

    [Fact]
    public async Task What_was_prepared_lies_on_the_table_and_stands_in_the_list_of_the_day()
    {
        var (person, options) = await PersonWithAsync(OpeningKind.VolunteerRole, OpeningKind.SportsClub, OpeningKind.Maatje, OpeningKind.VolunteerRole);
        var day = desk.Today.AddDays(2);

        await desk.DoAsync(desk.Fatima, new PrepareConversation(person, 0, day, [options[3], options[1]], Desk.NewKey()));

        var view = await desk.DoAsync(desk.Fatima, new Conversation(person));
        Assert.Equal([options[3], options[1]], view.Options.Select(o => o.Proposal));
        Assert.Equal(4, view.Possible.Count);
        var list = await desk.DoAsync(desk.Fatima, new ConversationsOnDesk());
        Assert.Contains(list.Planned, p => p.Newcomer == person && p.On == day && p.Proposals == 4);
        Assert.DoesNotContain(list.Waiting, p => p.Newcomer == person);
    }

    [Fact]
    public async Task Who_looks_at_an_older_page_overwrites_nothing()
    {
        var (person, options) = await PersonWithAsync(OpeningKind.VolunteerRole);
        await desk.DoAsync(desk.Fatima, new PrepareConversation(person, 0, desk.Today, options, Desk.NewKey()));

        var prepared = await desk.DoAsync(desk.Fatima, new PrepareConversation(person, 0, null, [], Desk.NewKey()));
        var held = await desk.DoAsync(desk.Fatima, new HoldConversation(person, 0, desk.Today, [], null, Desk.NewKey()));

        Assert.Equal((ConversationResult.Changed, ConversationResult.Changed), (prepared.Result, held.Result));
        Assert.Equal(desk.Today, (await desk.DoAsync(desk.Fatima, new Conversation(person))).Prepared!.PlannedOn);
    }

    [Fact]
    public async Task A_colleagues_person_is_not_found_and_her_deputy_finds_her()
    {
        var bas = await desk.AddAccountAsync(Role.Caseworker, "Bas de Wit");
        var (person, options) = await PersonWithAsync(OpeningKind.VolunteerRole);
        foreach (var path in new[] { $"/mensen/{person.Value}/gesprek", $"/mensen/{person.Value}/gesprek/voor-jou?taal=nl" })
        {
            using var page = await _browser.GetAsync(bas, path);
            Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        }
        Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(bas, new HoldConversation(person, 0, desk.Today, options, null, Desk.NewKey()))).Refusal?.Kind);
        await desk.AddDeputyAsync(desk.Fatima, bas);

        Assert.Single((await desk.DoAsync(bas, new Conversation(person))).Options);
    }

    [Fact]
    public async Task A_proposal_of_somebody_else_never_lies_on_the_table()
    {
        var (person, _) = await PersonWithAsync(OpeningKind.VolunteerRole);
        var (_, others) = await PersonWithAsync(OpeningKind.VolunteerRole);

        var answer = await desk.SendAsync(desk.Fatima, new HoldConversation(person, 0, desk.Today, others, null, Desk.NewKey()));

        Assert.Equal(RefusalKind.NotFound, answer.Refusal?.Kind);
        Assert.Equal(0, await desk.CountAsync("select count(*) from conversations where newcomer_id = @Value", new { person.Value }));
    }

    [Fact]
    public async Task A_note_stands_with_the_conversation_and_nowhere_else()
    {
        const string Note = "Komt liever op de fiets, zegt ze zelf.";
        var (person, options) = await PersonWithAsync(OpeningKind.VolunteerRole);

        await SayAsync(person, ("gehouden", "2026-11-24"), ("Note", Note), (Said(options[0]), "nee"));

        Assert.Equal(1, await desk.CountAsync("select count(*) from conversations where note = @Note", new { Note }));
        Assert.Equal(0, await desk.CountAsync("select count(*) from audit where details::text like '%liever op de fiets%'"));
        Assert.Equal(0, await desk.CountAsync("select count(*) from idempotency_keys where response::text like '%liever op de fiets%'"));
        Assert.Contains(Note, await _browser.HtmlAsync(desk.Fatima, $"/mensen/{person.Value}/gesprek/voor-jou?taal=nl"), StringComparison.Ordinal);
        Assert.Contains("conversations.hold_conversation stored", await desk.AuditAsync("newcomer", person.Value));
    }

    [Theory]
    [InlineData("2026-11-25")]
    [InlineData("2026-09-01")]
    [InlineData("")]
    public async Task A_day_that_cannot_be_is_refused_and_nothing_is_decided(string day)
    {
        var (person, options) = await PersonWithAsync(OpeningKind.VolunteerRole);

        var answer = Assert.Single(await SendAsync(person, 1, ("gehouden", day), (Said(options[0]), "ja")));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("open", (await desk.ProposalAsync(options[0])).Status);
    }

    [Theory]
    [InlineData("morgen")]
    [InlineData("2026-13-01")]
    public async Task A_day_that_cannot_be_read_is_refused_and_nothing_is_prepared(string day)
    {
        var (person, options) = await PersonWithAsync(OpeningKind.VolunteerRole);

        var answer = Assert.Single(await _browser.SendAsync(desk.Fatima, $"/mensen/{person.Value}/gesprek", 1,
            ("_handler", "voorbereiden"), ("Version", "0"), ("Option", Text(options[0].Value)), ("dag", day)));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(0, await desk.CountAsync("select count(*) from conversations where newcomer_id = @Value", new { person.Value }));
    }

    [Fact]
    public async Task A_version_that_cannot_be_is_an_old_screen()
    {
        var (person, options) = await PersonWithAsync(OpeningKind.VolunteerRole);

        var answer = Assert.Single(await _browser.SendAsync(desk.Fatima, $"/mensen/{person.Value}/gesprek", 1,
            ("_handler", "gesprek-gehad"), ("Version", "0"), ("gehouden", "2026-11-24"), ("Shown", Text(options[0].Value)),
            ($"Version-{Text(options[0].Value)}", Text(int.MinValue)), (Said(options[0]), "ja")));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("open", (await desk.ProposalAsync(options[0])).Status);
    }

    private static string Said(ProposalId option) => $"Said-{option.Value.ToString(CultureInfo.InvariantCulture)}";

    private async Task<(NewcomerId Person, IReadOnlyList<ProposalId> Options)> PersonWithAsync(params OpeningKind[] kinds)
    {
        var person = await desk.AddPersonAsync(desk.Fatima);
        var options = new List<ProposalId>();
        foreach (var kind in kinds)
            options.Add(await desk.AddProposalAsync(person, await desk.AddOpeningAsync(with: o => o with { Kind = kind })));
        return (person, options);
    }

    private async Task<string> SayAsync(NewcomerId person, params (string Name, string Value)[] fields)
    {
        var (status, location) = Assert.Single(await SendAsync(person, 1, fields));
        Assert.True(status is HttpStatusCode.Redirect or HttpStatusCode.SeeOther, $"{status}");
        return location!;
    }

    /// <summary>What the form of the page itself sends: what lies on the table with its versions, and then what was filled in.</summary>
    private async Task<IReadOnlyList<(HttpStatusCode Status, string? Location)>> SendAsync(NewcomerId person, int times, params (string Name, string Value)[] fields)
    {
        var path = $"/mensen/{person.Value}/gesprek";
        var view = await desk.DoAsync(desk.Fatima, new Conversation(person));
        var onTheTable = view.Options.SelectMany(o => new[]
        {
            ("Shown", Text(o.Proposal.Value)),
            ($"Version-{Text(o.Proposal.Value)}", Text(o.Status == ProposalStatus.PutForward ? -o.Version : o.Version)),
        });
        return await _browser.SendAsync(
            desk.Fatima, path, times,
            [("_handler", "gesprek-gehad"), ("Version", Text(view.Prepared?.Version ?? 0)), .. onTheTable, .. fields]);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
