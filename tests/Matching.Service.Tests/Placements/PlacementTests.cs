using Matching.Engine.Domain;
using Matching.Service.Pipeline;
using Matching.Service.Placements;
using Matching.Service.Proposals;

namespace Matching.Service.Tests.Placements;

public sealed class PlacementTests(Desk desk) : IClassFixture<Desk>
{
    private async Task<(OpeningId Opening, PlacementId Placement)> AgreedAsync(int places = 1, OpeningId? opening = null)
    {
        var at = opening ?? await desk.AddOpeningAsync(places);
        var proposal = await desk.AddProposalAsync(desk.Fatima, at);
        await desk.DoAsync(desk.Fatima, new PutForward(proposal, 1, Desk.NewKey()));
        Assert.True((await desk.DoAsync(desk.Fatima, new RecordAnswer(proposal, 2, NewcomerAnswer.Yes, Desk.NewKey()))).IsDone);
        return (at, new(await desk.CountAsync("select max(id) from placements where opening_id = @Value", new { at.Value })));
    }

    private Task<long> TakenAsync(OpeningId opening) => desk.CountAsync("select taken from openings where id = @Value", new { opening.Value });

    private async Task<PlacementRow> RowAsync(PlacementId placement) =>
        (await desk.DoAsync(desk.Fatima, new AfterYes(Just: placement))).Just!;

    [Fact]
    public async Task From_the_yes_to_the_first_check_in_every_step_brings_the_next()
    {
        var (opening, placement) = await AgreedAsync();

        Assert.Equal(NextStep.PlanIntroduction, (await RowAsync(placement)).Next!.What);
        await desk.DoAsync(desk.Fatima, new RecordIntroduction(placement, 1, desk.Today.AddDays(2), Desk.NewKey()));
        Assert.Equal((NextStep.Introduction, desk.Today.AddDays(2)), await NextAsync());
        await desk.DoAsync(desk.Fatima, new RecordIntroduction(placement, 2, desk.Today, Desk.NewKey()));
        Assert.Equal(NextStep.Start, (await NextAsync()).Item1);
        await desk.DoAsync(desk.Fatima, new RecordStart(placement, 3, desk.Today, Desk.NewKey()));
        Assert.Equal((NextStep.CheckIn, desk.Today.AddDays(7)), await NextAsync());
        await desk.DoAsync(desk.Fatima, new RecordCheckIn(placement, 4, PlacementStep.CheckInWeek, Desk.NewKey()));
        Assert.Equal((NextStep.CheckIn, desk.Today.AddMonths(1)), await NextAsync());

        Assert.Equal(1, await TakenAsync(opening));
        Assert.Equal(
            ["placements.record_introduction done", "placements.record_introduction done", "placements.record_start done", "placements.record_check_in done"],
            await desk.AuditAsync("placement", placement.Value));

        async Task<(NextStep, DateOnly)> NextAsync() => (await RowAsync(placement)).Next is { } next ? (next.What, next.By) : default;
    }

    [Fact]
    public async Task Stopping_frees_the_place_and_puts_back_who_waited()
    {
        var (opening, placement) = await AgreedAsync(2);
        var last = await desk.AddProposalAsync(desk.Ilse, opening);
        var waiting = await desk.AddProposalAsync(desk.Ilse, opening);
        await desk.DoAsync(desk.Ilse, new PutForward(last, 1, Desk.NewKey()));
        Assert.Equal("full", (await desk.ProposalAsync(waiting)).Reason);

        await desk.DoAsync(desk.Fatima, new StopPlacement(placement, 1, StopReason.HostNo, Desk.NewKey()));

        Assert.Equal(1, await TakenAsync(opening));
        Assert.Equal("open", (await desk.ProposalAsync(waiting)).Status);
        Assert.Equal(1, await desk.CountAsync(
            "select count(*) from placements where id = @Value and state = 'stopped' and stop_reason = 'host_no'", new { placement.Value }));
    }

    [Fact]
    public async Task What_came_of_it_reaches_what_a_ranker_may_learn_from()
    {
        var (_, placement) = await AgreedAsync();
        await desk.ExecuteAsync("update proposals set evidence = '{}' where id = (select proposal_id from holds order by id desc limit 1)");
        await desk.DoAsync(desk.Fatima, new RecordStart(placement, 1, desk.Today, Desk.NewKey()));
        Assert.Equal(1, await LearnedAsync("started_on = @Today and stopped_on is null"));

        await desk.DoAsync(desk.Fatima, new StopPlacement(placement, 2, StopReason.Finished, Desk.NewKey()));
        Assert.Equal(1, await LearnedAsync("started_on = @Today and stopped_on = @Today"));

        Task<long> LearnedAsync(string what) => desk.CountAsync($"select count(*) from training_pairs where decision = 'put_forward' and {what}", new { desk.Today });
    }

    [Fact]
    public async Task A_stop_is_taken_back_on_the_day_itself_when_the_place_is_still_free()
    {
        var (opening, placement) = await AgreedAsync();
        await desk.DoAsync(desk.Fatima, new RecordStart(placement, 1, desk.Today, Desk.NewKey()));
        await desk.DoAsync(desk.Fatima, new StopPlacement(placement, 2, StopReason.Finished, Desk.NewKey()));
        Assert.Equal(0, await TakenAsync(opening));

        Assert.True((await desk.DoAsync(desk.Fatima, new UndoStep(placement, 3, Desk.NewKey()))).IsDone);
        var row = await RowAsync(placement);
        Assert.Equal((PlacementState.Started, desk.Today, 1L), (row.Dates.State, row.Dates.StartedOn, await TakenAsync(opening)));

        await desk.DoAsync(desk.Fatima, new StopPlacement(placement, row.Version, StopReason.NewcomerNo, Desk.NewKey()));
        await desk.DoAsync(desk.Ilse, new PutForward(await desk.AddProposalAsync(desk.Ilse, opening), 1, Desk.NewKey()));
        Assert.Equal(PlacementResult.Full, (await desk.DoAsync(desk.Fatima, new UndoStep(placement, row.Version + 1, Desk.NewKey()))).Result);
    }

