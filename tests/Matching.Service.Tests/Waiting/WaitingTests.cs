using Matching.Engine.Domain;
using Matching.Engine.Rules;
using Matching.Service.Pipeline;
using Matching.Service.Placements;
using Matching.Service.Proposals;
using Matching.Service.Tests.Pages;
using Matching.Service.Tests.Rounds;
using Matching.Service.Waiting;
using Matching.TestKit;

namespace Matching.Service.Tests.Waiting;

public sealed class WaitingTests : IAsyncLifetime
{
    // Time moves in these tests: each has a desk of its own.
    private readonly Desk _desk = new();

    public ValueTask InitializeAsync() => _desk.InitializeAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    private Task<NewcomerId> PersonAsync(Actor of, Func<Newcomer, Newcomer>? with = null) =>
        _desk.AddPersonAsync(of, p => with is null ? NightOffice.Known(p) : with(NightOffice.Known(p)));

    /// <summary>A full opening with the placement that fills it.</summary>
    private async Task<(OpeningId Opening, PlacementId Placement)> FullAsync()
    {
        var opening = await _desk.AddOpeningAsync(places: 1);
        var proposal = await _desk.AddProposalAsync(_desk.Ilse, opening);
        await _desk.DoAsync(_desk.Ilse, new PutForward(proposal, 1, Desk.NewKey()));
        await _desk.DoAsync(_desk.Ilse, new RecordAnswer(proposal, 2, NewcomerAnswer.Yes, Desk.NewKey()));
        return (opening, new(await _desk.CountAsync("select max(id) from placements")));
    }

    private async Task<NewcomerId> WaitsAsync(Actor of, OpeningId opening)
    {
        var person = await PersonAsync(of);
        Assert.Equal(WaitResult.Done, (await _desk.DoAsync(of, new WaitForPlace(person, opening, true, Desk.NewKey()))).Result);
        _desk.Clock.Advance(TimeSpan.FromMinutes(1));
        return person;
    }

    private async Task<WaitingRow> RowAsync(Actor of, NewcomerId person) =>
        Assert.Single((await _desk.DoAsync(of, new WaitingPeople(person))).Rows);

    private Task<int> SweepAsync() => new WaitingSweep(_desk.Database, _desk.Clock).RunAsync(TestDatabase.Waterveen);

    [Fact]
    public async Task Who_waits_longest_stands_first_whoever_put_her_there()
    {
        var (opening, _) = await FullAsync();
        var (first, second) = (await WaitsAsync(_desk.Ilse, opening), await WaitsAsync(_desk.Fatima, opening));

        Assert.Equal((1, 2), ((await RowAsync(_desk.Ilse, first)).At.Position, (await RowAsync(_desk.Fatima, second)).At.Position));
        var third = await PersonAsync(_desk.Fatima);
        Assert.Equal(3, (await _desk.DoAsync(_desk.Fatima, new WaitingPeople(third, opening))).IfJoined!.Position);
        Assert.Contains("waiting.wait_for_place done", await _desk.AuditAsync("newcomer", second.Value));
    }

    [Fact]
    public async Task Nobody_waits_who_was_not_talked_with_or_where_there_is_place_or_where_a_rule_fails()
    {
        var (opening, _) = await FullAsync();
        var person = await PersonAsync(_desk.Fatima);

        Assert.Equal("besproken", Assert.Single((await _desk.SendAsync(_desk.Fatima, new WaitForPlace(person, opening, false, Desk.NewKey()))).Refusal!.Errors).Field);
        Assert.Equal(WaitResult.HasPlace, (await _desk.DoAsync(_desk.Fatima, new WaitForPlace(person, await _desk.AddOpeningAsync(), true, Desk.NewKey()))).Result);
        var refuses = await PersonAsync(_desk.Fatima, p => p with { Consents = [new(OpeningKind.VolunteerRole, ConsentAnswer.Refused, new(2026, 10, 1))] });
        var outcome = await _desk.DoAsync(_desk.Fatima, new WaitForPlace(refuses, opening, true, Desk.NewKey()));
        Assert.Equal((WaitResult.FailsRule, RuleCode.Ground), (outcome.Result, outcome.Rule));
        Assert.Equal(RefusalKind.NotFound, (await _desk.SendAsync(_desk.Ilse, new WaitForPlace(person, opening, true, Desk.NewKey()))).Refusal?.Kind);
        Assert.Equal(0, await _desk.CountAsync("select count(*) from waiting"));
    }

