using Matching.Engine.Domain;
using Matching.Service.Openings;
using Matching.Service.Proposals;
using Matching.Service.Waiting;
using Matching.TestKit;

namespace Matching.Service.Tests.Openings;

public class PauseTests(Desk desk) : IClassFixture<Desk>
{
    private static readonly OpeningInput Role = new() { Kind = OpeningKind.VolunteerRole, Title = "Boeken opruimen", Postcode = "8041", Places = 2 };

    private async Task<OpeningId> OpenAsync() => (await desk.DoAsync(desk.Joost, new PostOpening(Role, false, Desk.NewKey()))).Opening;

    private async Task PauseAsync(OpeningId opening, int version = 1) =>
        Assert.Equal(OpeningResult.Paused, (await desk.DoAsync(desk.Joost, new PauseOpening(opening, version, Desk.NewKey()))).Result);

    private async Task ResumeAsync(OpeningId opening, int version = 2) =>
        Assert.Equal(OpeningResult.Published, (await desk.DoAsync(desk.Joost, new ResumeOpening(opening, version, Desk.NewKey()))).Result);

    [Fact]
    public async Task The_end_of_a_pause_puts_back_what_its_beginning_took_away()
    {
        var opening = await OpenAsync();
        var (open, later) = (await desk.AddProposalAsync(desk.Fatima, opening), await desk.AddProposalAsync(desk.Ilse, opening));
        await desk.DoAsync(desk.Ilse, new Postpone(later, 1, desk.Today.AddDays(5), Desk.NewKey()));

        await PauseAsync(opening);
        var (during, word) = (await desk.ProposalAsync(open), await desk.DoAsync(desk.Fatima, new ProposalDetail(open)));
        desk.Clock.Advance(TimeSpan.FromMinutes(5));
        await ResumeAsync(opening);

        Assert.Equal(("withdrawn", "paused"), (during.Status, during.Reason));
        Assert.Equal(WithdrawnReason.Paused, word.WithdrawnBecause);
        Assert.Equal("open", (await desk.ProposalAsync(open)).Status);
        Assert.Equal("postponed", (await desk.ProposalAsync(later)).Status);
        Assert.Equal(1, await desk.CountAsync("select count(*) from proposals where id = @Value and postponed_until = @until", new { later.Value, until = desk.Today.AddDays(5) }));
    }

    [Fact]
    public async Task What_went_away_before_the_pause_stays_away()
    {
        var opening = await OpenAsync();
        var earlier = await desk.AddProposalAsync(desk.Fatima, opening);
        await desk.ExecuteAsync("update proposals set status = 'withdrawn', withdrawn_reason = 'rule' where id = @Value", new { earlier.Value });

        await PauseAsync(opening);
        await ResumeAsync(opening);

        Assert.Equal(("withdrawn", "rule"), ((await desk.ProposalAsync(earlier)).Status, (await desk.ProposalAsync(earlier)).Reason));
    }

    [Fact]
    public async Task An_opening_that_was_changed_during_its_pause_waits_for_the_night()
    {
        var opening = await OpenAsync();
        var open = await desk.AddProposalAsync(desk.Fatima, opening);
        await PauseAsync(opening);
        desk.Clock.Advance(TimeSpan.FromMinutes(5));
        var edited = await desk.DoAsync(desk.Joost, new EditOpening(opening, 2, Role with { Speaking = CefrLevel.B2 }, false, Desk.NewKey()));

        await ResumeAsync(opening, edited.Version);

        Assert.Equal("withdrawn", (await desk.ProposalAsync(open)).Status);
    }

    [Fact]
    public async Task Who_said_no_to_this_kind_during_the_pause_does_not_come_back()
    {
        var opening = await OpenAsync();
        var open = await desk.AddProposalAsync(desk.Fatima, opening);
        await PauseAsync(opening);
        await desk.ExecuteAsync("""
            insert into consents (newcomer_id, municipality_code, kind, answer, stated_on)
            select newcomer_id, municipality_code, kind, 'refused', @Today from proposals where id = @Value
            """, new { open.Value, desk.Today });

        await ResumeAsync(opening);

        Assert.Equal("withdrawn", (await desk.ProposalAsync(open)).Status);
    }

