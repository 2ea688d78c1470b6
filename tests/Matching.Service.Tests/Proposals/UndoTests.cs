using Matching.Service.Openings;
using Matching.Service.Pipeline;
using Matching.Service.Proposals;

namespace Matching.Service.Tests.Proposals;

public class UndoTests(Desk desk) : IClassFixture<Desk>
{
    private Task<DecisionOutcome> UndoAsync(DecisionOutcome decided, int version, Actor? by = null) =>
        desk.DoAsync(by ?? desk.Fatima, new Undo(decided.Decision!.Value, version, Desk.NewKey()));

    [Fact]
    public async Task Undoing_an_accept_frees_the_place_and_puts_the_others_back()
    {
        var opening = await desk.AddOpeningAsync();
        var mine = await desk.AddProposalAsync(desk.Fatima, opening);
        var other = await desk.AddProposalAsync(desk.Ilse, opening);
        var accepted = await desk.DoAsync(desk.Fatima, new PutForward(mine, 1, Desk.NewKey()));

        var undone = await UndoAsync(accepted, 2);

        Assert.True(undone.IsDone);
        Assert.Equal(("open", null, 3), await desk.ProposalAsync(mine));
        Assert.Equal(("open", null, 3), await desk.ProposalAsync(other));
        Assert.Equal(0, await desk.CountAsync("select taken from openings where id = @Value", new { opening.Value }));
        Assert.Equal(0, await desk.CountAsync("select count(*) from holds where opening_id = @Value and state = 'held'", new { opening.Value }));
    }

    [Fact]
    public async Task A_rejection_and_a_postponement_come_back_on_the_desk()
    {
        var rejected = await desk.AddProposalAsync(desk.Fatima);
        var postponed = await desk.AddProposalAsync(desk.Fatima);
        var no = await desk.DoAsync(desk.Fatima, new Reject(rejected, 1, "language", Desk.NewKey()));
        var later = await desk.DoAsync(desk.Fatima, new Postpone(postponed, 1, desk.Today.AddDays(7), Desk.NewKey()));

        await UndoAsync(no, 2);
        await UndoAsync(later, 2);

        Assert.Equal("open", (await desk.ProposalAsync(rejected)).Status);
        Assert.Equal("open", (await desk.ProposalAsync(postponed)).Status);
    }

    [Fact]
    public async Task An_answer_can_be_taken_back_and_then_the_accept_too()
    {
        var opening = await desk.AddOpeningAsync();
        var mine = await desk.AddProposalAsync(desk.Fatima, opening);
        var accepted = await desk.DoAsync(desk.Fatima, new PutForward(mine, 1, Desk.NewKey()));
        var yes = await desk.DoAsync(desk.Fatima, new RecordAnswer(mine, 2, NewcomerAnswer.Yes, Desk.NewKey()));

        Assert.True((await UndoAsync(yes, 3)).IsDone);
        Assert.Equal("put_forward", (await desk.ProposalAsync(mine)).Status);
        var no = await desk.DoAsync(desk.Fatima, new RecordAnswer(mine, 4, NewcomerAnswer.No, Desk.NewKey()));
        Assert.True((await UndoAsync(no, 5)).IsDone);
        Assert.Equal(1, await desk.CountAsync("select taken from openings where id = @Value", new { opening.Value }));
        Assert.True((await UndoAsync(accepted, 6)).IsDone);

        Assert.Equal("open", (await desk.ProposalAsync(mine)).Status);
        Assert.Equal(0, await desk.CountAsync("select taken from openings where id = @Value", new { opening.Value }));
    }

    [Fact]
    public async Task The_next_day_is_too_late()
    {
        var mine = await desk.AddProposalAsync(desk.Fatima);
        var accepted = await desk.DoAsync(desk.Fatima, new PutForward(mine, 1, Desk.NewKey()));
        var then = desk.Clock.GetUtcNow();
        try
        {
            // Half past midnight in Amsterdam: still the same day in UTC.
            desk.Clock.MoveTo(new DateTimeOffset(2026, 11, 24, 23, 30, 0, TimeSpan.Zero));

            Assert.Equal(DecisionResult.TooLate, (await UndoAsync(accepted, 2)).Result);
            Assert.Equal("put_forward", (await desk.ProposalAsync(mine)).Status);
        }
        finally
        {
            desk.Clock.MoveTo(then);
        }
    }

