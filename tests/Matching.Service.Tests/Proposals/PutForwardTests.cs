using Matching.Service.Proposals;

namespace Matching.Service.Tests.Proposals;

public class PutForwardTests(Desk desk) : IClassFixture<Desk>
{
    private Task<DecisionOutcome> PutForwardAsync(ProposalId proposal, int version = 1) =>
        desk.DoAsync(desk.Fatima, new PutForward(proposal, version, Desk.NewKey()));

    [Fact]
    public async Task It_holds_a_place_for_seven_days()
    {
        var opening = await desk.AddOpeningAsync(places: 2);
        var proposal = await desk.AddProposalAsync(desk.Fatima, opening);

        var outcome = await PutForwardAsync(proposal);

        Assert.True(outcome.IsDone);
        Assert.Equal(new DateOnly(2026, 12, 1), outcome.Until);
        Assert.Equal(("put_forward", null, 2), await desk.ProposalAsync(proposal));
        Assert.Equal(1, await desk.CountAsync("select taken from openings where id = @Value", new { opening.Value }));
        Assert.Equal(1, await desk.CountAsync(
            "select count(*) from holds where opening_id = @Value and state = 'held' and expires_at = placed_at + interval '7 days'", new { opening.Value }));
        Assert.Equal(["proposals.put_forward done"], await desk.AuditAsync("proposal", proposal.Value));
    }

    [Fact]
    public async Task The_last_place_withdraws_the_other_proposals_as_full()
    {
        var opening = await desk.AddOpeningAsync(places: 2);
        var first = await desk.AddProposalAsync(desk.Fatima, opening);
        var second = await desk.AddProposalAsync(desk.Fatima, opening);
        var other = await desk.AddProposalAsync(desk.Ilse, opening);

        await PutForwardAsync(first);
        Assert.Equal(("open", null, 1), await desk.ProposalAsync(other));
        await PutForwardAsync(second);
        Assert.Equal(("withdrawn", "full", 2), await desk.ProposalAsync(other));

        var late = await desk.DoAsync(desk.Ilse, new PutForward(other, 1, Desk.NewKey()));
        Assert.Equal(DecisionResult.Full, late.Result);
    }

    [Fact]
    public async Task A_no_frees_the_place_and_puts_back_what_was_withdrawn_as_full()
    {
        var opening = await desk.AddOpeningAsync();
        var mine = await desk.AddProposalAsync(desk.Fatima, opening);
        var other = await desk.AddProposalAsync(desk.Ilse, opening);
        await PutForwardAsync(mine);

        var no = await desk.DoAsync(desk.Fatima, new RecordAnswer(mine, 2, NewcomerAnswer.No, Desk.NewKey()));

        Assert.True(no.IsDone);
        Assert.Equal("declined", (await desk.ProposalAsync(mine)).Status);
        Assert.Equal(("open", null, 3), await desk.ProposalAsync(other));
        Assert.Equal(0, await desk.CountAsync("select taken from openings where id = @Value", new { opening.Value }));
        Assert.Equal(0, await desk.CountAsync(
            "select count(*) from decisions where proposal_id = @Value and kind = 'declined' and reason is not null", new { mine.Value }));
    }

    [Fact]
    public async Task Who_already_has_something_of_that_kind_does_not_get_the_proposal_back()
    {
        var (opening, elsewhere) = (await desk.AddOpeningAsync(), await desk.AddOpeningAsync());
        var mine = await desk.AddProposalAsync(desk.Fatima, opening);
        var person = await desk.AddPersonAsync(desk.Fatima);
        var other = await desk.AddProposalAsync(person, opening);
        var chosen = await desk.AddProposalAsync(person, elsewhere);
        await PutForwardAsync(mine);
        await PutForwardAsync(chosen);

        await desk.DoAsync(desk.Fatima, new RecordAnswer(mine, 2, NewcomerAnswer.No, Desk.NewKey()));

        Assert.Equal(("withdrawn", "full", 2), await desk.ProposalAsync(other));
    }

