using System.Security.Cryptography;
using Dapper;
using Matching.Service.Storage;

namespace Matching.Service.Rounds;

/// <summary>What a round changed on the desks of one municipality: ids of proposals, and pins a person should look at.</summary>
internal sealed record MunicipalChanges(
    string Municipality, IReadOnlyList<long> Inserted, IReadOnlyList<long> Updated, IReadOnlyList<long> Withdrawn, IReadOnlyList<RoundWarning> Warnings)
{
    public int Count => Inserted.Count + Updated.Count + Withdrawn.Count;

    /// <summary>Ids, counts and digests, never a value.</summary>
    public object ForAudit(RoundTake take, RoundInput input, StoredRound stored) => new
    {
        take.Attempt,
        input.Snapshot.BusinessDate,
        InputHash = Convert.ToHexStringLower(input.Hash),
        ResultHash = Convert.ToHexStringLower(stored.ResultHash),
        Inserted = Inserted.Count,
        Updated = Updated.Count,
        Withdrawn = Withdrawn.Count,
        Rows = Digest(),
    };

    private string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (letter, ids) in new[] { ('i', Inserted), ('u', Updated), ('w', Withdrawn) })
            foreach (var id in ids.Order())
                hash.AppendData(System.Text.Encoding.ASCII.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{letter}{id};")));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>
/// Brings the desks of the session's municipality to the plan: withdraw what is untouched and not in it any more, rewrite what
/// shows differently, add what is new. What a person decided meanwhile stands; what shows the same is not written at all.
/// </summary>
internal static class ProposalMerge
{
    public static async Task<MunicipalChanges> RunAsync(DbSession session, long round, DateTimeOffset readAt, CancellationToken ct)
    {
        await session.Connection.ExecuteAsync(Command(LockOpenings));
        var withdrawn = await IdsAsync(WithdrawGone);
        withdrawn.AddRange(await IdsAsync(WithdrawBroken));
        Failpoint.Hit(Failpoint.Withdrawn);
        var updated = await IdsAsync(Rewrite);
        updated.AddRange(await IdsAsync(Reopen));
        updated.AddRange(await IdsAsync(FollowCaseworker));
        Failpoint.Hit(Failpoint.Updated);
        var inserted = await IdsAsync(Insert);
        Failpoint.Hit(Failpoint.Inserted);
        var promised = await IdsAsync(BrokenPromises);
        return new MunicipalChanges(
            session.Municipality, inserted, [.. updated.Distinct()], withdrawn, [.. promised.Select(n => new RoundWarning("hold_fails_rule", n))]);

        async Task<List<long>> IdsAsync(string sql) => (await session.Connection.QueryAsync<long>(Command(sql))).AsList();
        CommandDefinition Command(string sql) =>
            new(sql, new { round, readAt, municipality = session.Municipality }, cancellationToken: ct);
    }

    // Nobody takes a last place between our look at it and our commit. In order of id, as everyone locks openings.
    private const string LockOpenings = """
        select 1 from openings o where o.id in (select opening_id from plan where municipality_code = @municipality) order by o.id for share
        """;

    // 'Replaced' promises another proposal, so it is said only to who has one in this plan.
    private const string WithdrawGone = """
        update proposals p
        set status = 'withdrawn',
          withdrawn_reason = case
            when o.status = 'paused' then 'paused'
            when o.status <> 'published' then 'closed'
            when exists (select from plan x where x.newcomer_id = p.newcomer_id) then 'replaced'
            else 'changed' end,
          version = p.version + 1, updated_at = now()
        from openings o
        where o.id = p.opening_id and p.status = 'open' and p.origin = 'round'
          and exists (select from stands s where s.newcomer_id = p.newcomer_id and s.standing <> 'set_aside')
          and not exists (select from plan x where (x.newcomer_id, x.opening_id) = (p.newcomer_id, p.opening_id))
          and not exists (select from pins x where (x.newcomer_id, x.opening_id) = (p.newcomer_id, p.opening_id))
          and not exists (select from decisions d where d.proposal_id = p.id and d.decided_at >= @readAt)
        returning p.id
        """;

    private const string WithdrawBroken = """
        update proposals p
        set status = 'withdrawn', withdrawn_reason = case when x.broken_by = 'opening_is_open' then 'closed' else 'rule' end,
          postponed_until = null, version = p.version + 1, updated_at = now()
        from pins x
        where (x.newcomer_id, x.opening_id) = (p.newcomer_id, p.opening_id) and x.broken_by is not null
          and p.status in ('open', 'postponed')
          and not exists (select from decisions d where d.proposal_id = p.id and d.decided_at >= @readAt)
        returning p.id
        """;

    // What shows: the kind, the reasons, the unknown rules and the person's own weight. Not rank or points, nor values that moved nothing.
    private const string Rewrite = """
        update proposals p
        set kind = x.kind, ranker = x.ranker, rule_version = x.rule_version, evidence = x.evidence, version = p.version + 1, updated_at = now()
        from plan x
        where (x.newcomer_id, x.opening_id) = (p.newcomer_id, p.opening_id) and p.status = 'open'
          and (p.kind, p.ranker, p.evidence -> 'reasons', p.evidence -> 'unknowns', p.evidence -> 'wishPercent')
            is distinct from (x.kind, x.ranker, x.evidence -> 'reasons', x.evidence -> 'unknowns', x.evidence -> 'wishPercent')
        returning p.id
        """;

    // The same pair again after a withdrawal that nobody decided on is the same proposal.
    private const string Reopen = """
        update proposals p
        set status = 'open', withdrawn_reason = null, kind = x.kind, ranker = x.ranker, rule_version = x.rule_version, evidence = x.evidence,
          caseworker_id = x.caseworker_id, version = p.version + 1, updated_at = now()
        from plan x
        join openings o on o.id = x.opening_id and o.status = 'published' and (o.capacity is null or o.taken < o.capacity)
        where (x.newcomer_id, x.opening_id) = (p.newcomer_id, p.opening_id) and p.status = 'withdrawn'
          and p.id = (select max(q.id) from proposals q where (q.newcomer_id, q.opening_id) = (p.newcomer_id, p.opening_id))
          and not exists (select from decisions d where d.proposal_id = p.id)
        returning p.id
        """;

    private const string FollowCaseworker = """
        update proposals p
        set caseworker_id = n.caseworker_id, version = p.version + 1, updated_at = now()
        from newcomers n
        where n.id = p.newcomer_id and n.caseworker_id <> p.caseworker_id and p.status in ('open', 'postponed', 'put_forward', 'agreed')
        returning p.id
        """;

    private const string Insert = """
        insert into proposals (municipality_code, area_code, newcomer_id, opening_id, caseworker_id, kind, status, origin, first_round_id,
          ranker, rule_version, evidence)
        select x.municipality_code, current_area(), x.newcomer_id, x.opening_id, x.caseworker_id, x.kind, 'open', 'round', @round,
          x.ranker, x.rule_version, x.evidence
        from plan x
        join openings o on o.id = x.opening_id and o.status = 'published' and (o.capacity is null or o.taken < o.capacity)
        where x.municipality_code = @municipality
          and not exists (
            select from proposals p
            where (p.newcomer_id, p.opening_id) = (x.newcomer_id, x.opening_id)
              and (p.status in ('open', 'postponed', 'put_forward', 'agreed')
                or exists (select from decisions d where d.proposal_id = p.id and d.decided_at >= @readAt)))
        order by x.newcomer_id, x.rank
        on conflict do nothing
        returning id
        """;

    // A place that was promised is a person's to take back, not a rule's.
    private const string BrokenPromises = """
        select distinct p.newcomer_id
        from pins x join proposals p on (x.newcomer_id, x.opening_id) = (p.newcomer_id, p.opening_id)
        where x.broken_by is not null and p.status in ('put_forward', 'agreed')
        order by p.newcomer_id
        """;
}
