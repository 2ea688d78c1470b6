using Matching.Engine.Rounds;
using Matching.Service.Rounds;

namespace Matching.Service.Tests.Rounds;

/// <summary>Who may publish: one, and never one that was taken for dead.</summary>
public sealed class RoundTakeTests
{
    private static readonly RoundSettings Impatient = new() { Patience = TimeSpan.Zero };

    [Fact]
    public async Task A_runner_that_stood_still_while_another_took_over_publishes_nothing()
    {
        await using var office = await NightOffice.OpenAsync();
        await using var frozen = await TakeAsync(office);
        await using var second = await TakeAsync(office);

        Assert.Equal((frozen.Id, frozen.Epoch + 1), (second.Id, second.Epoch));
        Assert.Null(await PublishAsync(office, frozen));
        Assert.Empty(await office.ProposalsAsync());
        Assert.NotNull(await PublishAsync(office, second));
        Assert.Equal(4, (await office.ProposalsAsync()).Count);
        Assert.Null(await PublishAsync(office, frozen));
        Assert.Equal([(1, 2, "published")], await office.RoundsAsync());
    }

    [Fact]
    public async Task A_runner_that_was_taken_over_cannot_put_back_or_close_the_round_either()
    {
        await using var office = await NightOffice.OpenAsync();
        await using var frozen = await TakeAsync(office);
        await using var second = await TakeAsync(office);

        await frozen.PutBackAsync(CancellationToken.None);
        await frozen.CloseAsync("failed", "late");

        Assert.Equal([(1, 2, "running")], await office.RoundsAsync());
    }

    [Fact]
    public async Task Two_runners_at_once_make_one_round()
    {
        await using var office = await NightOffice.OpenAsync();

        var outcomes = await Task.WhenAll(office.NightAsync(), office.NightAsync());

        Assert.Equal([RoundEnding.Published, RoundEnding.SameInput], outcomes.Select(o => o.Ending).Order());
        Assert.Equal([(1, 1, "published")], await office.RoundsAsync());
        Assert.Equal(4, (await office.ProposalsAsync()).Count);
    }

    [Fact]
    public async Task A_round_that_a_dead_process_left_is_finished_by_the_next_start()
    {
        await using var office = await NightOffice.OpenAsync();
        await using (await TakeAsync(office))
        {
        }

        var outcome = await office.NightAsync();

        Assert.Equal(RoundEnding.Published, outcome.Ending);
        Assert.Equal([(1, 2, "published")], await office.RoundsAsync());
    }

    [Fact]
    public async Task A_round_left_on_an_earlier_date_is_closed_and_never_published()
    {
        await using var office = await NightOffice.OpenAsync();
        await using var left = await TakeAsync(office);

        await office.NightAsync(office.Today.AddDays(1));

        Assert.Null(await PublishAsync(office, left));
        Assert.Equal(["failed", "published"], (await office.RoundsAsync()).Select(r => r.State));
    }

    [Fact]
    public async Task A_published_round_can_never_be_removed()
    {
        await using var office = await NightOffice.OpenAsync();
        await office.NightAsync();

        await office.Desk.ExecuteAsync("delete from rounds");

        Assert.Single(await office.RoundsAsync());
    }

    [Fact]
    public async Task What_a_caseworker_decides_while_the_night_computes_stands()
    {
        await using var office = await NightOffice.OpenAsync();
        await office.NightAsync();
        var rows = await office.ProposalsAsync();
        await office.Desk.ExecuteAsync("update consents set answer = 'refused' where newcomer_id = @Newcomer", new { rows[0].Newcomer });
        await using var take = await TakeAsync(office);
        var input = await new SnapshotReader(office.Desk.Database, office.Settings).ReadAsync(office.Area, office.Today, CancellationToken.None);
        office.Desk.Clock.MoveTo(DateTimeOffset.UtcNow.AddMinutes(1));
        await office.Desk.DoAsync(office.Desk.Fatima, new Service.Proposals.PutForward(new(rows[0].Id), rows[0].Version, Desk.NewKey()));

        await PublishAsync(office, take, input);

        Assert.Equal("put_forward", (await office.ProposalsAsync()).Single(p => p.Id == rows[0].Id).Status);
    }

    private static Task<RoundTake> TakeAsync(NightOffice office) => RoundTake.TakeAsync(
        office.Desk.Database, Impatient, office.Area, new RoundRequest(office.Area.Code, office.Today, RoundRequest.ByNight), CancellationToken.None);

    private static async Task<RoundReport?> PublishAsync(NightOffice office, RoundTake take, RoundInput? input = null)
    {
        input ??= await new SnapshotReader(office.Desk.Database, office.Settings).ReadAsync(office.Area, office.Today, CancellationToken.None);
        return await new RoundPublisher(office.Desk.Database, office.Settings).PublishAsync(
            take, input, MatchingRound.Run(input.Snapshot), () => new Dictionary<string, double>(), CancellationToken.None);
    }
}
