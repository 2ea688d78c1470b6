using Dapper;
using Matching.Service.Storage;
using Matching.Service.Waiting;

namespace Matching.Service.Proposals;

/// <summary>
/// A place comes free: by undo, by a no, or because nobody answered. The one place where that is done; the caller ends the hold,
/// in the same transaction.
/// </summary>
public static class FreePlace
{
    /// <summary>
    /// Gives the place back and puts the proposals that were withdrawn as 'full' on their desks again, in the whole area: the pair's
    /// latest, unless the person could not take the place now. Returns how many came back.
    /// </summary>
    public static async Task<int> ReleaseAsync(DbSession db, long opening, DateTimeOffset now, CancellationToken ct)
    {
        await db.Connection.ExecuteAsync(new CommandDefinition(
            "update openings set taken = taken - 1 where id = @opening", new { opening }, cancellationToken: ct));
        return await PutBackAsync(db, opening, now, ct);
    }

    /// <summary>
    /// Puts back what was withdrawn as 'full' when the opening has a free place now, whatever freed it. Who waits for it comes first: as
    /// long as every free place is kept for somebody who waits, only their own proposals come back.
    /// </summary>
    public static async Task<int> PutBackAsync(DbSession db, long opening, DateTimeOffset now, CancellationToken ct) =>
        await PutBackAsync(db, opening, now, isKept: await Turns.GiveAsync(db, opening, now, ct), ct);

    /// <summary>
    /// The same for a coordinator, who may not see who waits: the sweep gives the turns, and until then the places are kept for them.
    /// </summary>
    public static Task<int> PutBackUnseenAsync(DbSession db, long opening, DateTimeOffset now, CancellationToken ct) =>
        PutBackAsync(db, opening, now, isKept: null, ct);

    // In the database, because a coordinator who ends a placement may not see a proposal, let alone change one.
    private static Task<int> PutBackAsync(DbSession db, long opening, DateTimeOffset now, bool? isKept, CancellationToken ct) =>
        db.Connection.ExecuteScalarAsync<int>(new CommandDefinition(
            "select put_back_proposals(@opening, @now, @isKept)", new { opening, now, isKept }, cancellationToken: ct));
}