    [Fact]
    public async Task An_older_screen_is_told_who_was_first_and_stores_nothing()
    {
        var (_, placement) = await AgreedAsync();
        await desk.DoAsync(desk.Fatima, new RecordIntroduction(placement, 1, desk.Today, Desk.NewKey()));

        var late = await desk.DoAsync(desk.Fatima, new RecordIntroduction(placement, 1, desk.Today, Desk.NewKey()));

        Assert.Equal((PlacementResult.Changed, "Fatima Bouzidi"), (late.Result, late.ByName));
        Assert.Equal(1, await desk.CountAsync("select count(*) from placement_steps where placement_id = @Value", new { placement.Value }));
    }

    [Fact]
    public async Task Somebody_elses_placement_cannot_be_moved()
    {
        var (_, placement) = await AgreedAsync();
        var stranger = await desk.AddAccountAsync(Role.Coordinator, "Anna Bos", await desk.AddOrganisationAsync($"Club {Guid.NewGuid():N}"));
        foreach (var actor in new[] { desk.Ilse, stranger })
            Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(actor, new RecordStart(placement, 1, desk.Today, Desk.NewKey()))).Refusal?.Kind);
    }

    [Fact]
    public async Task The_host_records_his_own_steps_and_a_stop_frees_the_place()
    {
        var (opening, placement) = await AgreedAsync();

        Assert.True((await desk.DoAsync(desk.Joost, new RecordIntroduction(placement, 1, desk.Today, Desk.NewKey()))).IsDone);
        Assert.True((await desk.DoAsync(desk.Joost, new RecordStart(placement, 2, desk.Today, Desk.NewKey()))).IsDone);
        Assert.Equal(RefusalKind.Invalid, (await desk.SendAsync(desk.Joost, new StopPlacement(placement, 3, StopReason.ToPaidWork, Desk.NewKey()))).Refusal?.Kind);
        Assert.True((await desk.DoAsync(desk.Joost, new StopPlacement(placement, 3, StopReason.HostNo, Desk.NewKey()))).IsDone);

        Assert.Equal(0, await TakenAsync(opening));
        Assert.Empty((await desk.DoAsync(desk.Joost, new WhoComes(opening))).People);
    }

    [Fact]
    public async Task When_the_host_ends_a_placement_who_waited_for_that_place_is_back_at_once()
    {
        var (opening, placement) = await AgreedAsync();
        var waiting = await desk.AddProposalAsync(desk.Ilse, opening);
        await desk.ExecuteAsync("update proposals set status = 'withdrawn', withdrawn_reason = 'full' where id = @Value", new { waiting.Value });

        await desk.DoAsync(desk.Joost, new StopPlacement(placement, 1, StopReason.HostNo, Desk.NewKey()));

        Assert.Equal(("open", null), ((await desk.ProposalAsync(waiting)).Status, (await desk.ProposalAsync(waiting)).Reason));
    }

    [Fact]
    public async Task A_host_sees_nobody_before_the_yes_and_counts_only_who_said_yes()
    {
        var opening = await desk.AddOpeningAsync(3);
        var held = await desk.AddProposalAsync(desk.Fatima, opening);
        await desk.DoAsync(desk.Fatima, new PutForward(held, 1, Desk.NewKey()));
        Assert.Equal(1, await TakenAsync(opening));

        Assert.Empty((await desk.DoAsync(desk.Joost, new WhoComes(opening))).People);
        Assert.Equal(0, (await desk.DoAsync(desk.Joost, new Matching.Service.Openings.MyOpening(opening))).Row.Taken);

        await desk.DoAsync(desk.Fatima, new RecordAnswer(held, 2, NewcomerAnswer.Yes, Desk.NewKey()));
        var come = Assert.Single((await desk.DoAsync(desk.Joost, new WhoComes(opening))).People);
        Assert.Equal("Selam T.", come.ShortName);
        Assert.NotNull(come.Card);
        Assert.Equal(1, (await desk.DoAsync(desk.Joost, new Matching.Service.Openings.MyOpening(opening))).Row.Taken);
    }

    [Fact]
    public async Task A_yes_that_was_taken_back_takes_the_card_back_too()
    {
        var (opening, placement) = await AgreedAsync();
        var proposal = new ProposalId(await desk.CountAsync("select max(id) from proposals where opening_id = @Value", new { opening.Value }));
        var decision = new DecisionId(await desk.CountAsync("select max(id) from decisions where proposal_id = @Value", new { proposal.Value }));

        Assert.True((await desk.DoAsync(desk.Fatima, new Undo(decision, 3, Desk.NewKey()))).IsDone);

        Assert.Empty((await desk.DoAsync(desk.Joost, new WhoComes(opening))).People);
        Assert.Equal(1, await TakenAsync(opening));
        Assert.Equal(1, await desk.CountAsync("select count(*) from placements where id = @Value and card is null and short_name is null", new { placement.Value }));
    }
}
