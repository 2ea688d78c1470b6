using Dapper;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Rankers;

/// <summary>One change of rankers at a time in a municipality: two people who press at once wait for each other.</summary>
internal static class RankerLock
{
    public static Task TakeAsync(DbSession db, CancellationToken ct) =>
        db.Connection.ExecuteAsync(new CommandDefinition(
            "select pg_advisory_xact_lock(hashtextextended('matching.rankers/' || @Municipality, 0))", new { db.Municipality }, cancellationToken: ct));
}

internal static class RankerNotes
{
    /// <summary>Writes the audit note of an act on a ranker and passes its outcome on.</summary>
    public static RankerOutcome Says(this AuditNote note, RankerOutcome outcome, string? before = null)
    {
        note.Write(Code.Of(outcome.Result), new { before, after = outcome.Champion });
        return outcome;
    }
}