    [Fact]
    public async Task A_yes_turns_the_hold_into_a_placement_and_keeps_the_place()
    {
        var opening = await desk.AddOpeningAsync();
        var mine = await desk.AddProposalAsync(desk.Fatima, opening);
        await PutForwardAsync(mine);

        var yes = await desk.DoAsync(desk.Fatima, new RecordAnswer(mine, 2, NewcomerAnswer.Yes, Desk.NewKey()));

        Assert.True(yes.IsDone);
        Assert.Equal("agreed", (await desk.ProposalAsync(mine)).Status);
        Assert.Equal(1, await desk.CountAsync("select taken from openings where id = @Value", new { opening.Value }));
        Assert.Equal(1, await desk.CountAsync("select count(*) from placements where opening_id = @Value and state = 'agreed'", new { opening.Value }));
        Assert.Equal(0, await desk.CountAsync("select count(*) from holds where opening_id = @Value and state = 'held'", new { opening.Value }));
    }

    [Fact]
    public async Task A_stale_screen_is_told_who_decided_and_when()
    {
        await desk.AddDeputyAsync(desk.Fatima, desk.Ilse);
        var proposal = await desk.AddProposalAsync(desk.Fatima);
        await PutForwardAsync(proposal);

        var late = await desk.DoAsync(desk.Ilse, new Reject(proposal, 1, "too_far", Desk.NewKey()));

        Assert.Equal(DecisionResult.AlreadyDecided, late.Result);
        Assert.Equal(("Fatima Bouzidi", DecisionKind.PutForward), (late.ByName, late.Kind));
        Assert.Equal(desk.Clock.GetUtcNow(), late.At);
        Assert.Equal("put_forward", (await desk.ProposalAsync(proposal)).Status);
        Assert.Equal(1, await desk.CountAsync("select count(*) from decisions where proposal_id = @Value", new { proposal.Value }));
    }

    [Fact]
    public async Task A_proposal_that_the_night_changed_must_be_looked_at_again()
    {
        var proposal = await desk.AddProposalAsync(desk.Fatima);
        await desk.ExecuteAsync("update proposals set version = 2 where id = @Value", new { proposal.Value });

        Assert.Equal(DecisionResult.Changed, (await PutForwardAsync(proposal)).Result);
        Assert.Equal("open", (await desk.ProposalAsync(proposal)).Status);
    }

    [Fact]
    public async Task An_opening_that_closed_takes_nobody()
    {
        var opening = await desk.AddOpeningAsync();
        var proposal = await desk.AddProposalAsync(desk.Fatima, opening);
        await desk.ExecuteAsync("update openings set status = 'draft' where id = @Value", new { opening.Value });

        var outcome = await PutForwardAsync(proposal);

        Assert.Equal((DecisionResult.Withdrawn, WithdrawnReason.Closed), (outcome.Result, outcome.WithdrawnBecause));
        Assert.Equal(("withdrawn", "closed", 2), await desk.ProposalAsync(proposal));
    }

    [Fact]
    public async Task A_drop_in_without_limit_is_never_full()
    {
        var opening = await desk.AddOpeningAsync(places: null);
        var first = await desk.AddProposalAsync(desk.Fatima, opening);
        var second = await desk.AddProposalAsync(desk.Fatima, opening);

        Assert.True((await PutForwardAsync(first)).IsDone);
        Assert.True((await PutForwardAsync(second)).IsDone);
    }

    [Fact]
    public async Task The_next_proposal_in_the_queue_is_named()
    {
        var caseworker = await desk.AddAccountAsync(Matching.Service.Pipeline.Role.Caseworker, "Bas de Wit");
        var first = await desk.AddProposalAsync(caseworker);
        var second = await desk.AddProposalAsync(caseworker);

        var outcome = await desk.DoAsync(caseworker, new PutForward(first, 1, Desk.NewKey()));
        var last = await desk.DoAsync(caseworker, new PutForward(second, 1, Desk.NewKey()));

        Assert.Equal(second, outcome.Next);
        Assert.Null(last.Next);
    }
}
