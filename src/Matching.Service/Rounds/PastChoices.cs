using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Service.Proposals;
using Matching.Service.Storage;

namespace Matching.Service.Rounds;

/// <summary>What people said before, and what the night before proposed that nobody touched.</summary>
internal sealed class PastChoices
{
    private readonly HashSet<Pair> _lastNight;
    private readonly DateTimeOffset _lastNightAt;
    private readonly List<Pair> _rejected = [];

    private PastChoices(IEnumerable<Pair> lastNight, DateTimeOffset lastNightAt) => (_lastNight, _lastNightAt) = ([.. lastNight], lastNightAt);

    /// <summary>Pairs that are not proposed again.</summary>
    public IReadOnlyList<Pair> Rejected => _rejected;

    public IReadOnlyCollection<Pair> LastNight => _lastNight;

    /// <summary>
    /// Reads the proposals of the latest earlier night. Never the date's own: those are not input, or a second attempt would
    /// lean on the first.
    /// </summary>
    public static async Task<PastChoices> LastNightAsync(DbSession session, RoundArea area, DateOnly businessDate, CancellationToken ct)
    {
        var night = await session.Connection.QuerySingleOrDefaultAsync<(byte[] Result, DateTimeOffset FinishedAt)?>(new CommandDefinition($"""
            select result, finished_at from rounds
            where area_code = @Code and business_date < @businessDate and state = 'published' and result is not null
            {RoundStore.LatestFirst} limit 1
            """, new { area.Code, businessDate }, cancellationToken: ct));
        if (night is not { } last)
            return new PastChoices([], default);
        var people = SnapshotFormat.ReadResult(Packed.Unpack(last.Result)).People;
        return new PastChoices(people.SelectMany(p => p.Proposals, (p, o) => new Pair(p.Newcomer, o.Opening)), last.FinishedAt);
    }

    /// <summary>Adds what people of the session's municipality decided.</summary>
    public async Task ReadAsync(DbSession session, CancellationToken ct)
    {
        _rejected.AddRange((await RejectedAsync(session, null, ct)).Select(r => r.Pair));
        _lastNight.ExceptWith(Pairs(await session.Connection.QueryAsync<(long, long)>(new CommandDefinition("""
            select distinct p.newcomer_id, p.opening_id
            from decisions d join proposals p on p.id = d.proposal_id
            where d.decided_at >= @lastNightAt and d.kind <> 'undone' and not exists (select from decisions u where u.undoes = d.id)
            """, new { lastNightAt = _lastNightAt }, cancellationToken: ct))));
    }

    /// <summary>What is never proposed again, whatever changes: of the session's municipality.</summary>
    public static async Task<IReadOnlySet<Pair>> ForGoodAsync(DbSession session, CancellationToken ct) =>
        (await RejectedAsync(session, null, ct, onlyForGood: true)).Select(r => r.Pair).ToHashSet();

    /// <summary>What is not proposed again: of the session's municipality, or of one of its people.</summary>
    public static async Task<IReadOnlyList<RejectedPair>> RejectedAsync(
        DbSession session, NewcomerId? newcomer, CancellationToken ct, bool onlyForGood = false)
    {
        // A no of the newcomer, or a reason that says 'never', holds for good; any other no holds until a fact about either side changed.
        // Where she has been, she has been, and where she walks in already she needs no proposal; a yes that was taken back never took her there.
        var rows = await session.Connection.QueryAsync<(long Newcomer, long Opening, bool ForGood)>(new CommandDefinition("""
            select r.newcomer_id, r.opening_id, bool_or(r.for_good)
            from (
              select p.newcomer_id, p.opening_id, true as for_good
              from decisions d
              join proposals p on p.id = d.proposal_id
              where (d.kind = 'declined' or (d.kind = 'rejected' and d.reason = any(@forGood))) and not exists (select from decisions u where u.undoes = d.id)
              union all
              select p.newcomer_id, p.opening_id, false
              from decisions d
              join proposals p on p.id = d.proposal_id
              join newcomers n on n.id = p.newcomer_id
              join openings o on o.id = p.opening_id
              where not @onlyForGood and d.kind = 'rejected' and n.updated_at <= d.decided_at and o.updated_at <= d.decided_at
                and not exists (select from decisions u where u.undoes = d.id)
              union all
              select l.newcomer_id, l.opening_id, true
              from placements l
              join openings o on o.id = l.opening_id
              where l.stop_reason is distinct from 'undone'
                and (l.state in ('stopped', 'completed') or (l.state = 'started' and o.requirements ->> 'form' in ('drop_in', 'one_off')))) r
            where @newcomer::bigint is null or r.newcomer_id = @newcomer
            group by r.newcomer_id, r.opening_id
            """, new { forGood = ForGood(), newcomer = newcomer?.Value, onlyForGood }, cancellationToken: ct));
        return [.. rows.Select(r => new RejectedPair(new(new(r.Newcomer), new(r.Opening)), r.ForGood))];
    }

    private static string[] ForGood() => [.. RejectReasons.All.Where(r => r.Effect == RejectEffect.BlocksPair).Select(r => r.Code)];

    private static IEnumerable<Pair> Pairs(IEnumerable<(long Newcomer, long Opening)> rows) =>
        rows.Select(r => new Pair(new(r.Newcomer), new(r.Opening)));
}

/// <summary>A pair that is not proposed again. Not <paramref name="ForGood"/>: only until a fact about either side changes.</summary>
internal readonly record struct RejectedPair(Pair Pair, bool ForGood);
