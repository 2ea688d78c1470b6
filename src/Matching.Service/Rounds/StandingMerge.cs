using Dapper;
using Matching.Service.Storage;

namespace Matching.Service.Rounds;

/// <summary>Writes where each newcomer of the session's municipality stands; a row that says the same is not rewritten.</summary>
internal static class StandingMerge
{
    public static Task RunAsync(DbSession session, long round, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new CommandDefinition("""
            insert into standings as s (newcomer_id, municipality_code, round_id, standing, blocked_by, questions, least_change)
            select newcomer_id, municipality_code, @round, standing, blocked_by, questions, least_change
            from stands where municipality_code = @Municipality
            order by newcomer_id
            on conflict (newcomer_id) do update set round_id = excluded.round_id, standing = excluded.standing,
              blocked_by = excluded.blocked_by, questions = excluded.questions, least_change = excluded.least_change
            where (s.standing, s.blocked_by, s.questions, s.least_change)
              is distinct from (excluded.standing, excluded.blocked_by, excluded.questions, excluded.least_change)
            """, new { round, session.Municipality }, cancellationToken: ct));
}
