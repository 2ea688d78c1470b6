using Matching.Service.Rounds;

namespace Matching.Service.Tests.Rounds;

/// <summary>The sweep on a real database.</summary>
public sealed class MissedNightsTests
{
    [Fact]
    public async Task A_missed_night_is_run_once()
    {
        await using var office = await NightOffice.OpenAsync();
        office.Desk.Clock.MoveTo(new DateTimeOffset(2026, 11, 24, 4, 0, 0, TimeSpan.FromHours(1)));
        var nights = new MissedNights(office.Desk.Database, office.Rounds, office.Desk.Clock);

        Assert.Equal(CatchUpAction.RunNight, await nights.RunAsync(office.Area, CancellationToken.None));
        Assert.Equal(CatchUpAction.Nothing, await nights.RunAsync(office.Area, CancellationToken.None));
        Assert.Equal([(1, 1, "published")], await office.RoundsAsync());
    }

    [Fact]
    public async Task A_persons_round_that_was_broken_off_is_finished_in_office_hours()
    {
        await using var office = await NightOffice.OpenAsync();
        var request = new RoundRequest(office.Area.Code, office.Today, "account:1");
        await using (await RoundTake.TakeAsync(office.Desk.Database, office.Settings, office.Area, request, CancellationToken.None))
        {
            var busy = await new MissedNights(office.Desk.Database, office.Rounds, office.Desk.Clock).RunAsync(office.Area, CancellationToken.None);
            Assert.Equal(CatchUpAction.WaitForPerson, busy);
        }

        var action = await new MissedNights(office.Desk.Database, office.Rounds, office.Desk.Clock).RunAsync(office.Area, CancellationToken.None);

        Assert.Equal(CatchUpAction.Resume, action);
        Assert.Equal([(1, 2, "published")], await office.RoundsAsync());
    }

    [Fact]
    public async Task A_night_that_was_broken_off_and_is_too_late_to_finish_is_shown_as_failed()
    {
        await using var office = await NightOffice.OpenAsync();
        var request = new RoundRequest(office.Area.Code, office.Today, RoundRequest.ByNight);
        await using (await RoundTake.TakeAsync(office.Desk.Database, office.Settings, office.Area, request, CancellationToken.None))
        {
        }

        await new MissedNights(office.Desk.Database, office.Rounds, office.Desk.Clock).RunAsync(office.Area, CancellationToken.None);

        Assert.Equal([(1, 2, "failed")], await office.RoundsAsync());
        Assert.Equal(1, await office.ScalarAsync<long>("select count(*) from audit where action = 'round.failed'"));
    }
}
