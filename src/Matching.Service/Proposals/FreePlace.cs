using Dapper;
using Matching.Service.Storage;

namespace Matching.Service.Proposals;

/// <summary>
/// A place comes free: by undo, by a no, or because nobody answered. The one place where that is done; the caller ends the hold,
/// in the same transaction.
/// </summary>
public static class FreePlace
{
    /// <summary>
    /// Gives the place back and puts the proposals that were withdrawn as 'full' on their desks again, in the whole area: the pair's
    /// latest, unless the person is no longer looking or already has a hold or a placement of that kind. Returns how many came back.
    /// </summary>
    public static async Task<int> ReleaseAsync(DbSession db, long opening, DateTimeOffset now, CancellationToken ct)
    {
        await db.Connection.ExecuteAsync(new CommandDefinition(
            "update openings set taken = taken - 1 where id = @opening", new { opening }, cancellationToken: ct));
        return await PutBackAsync(db, opening, now, ct);
    }

    /// <summary>Puts back what was withdrawn as 'full' when the opening has a free place now, whatever freed it.</summary>
    /// <remarks>The database does it, because a coordinator who ends a placement may not see a proposal, let alone change one.</remarks>
    public static Task<int> PutBackAsync(DbSession db, long opening, DateTimeOffset now, CancellationToken ct) =>
        db.Connection.ExecuteScalarAsync<int>(new CommandDefinition(
            "select put_back_proposals(@opening, 'full', null, @now)", new { opening, now }, cancellationToken: ct));
}