    [Fact]
    public async Task A_place_that_comes_free_is_kept_for_who_waits_longest_and_nobody_is_placed_by_itself()
    {
        var (opening, placement) = await FullAsync();
        var other = await _desk.AddProposalAsync(_desk.Ilse, opening);
        await _desk.ExecuteAsync("update proposals set status = 'withdrawn', withdrawn_reason = 'full' where id = @Value", new { other.Value });
        var first = await WaitsAsync(_desk.Fatima, opening);

        await _desk.DoAsync(_desk.Ilse, new StopPlacement(placement, 1, StopReason.HostNo, Desk.NewKey()));

        Assert.Equal(_desk.Today.AddDays(7), (await RowAsync(_desk.Fatima, first)).TurnUntil);
        Assert.Equal(first, Assert.Single((await _desk.DoAsync(_desk.Fatima, new WhoseTurn())).Rows).Newcomer);
        Assert.Equal(0, await _desk.CountAsync("select count(*) from holds where newcomer_id = @Value", new { first.Value }));
        // The others wait for her answer.
        Assert.Equal("full", (await _desk.ProposalAsync(other)).Reason);
    }

    [Fact]
    public async Task A_kept_place_is_given_to_nobody_else_and_ends_her_waiting_when_she_gets_it()
    {
        var (opening, placement) = await FullAsync();
        var first = await WaitsAsync(_desk.Fatima, opening);
        await _desk.DoAsync(_desk.Ilse, new StopPlacement(placement, 1, StopReason.HostNo, Desk.NewKey()));
        var pusher = await _desk.AddProposalAsync(_desk.Ilse, opening);

        var refused = await _desk.DoAsync(_desk.Ilse, new PutForward(pusher, 1, Desk.NewKey()));
        Assert.Equal((DecisionResult.Full, true), (refused.Result, refused.IsKeptForWaiting));
        Assert.Equal(0, await _desk.CountAsync("select taken from openings where id = @Value", new { opening.Value }));

        var hers = (await _desk.DoAsync(_desk.Fatima, new ProposeMyself(first, opening, Desk.NewKey()))).Proposal!.Value;
        var put = await _desk.DoAsync(_desk.Fatima, new PutForward(hers, 1, Desk.NewKey()));
        Assert.True(put.IsDone);
        Assert.Empty((await _desk.DoAsync(_desk.Fatima, new WaitingPeople(first))).Rows);

        // Taken back the same day she waits where she waited.
        Assert.True((await _desk.DoAsync(_desk.Fatima, new Undo(put.Decision!.Value, 2, Desk.NewKey()))).IsDone);
        Assert.Equal(1, (await RowAsync(_desk.Fatima, first)).At.Position);
    }

    [Fact]
    public async Task After_seven_days_the_place_is_open_to_everybody_and_she_still_waits()
    {
        var (opening, placement) = await FullAsync();
        var other = await _desk.AddProposalAsync(_desk.Ilse, opening);
        await _desk.ExecuteAsync("update proposals set status = 'withdrawn', withdrawn_reason = 'full' where id = @Value", new { other.Value });
        var first = await WaitsAsync(_desk.Fatima, opening);
        await _desk.DoAsync(_desk.Joost, new StopPlacement(placement, 1, StopReason.HostNo, Desk.NewKey()));
        Assert.Null((await RowAsync(_desk.Fatima, first)).TurnUntil);

        // The host knows nothing of the list: the sweep finds the place.
        await SweepAsync();
        Assert.NotNull((await RowAsync(_desk.Fatima, first)).TurnUntil);
        Assert.Equal("full", (await _desk.ProposalAsync(other)).Reason);
        _desk.Clock.Advance(TimeSpan.FromDays(7));
        await SweepAsync();

        Assert.Null((await RowAsync(_desk.Fatima, first)).TurnUntil);
        Assert.Equal("open", (await _desk.ProposalAsync(other)).Status);
        Assert.Equal(1, await _desk.CountAsync("select count(*) from audit where action = 'waiting.swept' and details::text like '%proposalsBack%1%'"));
    }

    [Fact]
    public async Task Who_waits_no_more_makes_room_for_the_next()
    {
        var (opening, placement) = await FullAsync();
        var (first, second) = (await WaitsAsync(_desk.Fatima, opening), await WaitsAsync(_desk.Ilse, opening));
        await _desk.DoAsync(_desk.Ilse, new StopPlacement(placement, 1, StopReason.HostNo, Desk.NewKey()));
        var waiting = (await RowAsync(_desk.Fatima, first)).Waiting;

        Assert.Equal(RefusalKind.NotFound, (await _desk.SendAsync(_desk.Ilse, new StopWaiting(waiting, Desk.NewKey()))).Refusal?.Kind);
        await _desk.DoAsync(_desk.Fatima, new StopWaiting(waiting, Desk.NewKey()));

        Assert.NotNull((await RowAsync(_desk.Ilse, second)).TurnUntil);
        Assert.Equal(["waiting.stop_waiting refused", "waiting.stop_waiting done"], await _desk.AuditAsync("waiting", waiting.Value));
    }

