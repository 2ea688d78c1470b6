using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Storage;

namespace Matching.Service.Conversations;

/// <summary>The conversation that is still to come, as the tables hold it: there is one per person at most.</summary>
internal sealed record ConversationRow(long Id, int Version, DateOnly? PlannedOn, string? Note, long[] Options)
{
    /// <summary>Null when nothing was prepared.</summary>
    public static async Task<ConversationRow?> AheadAsync(DbSession db, NewcomerId newcomer, bool lockIt, CancellationToken ct) =>
        await db.Connection.QuerySingleOrDefaultAsync<ConversationRow>(new CommandDefinition($"""
            select c.id, c.version, c.planned_on, c.note,
              array(select o.proposal_id from conversation_options o where o.conversation_id = c.id order by o.place) as options
            from conversations c
            where c.newcomer_id = @Value and c.held_on is null
            {(lockIt ? "for update" : "")}
            """, new { newcomer.Value }, cancellationToken: ct));

    /// <summary>Writes what was prepared, or with <paramref name="heldOn"/> what was held. The options are replaced.</summary>
    /// <returns>The conversation's id and its version after this.</returns>
    public static async Task<(long Id, int Version)> SaveAsync(
        DbSession db, ConversationRow? before, NewcomerId newcomer, long caseworker, DateOnly? plannedOn, DateOnly? heldOn, string? note,
        IReadOnlyList<long> options, DateTimeOffset now, CancellationToken ct)
    {
        var saved = await db.Connection.QuerySingleAsync<(long Id, int Version)>(new CommandDefinition(
            before is null
                ? """
                  insert into conversations (municipality_code, newcomer_id, caseworker_id, planned_on, held_on, note, updated_at)
                  values (@Municipality, @Newcomer, @caseworker, @plannedOn, @heldOn, @note, @now)
                  returning id, version
                  """
                : """
                  update conversations set caseworker_id = @caseworker, planned_on = @plannedOn, held_on = @heldOn, note = @note,
                    version = version + 1, updated_at = @now
                  where id = @Id
                  returning id, version
                  """,
            new { db.Municipality, Newcomer = newcomer.Value, caseworker, plannedOn, heldOn, note, now, before?.Id }, cancellationToken: ct));
        await db.Connection.ExecuteAsync(new CommandDefinition("""
            delete from conversation_options where conversation_id = @Id;
            insert into conversation_options (conversation_id, municipality_code, proposal_id, place)
            select @Id, @Municipality, o.proposal_id, o.place
            from unnest(@ids::bigint[]) with ordinality as o (proposal_id, place)
            """, new { saved.Id, db.Municipality, ids = options.ToArray() }, cancellationToken: ct));
        return saved;
    }

    /// <summary>How many of these are proposals to this person.</summary>
    public static async Task<bool> AreHersAsync(DbSession db, NewcomerId newcomer, IReadOnlyList<long> options, CancellationToken ct) =>
        await db.Connection.ExecuteScalarAsync<int>(new CommandDefinition(
            "select count(*)::int from proposals where newcomer_id = @Value and id = any(@ids)",
            new { newcomer.Value, ids = options.ToArray() }, cancellationToken: ct)) == options.Count;
}
