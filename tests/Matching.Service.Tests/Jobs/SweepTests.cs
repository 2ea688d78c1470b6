using Microsoft.Extensions.Configuration;
using Matching.Service.Jobs;
using Matching.Service.Proposals;
using Matching.Service.Tests.Rounds;
using Matching.TestKit;

namespace Matching.Service.Tests.Jobs;

/// <summary>What time alone changes.</summary>
public sealed class SweepTests
{
    [Fact]
    public async Task An_expired_hold_frees_the_place_and_puts_the_others_back()
    {
        await using var office = await NightOffice.OpenAsync();
        var opening = await office.Desk.AddOpeningAsync(places: 1);
        var mine = await office.Desk.AddProposalAsync(office.Desk.Fatima, opening);
        var others = await office.Desk.AddProposalAsync(office.Desk.Ilse, opening);
        await office.Desk.DoAsync(office.Desk.Fatima, new PutForward(mine, 1, Desk.NewKey()));
        Assert.Equal(("withdrawn", "full"), Status(await office.Desk.ProposalAsync(others)));
        var expiry = new HoldExpiry(office.Desk.Database, office.Desk.Clock);

        office.Desk.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(0, await expiry.RunAsync(TestDatabase.Waterveen));
        office.Desk.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await expiry.RunAsync(TestDatabase.Waterveen));
        Assert.Equal(0, await expiry.RunAsync(TestDatabase.Waterveen));

        Assert.Equal(0, await office.ScalarAsync<int>("select taken from openings where id = @Value", new { opening.Value }));
        Assert.Equal(("withdrawn", "expired"), Status(await office.Desk.ProposalAsync(mine)));
        Assert.Equal(("open", null), Status(await office.Desk.ProposalAsync(others)));
        Assert.Equal(1, await office.ScalarAsync<long>("select count(*) from audit where action = 'holds.expired'"));
    }

    [Fact]
    public async Task A_postponed_proposal_comes_back_on_its_day()
    {
        await using var office = await NightOffice.OpenAsync();
        var proposal = await office.Desk.AddProposalAsync(office.Desk.Fatima);
        await office.Desk.ExecuteAsync(
            "update proposals set status = 'postponed', postponed_until = @until where id = @Value", new { proposal.Value, until = office.Today.AddDays(3) });
        var returning = new PostponedReturn(office.Desk.Database, office.Desk.Clock, new ConfigurationBuilder().Build());

        office.Desk.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await returning.RunAsync(TestDatabase.Waterveen));
        office.Desk.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await returning.RunAsync(TestDatabase.Waterveen));

        Assert.Equal(("open", null), Status(await office.Desk.ProposalAsync(proposal)));
    }

    [Fact]
    public async Task A_snapshot_is_removed_when_its_term_is_over_and_the_result_stays()
    {
        await using var office = await NightOffice.OpenAsync();
        await office.NightAsync();
        var purge = new SnapshotPurge(office.Desk.Database, office.Desk.Clock);

        await purge.RunAsync("", CancellationToken.None);
        Assert.Equal(1, await office.ScalarAsync<long>("select count(*) from rounds where snapshot is not null"));
        office.Desk.Clock.Advance(TimeSpan.FromDays(office.Settings.SnapshotDays + 1));
        await purge.RunAsync("", CancellationToken.None);

        Assert.Equal(1, await office.ScalarAsync<long>("select count(*) from rounds where snapshot is null and result is not null"));
        Assert.Equal(1, await office.ScalarAsync<long>("select count(*) from audit where action = 'snapshots.purged'"));
    }

    [Fact]
    public async Task The_key_of_a_write_is_forgotten_after_a_week()
    {
        await using var office = await NightOffice.OpenAsync();
        foreach (var (key, days) in new[] { ("old", 8), ("recent", 6) })
            await office.Desk.ExecuteAsync("""
                insert into idempotency_keys (municipality_code, actor, key, request_hash, created_at)
                values (current_municipality(), 'account:1', @key, '', @at)
                """, new { key, at = office.Desk.Clock.GetUtcNow().AddDays(-days) });

        await new SnapshotPurge(office.Desk.Database, office.Desk.Clock).RunAsync("", CancellationToken.None);

        Assert.Equal("recent", await office.ScalarAsync<string>("select string_agg(key, ' ') from idempotency_keys"));
    }

    private static (string, string?) Status((string Status, string? Reason, int Version) proposal) => (proposal.Status, proposal.Reason);
}