    [Fact]
    public async Task A_decision_is_undone_once()
    {
        var mine = await desk.AddProposalAsync(desk.Fatima);
        var accepted = await desk.DoAsync(desk.Fatima, new PutForward(mine, 1, Desk.NewKey()));
        await UndoAsync(accepted, 2);

        Assert.Equal(DecisionResult.AlreadyDecided, (await UndoAsync(accepted, 3)).Result);
    }

    [Fact]
    public async Task A_deputy_may_undo_and_a_stranger_does_not_even_see_it()
    {
        var (caseworker, deputy, stranger) = (
            await desk.AddAccountAsync(Role.Caseworker, "Bas de Wit"),
            await desk.AddAccountAsync(Role.Caseworker, "Nora Smit"),
            await desk.AddAccountAsync(Role.Caseworker, "Tom Vos"));
        await desk.AddDeputyAsync(caseworker, deputy);
        var mine = await desk.AddProposalAsync(caseworker);
        var accepted = await desk.DoAsync(caseworker, new PutForward(mine, 1, Desk.NewKey()));

        var refused = await desk.SendAsync(stranger, new Undo(accepted.Decision!.Value, 2, Desk.NewKey()));
        Assert.Equal(RefusalKind.NotFound, refused.Refusal?.Kind);
        Assert.True((await UndoAsync(accepted, 2, deputy)).IsDone);
    }

    [Fact]
    public async Task A_rejected_proposal_comes_back_as_full_when_the_place_went_meanwhile()
    {
        var opening = await desk.AddOpeningAsync();
        var mine = await desk.AddProposalAsync(desk.Fatima, opening);
        var other = await desk.AddProposalAsync(desk.Fatima, opening);
        var no = await desk.DoAsync(desk.Fatima, new Reject(mine, 1, "times", Desk.NewKey()));
        await desk.DoAsync(desk.Fatima, new PutForward(other, 1, Desk.NewKey()));

        await UndoAsync(no, 2);

        Assert.Equal(("withdrawn", "full", 3), await desk.ProposalAsync(mine));
    }

    [Fact]
    public async Task An_accept_that_is_undone_after_the_opening_closed_gives_the_place_back_and_stays_off_the_desk()
    {
        var opening = await desk.AddOpeningAsync();
        var mine = await desk.AddProposalAsync(desk.Fatima, opening);
        var accepted = await desk.DoAsync(desk.Fatima, new PutForward(mine, 1, Desk.NewKey()));
        await desk.DoAsync(desk.Joost, new CloseOpening(opening, 1, Desk.NewKey()));

        Assert.True((await UndoAsync(accepted, 2)).IsDone);

        Assert.Equal(("withdrawn", "closed", 3), await desk.ProposalAsync(mine));
        Assert.Equal(0, await desk.CountAsync("select taken from openings where id = @Value", new { opening.Value }));
        Assert.Equal(0, await desk.CountAsync("select count(*) from holds where opening_id = @Value and state = 'held'", new { opening.Value }));
    }

    [Fact]
    public async Task A_no_cannot_be_taken_back_on_a_closed_opening_and_it_says_closed_not_full()
    {
        var opening = await desk.AddOpeningAsync();
        var mine = await desk.AddProposalAsync(desk.Fatima, opening);
        await desk.DoAsync(desk.Fatima, new PutForward(mine, 1, Desk.NewKey()));
        var no = await desk.DoAsync(desk.Fatima, new RecordAnswer(mine, 2, NewcomerAnswer.No, Desk.NewKey()));
        await desk.DoAsync(desk.Joost, new CloseOpening(opening, 1, Desk.NewKey()));

        var undone = await UndoAsync(no, 3);

        Assert.Equal((DecisionResult.Withdrawn, WithdrawnReason.Closed), (undone.Result, undone.WithdrawnBecause));
        Assert.Equal("declined", (await desk.ProposalAsync(mine)).Status);
    }
}