    [Fact]
    public async Task A_closed_opening_is_not_waited_for()
    {
        var (opening, _) = await FullAsync();
        var first = await WaitsAsync(_desk.Fatima, opening);
        await _desk.ExecuteAsync("update openings set status = 'closed' where id = @Value", new { opening.Value });

        await SweepAsync();

        Assert.Empty((await _desk.DoAsync(_desk.Fatima, new WaitingPeople(first))).Rows);
        Assert.Equal(1, await _desk.CountAsync("select count(*) from waiting where ended_how = 'closed'"));
    }

    [Fact]
    public async Task A_host_learns_a_number_from_ten_on_and_never_one_below()
    {
        var (opening, _) = await FullAsync();
        for (var i = 0; i < 9; i++)
            await WaitsAsync(_desk.Fatima, opening);
        Assert.Null((await _desk.DoAsync(_desk.Joost, new WaitingAbout(opening))).People.About);

        await WaitsAsync(_desk.Fatima, opening);
        Assert.Equal(10, (await _desk.DoAsync(_desk.Joost, new WaitingAbout(opening))).People.About);
        var stranger = await _desk.AddAccountAsync(Role.Coordinator, "Anna Bos", await _desk.AddOrganisationAsync("Club"));
        Assert.Equal(RefusalKind.NotFound, (await _desk.SendAsync(stranger, new WaitingAbout(opening))).Refusal?.Kind);
    }

    [Fact]
    public async Task A_colleagues_person_has_no_name_in_the_row_of_an_opening()
    {
        var (opening, _) = await FullAsync();
        await WaitsAsync(_desk.Ilse, opening);
        await WaitsAsync(_desk.Fatima, opening);

        var view = await _desk.DoAsync(_desk.Fatima, new WaitingAtOpening(opening));

        Assert.Equal([(null, "Ilse van den Brink"), ("Selam Tesfay", "Fatima Bouzidi")], view.Row.Select(r => (r.PersonName, r.Caseworker)));
        Assert.Null(view.Row[0].Newcomer);
        Assert.Equal(3, view.Next.Position);
    }

    [Fact]
    public async Task The_night_gives_a_kept_place_to_nobody_and_keeps_her_proposal()
    {
        await using var office = await NightOffice.OpenAsync();
        var desk = office.Desk;
        var scarce = await desk.AddOpeningAsync(places: 1, o => o with { Kind = OpeningKind.Maatje });
        var person = await office.AddPersonAsync();
        await desk.ExecuteAsync("""
            insert into waiting (municipality_code, area_code, opening_id, newcomer_id, account_id, since, turn_at)
            select current_municipality(), current_area(), @opening, @person, @account, @at, @at
            """, new { opening = scarce.Value, person = person.Value, account = desk.Fatima.Account, at = desk.Clock.GetUtcNow() });
        var hers = (await desk.DoAsync(desk.Fatima, new ProposeMyself(person, scarce, Desk.NewKey()))).Proposal!.Value;

        await office.NightAsync();

        Assert.Equal([hers.Value], (await office.ProposalsAsync()).Where(p => p.Opening == scarce.Value && p.Status == "open").Select(p => p.Id));
        await desk.ExecuteAsync("update waiting set ended_at = since, ended_how = 'left'");
        await office.NightAsync(office.Today.AddDays(1));
        Assert.True((await office.ProposalsAsync()).Count(p => p.Opening == scarce.Value && p.Status == "open") > 1);
    }

    private Task DossierAsync(NewcomerId person, string facts) =>
        _desk.ExecuteAsync("update newcomers set dossier = dossier || @facts::jsonb where id = @Value", new { person.Value, facts });

    [Fact]
    public async Task Who_has_a_pause_keeps_her_place_in_the_row_and_no_place_is_kept_for_her_until_it_ends()
    {
        var (opening, placement) = await FullAsync();
        var (first, second) = (await WaitsAsync(_desk.Fatima, opening), await WaitsAsync(_desk.Ilse, opening));
        await DossierAsync(first, """{"pausedUntil": "2026-12-01"}""");

        await _desk.DoAsync(_desk.Ilse, new StopPlacement(placement, 1, StopReason.HostNo, Desk.NewKey()));

        Assert.Equal((1, null), ((await RowAsync(_desk.Fatima, first)).At.Position, (await RowAsync(_desk.Fatima, first)).TurnUntil));
        Assert.Equal(_desk.Today.AddDays(7), (await RowAsync(_desk.Ilse, second)).TurnUntil);
        _desk.Clock.Advance(TimeSpan.FromDays(7));
        await SweepAsync();
        Assert.Equal(_desk.Today.AddDays(7), (await RowAsync(_desk.Fatima, first)).TurnUntil);
    }