    [Fact]
    public async Task A_place_that_came_free_during_the_pause_is_offered_when_it_ends()
    {
        var opening = await OpenAsync();
        var first = await desk.AddProposalAsync(desk.Fatima, opening);
        var second = await desk.AddProposalAsync(desk.Fatima, opening);
        var third = await desk.AddProposalAsync(desk.Ilse, opening);
        await desk.DoAsync(desk.Fatima, new PutForward(first, 1, Desk.NewKey()));
        await desk.DoAsync(desk.Fatima, new PutForward(second, 1, Desk.NewKey()));
        Assert.Equal("full", (await desk.ProposalAsync(third)).Reason);
        await PauseAsync(opening);
        await desk.DoAsync(desk.Fatima, new RecordAnswer(first, 2, NewcomerAnswer.No, Desk.NewKey()));
        Assert.Equal("withdrawn", (await desk.ProposalAsync(third)).Status);

        await ResumeAsync(opening);

        Assert.Equal("open", (await desk.ProposalAsync(third)).Status);
    }

    [Fact]
    public async Task What_was_undone_during_the_pause_comes_back_too()
    {
        var opening = await OpenAsync();
        var open = await desk.AddProposalAsync(desk.Fatima, opening);
        var put = await desk.DoAsync(desk.Fatima, new PutForward(open, 1, Desk.NewKey()));
        await PauseAsync(opening);
        desk.Clock.Advance(TimeSpan.FromMinutes(5));
        await desk.DoAsync(desk.Fatima, new Undo(put.Decision!.Value, 2, Desk.NewKey()));
        Assert.Equal("paused", (await desk.ProposalAsync(open)).Reason);

        await ResumeAsync(opening);

        Assert.Equal("open", (await desk.ProposalAsync(open)).Status);
    }

    private Task WaitsAsync(OpeningId opening, NewcomerId person, DateTimeOffset? turnAt = null) => desk.ExecuteAsync("""
        insert into waiting (municipality_code, area_code, opening_id, newcomer_id, account_id, since, turn_at)
        values (current_municipality(), current_area(), @opening, @person, @Account, @now, @turnAt)
        """, new { opening = opening.Value, person = person.Value, desk.Fatima.Account, now = desk.Clock.GetUtcNow(), turnAt });

    [Fact]
    public async Task One_who_waits_keeps_one_of_two_places_and_the_others_come_back_after_the_pause()
    {
        var opening = await OpenAsync();
        var open = await desk.AddProposalAsync(desk.Fatima, opening);
        await WaitsAsync(opening, await desk.AddPersonAsync(desk.Ilse));
        await PauseAsync(opening);

        await ResumeAsync(opening);

        Assert.Equal("open", (await desk.ProposalAsync(open)).Status);
    }

    [Fact]
    public async Task Turns_that_have_passed_keep_nobody_away_after_the_pause()
    {
        var opening = await OpenAsync();
        var open = await desk.AddProposalAsync(desk.Fatima, opening);
        for (var i = 0; i < 2; i++)
            await WaitsAsync(opening, await desk.AddPersonAsync(desk.Ilse), desk.Clock.GetUtcNow() - InLine.TurnLasts);
        await PauseAsync(opening);

        await ResumeAsync(opening);

        Assert.Equal("open", (await desk.ProposalAsync(open)).Status);
    }

    [Fact]
    public async Task Where_all_is_kept_after_the_pause_the_others_come_back_once_the_turns_have_passed()
    {
        var opening = await OpenAsync();
        var open = await desk.AddProposalAsync(desk.Fatima, opening);
        for (var i = 0; i < 2; i++)
            await WaitsAsync(opening, await desk.AddPersonAsync(desk.Ilse));
        await PauseAsync(opening);
        await ResumeAsync(opening);
        Assert.Equal("full", (await desk.ProposalAsync(open)).Reason);
        var sweep = new WaitingSweep(desk.Database, desk.Clock);
        await sweep.RunAsync(TestDatabase.Waterveen);
        Assert.Equal("full", (await desk.ProposalAsync(open)).Reason);
        desk.Clock.Advance(InLine.TurnLasts);
        await sweep.RunAsync(TestDatabase.Waterveen);

        Assert.Equal("open", (await desk.ProposalAsync(open)).Status);
    }

    [Fact]
    public async Task The_day_that_ends_later_is_the_day_in_Amsterdam()
    {
        await using var night = new Desk();
        await night.InitializeAsync();
        var opening = (await night.DoAsync(night.Joost, new PostOpening(Role, false, Desk.NewKey()))).Opening;
        var later = await night.AddProposalAsync(night.Fatima, opening);
        await night.DoAsync(night.Fatima, new Postpone(later, 1, night.Today.AddDays(1), Desk.NewKey()));
        await night.DoAsync(night.Joost, new PauseOpening(opening, 1, Desk.NewKey()));
        // Half past twelve at night in Amsterdam, and still the day before in London.
        night.Clock.MoveTo(new(2026, 11, 24, 23, 30, 0, TimeSpan.Zero));

        await night.DoAsync(night.Joost, new ResumeOpening(opening, 2, Desk.NewKey()));

        Assert.Equal("open", (await night.ProposalAsync(later)).Status);
    }
}
