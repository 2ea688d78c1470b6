using System.Text.Json;
using Dapper;

namespace Matching.Service.Storage;

/// <summary>
/// The audit trail as the write path: who did what to which object, when, with which result. Ids, codes, counts and digests
/// only; never a name, a free text or a value of a dossier.
/// </summary>
public static class AuditTrail
{
    /// <summary>
    /// Adds a row to the trail of the session's municipality. Call it last, just before the commit: from here on one writer at a time.
    /// A refusal is written in a transaction of its own, because the refused one is taken back.
    /// </summary>
    /// <remarks>
    /// <c>actor</c> says who: <c>account:12</c>, <c>job:round</c>, <c>command:import</c>. <c>action</c>, <c>objectType</c> and
    /// <c>result</c> are codes: <c>proposal.put_forward</c>, <c>proposal</c>, <c>done</c> or <c>refused</c>. <c>details</c> is
    /// anything that serialises to a JSON object of ids, codes, counts and digests; null for none.
    /// </remarks>
    /// <returns>The row's sequence number within the municipality, from 1.</returns>
    public static Task<long> AppendAsync(
        DbSession session, string actor, string action, string objectType, string objectId, string result,
        object? details = null, CancellationToken ct = default) =>
        session.Connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select append_audit(@action, @objectType, @objectId, @result, @actor, @details::jsonb)",
            new
            {
                action,
                objectType,
                objectId,
                result,
                actor,
                details = details is null ? "{}" : JsonSerializer.Serialize(details, JsonSerializerOptions.Web),
            },
            cancellationToken: ct));

    /// <summary>The first sequence number where the trail of the session's municipality is broken; null when it is whole.</summary>
    public static Task<long?> VerifyAsync(DbSession session, CancellationToken ct = default) =>
        session.Connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "select verify_audit(@Municipality)", new { session.Municipality }, cancellationToken: ct));
}
