using Dapper;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Rounds;

/// <summary>Looks whether an area's night was missed or broken off, and does what <see cref="CatchUp"/> says.</summary>
internal sealed class MissedNights(Database database, RoundRunner rounds, TimeProvider time)
{
    public async Task<CatchUpAction> RunAsync(RoundArea area, CancellationToken ct)
    {
        var localNow = BusinessCalendar.LocalTimeOf(time.GetUtcNow());
        var today = DateOnly.FromDateTime(localNow);
        var state = await StateAsync(area, today, ct);
        var action = CatchUp.Decide(localNow, state);
        if (action is CatchUpAction.RunNight)
            await rounds.RunAsync(new RoundRequest(area.Code, today, RoundRequest.ByNight), ct: ct);
        else if (action is CatchUpAction.WaitForPerson && state.Unfinished is not null)
            await RoundTake.CloseLeftAsync(database, area, ct);
        else if (action is CatchUpAction.Resume)
            await rounds.RunAsync(new RoundRequest(area.Code, state.Unfinished!.Value.BusinessDate, state.Unfinished.Value.StartedBy), ct: ct);
        return action;
    }

    private async Task<NightSoFar> StateAsync(RoundArea area, DateOnly today, CancellationToken ct)
    {
        // Asked first: a round that ends in between is then seen as published, not as left behind.
        var isHeld = await RoundTake.IsHeldAsync(database, area, ct);
        await using var session = await database.BeginAsync(DbAudience.Jobs, area.Lead, ct: ct);
        var (published, failed) = await session.Connection.QuerySingleAsync<(bool, int)>(new CommandDefinition("""
            select coalesce(bool_or(state = 'published'), false), count(*) filter (where state = 'failed')::int
            from rounds where area_code = @Code and business_date = @today
            """, new { area.Code, today }, cancellationToken: ct));
        var running = isHeld ? null : await session.Connection.QuerySingleOrDefaultAsync<(DateOnly Date, string By)?>(new CommandDefinition(
            "select business_date, started_by from rounds where area_code = @Code and state = 'running'", new { area.Code }, cancellationToken: ct));
        return new NightSoFar(published, failed, running is { } left ? new UnfinishedRound(left.Date, left.By) : null);
    }
}
