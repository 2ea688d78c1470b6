using Matching.Engine.Domain;
using Matching.Service.Openings;
using Matching.Service.Proposals;

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
}
