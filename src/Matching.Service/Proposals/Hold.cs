using Dapper;
using Matching.Service.Storage;

namespace Matching.Service.Proposals;

/// <summary>Ends the hold of a proposal; its place is given back by <see cref="FreePlace"/>.</summary>
internal static class Hold
{
    /// <summary><paramref name="state"/> is <c>declined</c>, <c>expired</c> or <c>undone</c>.</summary>
    public static async Task EndAsync(DbSession db, long proposal, string state, DateTimeOffset now, CancellationToken ct) =>
        await db.Connection.ExecuteAsync(new CommandDefinition(
            "update holds set state = @state, ended_at = @now where proposal_id = @proposal and state = 'held'",
            new { proposal, state, now }, cancellationToken: ct));

    /// <summary>An answer is taken back on the day itself: the hold waits for an answer again, until when it did.</summary>
    public static async Task ReopenAsync(DbSession db, long proposal, CancellationToken ct) =>
        await db.Connection.ExecuteAsync(new CommandDefinition("""
            update holds set state = 'held', ended_at = null
            where id = (select max(id) from holds where proposal_id = @proposal and state in ('agreed', 'declined'))
            """, new { proposal }, cancellationToken: ct));
}