    [Fact]
    public async Task Who_thinks_about_such_a_place_elsewhere_leaves_her_turn_to_the_next_and_gets_no_new_days()
    {
        var (opening, placement) = await FullAsync();
        var (first, second) = (await WaitsAsync(_desk.Fatima, opening), await WaitsAsync(_desk.Ilse, opening));
        await _desk.DoAsync(_desk.Ilse, new StopPlacement(placement, 1, StopReason.HostNo, Desk.NewKey()));
        var until = (await RowAsync(_desk.Fatima, first)).TurnUntil;
        var elsewhere = await _desk.AddProposalAsync(first, await _desk.AddOpeningAsync());
        await _desk.DoAsync(_desk.Fatima, new PutForward(elsewhere, 1, Desk.NewKey()));

        await SweepAsync();
        Assert.Empty((await _desk.DoAsync(_desk.Fatima, new WhoseTurn())).Rows);
        Assert.Single((await _desk.DoAsync(_desk.Ilse, new WhoseTurn())).Rows);
        Assert.Equal(ProposeResult.Opened, (await _desk.DoAsync(_desk.Ilse, new ProposeMyself(second, opening, Desk.NewKey()))).Result);
        _desk.Clock.Advance(TimeSpan.FromDays(2));
        await _desk.DoAsync(_desk.Fatima, new RecordAnswer(elsewhere, 2, NewcomerAnswer.No, Desk.NewKey()));
        await SweepAsync();

        // There is one place: whoever waits longest has it, so that the two do not keep it from each other.
        Assert.Equal(until, (await RowAsync(_desk.Fatima, first)).TurnUntil);
        Assert.Equal(ProposeResult.Opened, (await _desk.DoAsync(_desk.Fatima, new ProposeMyself(first, opening, Desk.NewKey()))).Result);
    }

    [Theory]
    [InlineData("""{"status": "finished"}""")]
    [InlineData(null)]
    public async Task Who_is_done_or_says_no_to_this_kind_waits_no_more(string? facts)
    {
        var (opening, placement) = await FullAsync();
        var (first, second) = (await WaitsAsync(_desk.Fatima, opening), await WaitsAsync(_desk.Ilse, opening));
        if (facts is not null)
            await DossierAsync(first, facts);
        else
            await _desk.ExecuteAsync("update consents set answer = 'refused' where newcomer_id = @Value and kind = 'volunteer_role'", new { first.Value });
        await _desk.DoAsync(_desk.Joost, new StopPlacement(placement, 1, StopReason.HostNo, Desk.NewKey()));

        await SweepAsync();

        Assert.Empty((await _desk.DoAsync(_desk.Fatima, new WaitingPeople(first))).Rows);
        Assert.Equal((1, _desk.Today.AddDays(7)), ((await RowAsync(_desk.Ilse, second)).At.Position, (await RowAsync(_desk.Ilse, second)).TurnUntil));
    }

    [Fact]
    public async Task A_place_that_is_kept_for_somebody_else_is_not_proposed_but_can_be_waited_for()
    {
        var (opening, placement) = await FullAsync();
        await WaitsAsync(_desk.Fatima, opening);
        await _desk.DoAsync(_desk.Ilse, new StopPlacement(placement, 1, StopReason.HostNo, Desk.NewKey()));
        var person = await PersonAsync(_desk.Ilse);

        var why = await _desk.DoAsync(_desk.Ilse, new WhyNotHere(person, opening));
        var refused = await _desk.DoAsync(_desk.Ilse, new ProposeMyself(person, opening, Desk.NewKey()));

        Assert.Equal((true, false), (why.IsKeptForOthers, why.CanPropose));
        Assert.Equal((ProposeResult.FailsRule, RuleCode.PlaceFree), (refused.Result, refused.Rule));
        await using var browser = new DeskBrowser(_desk);
        var page = await browser.HtmlAsync(_desk.Ilse, $"/mensen/{person.Value}/plekken/{opening.Value}");
        Assert.Contains("Past, maar wat vrij is, is voor iemand op de wachtlijst.", page, StringComparison.Ordinal);
        Assert.Contains("Zet op de wachtlijst", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Toch voorstellen", page, StringComparison.Ordinal);
        Assert.Equal(WaitResult.Done, (await _desk.DoAsync(_desk.Ilse, new WaitForPlace(person, opening, true, Desk.NewKey()))).Result);
    }
}
