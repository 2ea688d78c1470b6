using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Storage;

namespace Matching.Service.Newcomers;

/// <summary>A consent that is withdrawn counts at once: what lay on a desk for that kind leaves it, not only after the next night.</summary>
internal static class ConsentWithdrawn
{
    public static async Task<int> ApplyAsync(DbSession db, Newcomer before, Newcomer after, DateTimeOffset now, CancellationToken ct)
    {
        string[] kinds =
        [
            .. OpeningKinds.All.Where(k => after.ConsentFor(k) == ConsentAnswer.Refused && before.ConsentFor(k) != ConsentAnswer.Refused).Select(k => Code.Of(k)),
        ];
        return kinds.Length == 0 ? 0 : await db.Connection.ExecuteAsync(new CommandDefinition("""
            update proposals
            set status = 'withdrawn', withdrawn_reason = 'rule', postponed_until = null, version = version + 1, updated_at = @now
            where newcomer_id = @id and kind = any(@kinds) and status in ('open', 'postponed')
            """, new { id = after.Id.Value, kinds, now }, cancellationToken: ct));
    }
}
