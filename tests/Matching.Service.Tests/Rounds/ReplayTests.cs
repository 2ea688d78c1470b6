using Matching.Engine.Rounds;
using Matching.Service.Rounds;

namespace Matching.Service.Tests.Rounds;

public sealed class ReplayTests
{
    [Fact]
    public async Task A_stored_night_runs_again_byte_for_byte() =>
        Assert.Equal(ReplayVerdict.Identical, await AfterAsync(null));

    [Fact]
    public async Task Another_version_of_the_engine_says_so() =>
        Assert.Equal(ReplayVerdict.OtherEngine, await AfterAsync("update rounds set engine_version = '0'"));

    [Fact]
    public async Task A_result_that_was_changed_is_found_out() =>
        Assert.Equal(ReplayVerdict.Tampered, await AfterAsync("update rounds set result = @other"));

    [Fact]
    public async Task A_result_that_was_changed_together_with_its_hash_is_found_out_too() =>
        Assert.Equal(ReplayVerdict.Different, await AfterAsync("update rounds set result = @other, result_hash = @otherHash"));

    [Fact]
    public async Task A_result_of_damaged_bytes_is_found_out() =>
        Assert.Equal(ReplayVerdict.Tampered, await AfterAsync("update rounds set result = decode('00ff', 'hex')"));

    [Fact]
    public async Task A_snapshot_that_was_changed_is_found_out() =>
        Assert.Equal(ReplayVerdict.Tampered, await AfterAsync("update rounds set snapshot = @other"));

    [Fact]
    public async Task A_purged_snapshot_is_gone() =>
        Assert.Equal(ReplayVerdict.SnapshotGone, await AfterAsync("update rounds set snapshot = null"));

    private static async Task<ReplayVerdict> AfterAsync(string? tampering)
    {
        await using var office = await NightOffice.OpenAsync();
        var round = (await office.NightAsync()).Report!.Round!.Value;
        if (tampering is not null)
        {
            var bytes = "{}"u8;
            await office.Desk.ExecuteAsync(tampering, new { other = Packed.Pack(bytes), otherHash = SnapshotFormat.Hash(bytes) });
        }
        return (await new Replay(office.Desk.Database).RunAsync(office.Area, round)).Verdict;
    }
}
