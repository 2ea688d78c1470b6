using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Service.Openings;
using Matching.Service.Rounds;
using Matching.Service.Storage;

namespace Matching.Service.Proposals;

/// <summary>One pair as it is now, with what a rule may look at beside it: the same reading as the night's, for two.</summary>
internal static class PairReader
{
    /// <summary>What takes this person's time: held and agreed places, and activities elsewhere.</summary>
    public static async Task<IReadOnlyList<Commitment>> CommitmentsAsync(DbSession db, Newcomer person, CancellationToken ct)
    {
        var involvements = new Involvements();
        await involvements.ReadAsync(db, ct, person.Id);
        var ids = involvements.Places.Select(o => o.Value).ToArray();
        var openings = new Dictionary<OpeningId, Opening>();
        foreach (var row in ids.Length == 0 ? [] : await OpeningReader.ReadAsync(db, ids: ids, ct: ct))
            if (OpeningRecord.FromRow(row) is { } opening)
                openings[opening.Id] = opening;
        return involvements.CommitmentsOf(new Dictionary<NewcomerId, Newcomer> { [person.Id] = person }, openings);
    }

    /// <summary><paramref name="isPinned"/>: a person put this pair on the desk (a hold, an agreement, postponed, own idea).</summary>
    public static RuleContext ContextOf(
        Newcomer person, Opening opening, IReadOnlyList<Commitment> commitments, bool isPinned, DateOnly today, RoundOptions policy) =>
        new(new RoundSnapshot
        {
            Area = new AreaCode("desk"),
            BusinessDate = today,
            Options = policy,
            Newcomers = [person],
            Openings = [opening],
            Places = SnapshotReader.Places([person], [opening]),
            Commitments = commitments,
            Pins = isPinned ? [new Pin(person.Id, opening.Id, PinReason.Hold)] : [],
        });
}
