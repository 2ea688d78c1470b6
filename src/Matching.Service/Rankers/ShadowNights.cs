using Dapper;
using Matching.Engine.Rounds;
using Matching.Service.Rounds;
using Matching.Service.Storage;

namespace Matching.Service.Rankers;

/// <summary>
/// What each shadow would have done last night: the night's own snapshot, run again with the shadow's ranker and held beside what was
/// published. Counts and shares are stored, never a proposal.
/// </summary>
internal sealed class ShadowNights(Database database)
{
    /// <summary>Does nothing for a shadow whose figures of the area's latest night are there already.</summary>
    public async Task RunAsync(RoundArea area, CancellationToken ct)
    {
        var (night, shadows) = await ReadAsync(area, ct);
        if (night is null || shadows.Count == 0)
            return;
        var snapshot = SnapshotFormat.ReadSnapshot(Packed.Unpack(night.Snapshot));
        var published = SnapshotFormat.ReadResult(Packed.Unpack(night.Result));
        foreach (var shadow in shadows)
            if (RankerFile.Open(shadow).Scorer is { } scorer)
                await StoreAsync(area, night.Id, shadow.Id, Agreement.Between(published, MatchingRound.Run(snapshot, scorer: scorer)), ct);
    }

    private async Task<(Night? Night, IReadOnlyList<StoredRanker> Shadows)> ReadAsync(RoundArea area, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(DbAudience.Jobs, area.Lead, ct: ct);
        var night = await session.Connection.QuerySingleOrDefaultAsync<Night>(new CommandDefinition($"""
            select id, snapshot, result from rounds
            where area_code = @Code and state = 'published' and snapshot is not null and engine_version = @engine
            {RoundStore.LatestFirst} limit 1
            """, new { area.Code, engine = EngineVersion.Current }, cancellationToken: ct));
        if (night is null)
            return (null, []);
        var done = (await session.Connection.QueryAsync<string>(new CommandDefinition(
            "select ranker_id from ranker_nights where round_id = @Id", new { night.Id }, cancellationToken: ct))).ToHashSet(StringComparer.Ordinal);
        return (night, [.. (await RankerStore.ShadowsAsync(session, ct)).Where(s => !done.Contains(s.Id))]);
    }

    private async Task StoreAsync(RoundArea area, long round, string ranker, Agreement agreement, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(DbAudience.Jobs, area.Lead, ct: ct);
        await session.Connection.ExecuteAsync(new CommandDefinition("""
            insert into ranker_nights (municipality_code, round_id, ranker_id, people, same_first, same_proposals, mean_chance, mean_chance_champion)
            values (@Municipality, @round, @ranker, @People, @SameFirst, @SameProposals, @MeanChance, @MeanChanceChampion)
            on conflict do nothing
            """, new
        {
            session.Municipality,
            round,
            ranker,
            agreement.People,
            agreement.SameFirst,
            agreement.SameProposals,
            agreement.MeanChance,
            agreement.MeanChanceChampion,
        }, cancellationToken: ct));
        await session.CommitAsync(ct);
    }

    private sealed record Night(long Id, byte[] Snapshot, byte[] Result);
}

/// <summary>How far two plans for the same night agree. Shares and mean chances, 0 to 1.</summary>
/// <param name="People">With a proposal in the published plan.</param>
/// <param name="SameFirst">Of them, whose first proposal is the same.</param>
/// <param name="SameProposals">Of the published proposals, which the other has too.</param>
/// <param name="MeanChance">Of the other's proposals, by its own ranker.</param>
/// <param name="MeanChanceChampion">Of the published proposals, by what ranked them.</param>
public sealed record Agreement(int People, double SameFirst, double SameProposals, double MeanChance, double MeanChanceChampion)
{
    public static Agreement Between(RoundResult published, RoundResult other)
    {
        var others = other.People.ToDictionary(p => p.Newcomer);
        var people = published.People.Where(p => p.Proposals.Count > 0).ToList();
        var sameFirst = people.Count(p => others[p.Newcomer].Proposals is [var first, ..] && first.Opening == p.Proposals[0].Opening);
        var same = people.Sum(p => p.Proposals.Select(o => o.Opening).Intersect(others[p.Newcomer].Proposals.Select(o => o.Opening)).Count());
        return new(
            people.Count, Share(sameFirst, people.Count), Share(same, people.Sum(p => p.Proposals.Count)), MeanChanceOf(other), MeanChanceOf(published));
    }

    private static double MeanChanceOf(RoundResult result) =>
        Math.Round(result.People.SelectMany(p => p.Proposals).Select(p => p.Evidence.Chance / 10_000.0).DefaultIfEmpty().Average(), 4);

    private static double Share(int part, int whole) => whole == 0 ? 0 : Math.Round((double)part / whole, 4);
}
