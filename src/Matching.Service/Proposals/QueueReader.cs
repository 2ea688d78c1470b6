using Dapper;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Proposals;

/// <summary>One proposal that lies open on a desk: what its place in the queue depends on, and nothing large.</summary>
internal sealed record QueueLine
{
    public required long Proposal { get; init; }
    public required long Newcomer { get; init; }

    /// <summary>Whose person it is.</summary>
    public required long Caseworker { get; init; }

    /// <summary>In the caseload of who asks; otherwise she is deputy.</summary>
    public required bool IsOwn { get; init; }
    public required string Kind { get; init; }

    /// <summary>A number of places: waiting may cost one. A drop-in without limit has room after it began, too.</summary>
    public required bool HasLimit { get; init; }
    public DateOnly? Begins { get; init; }
    public DateOnly? Ends { get; init; }

    /// <summary>Of the evidence, in ten-thousandths; 0 without evidence.</summary>
    public required int Chance { get; init; }

    /// <summary>Rules of the pair that are not known.</summary>
    public required int Unknowns { get; init; }

    /// <summary>Day of the person's oldest proposal that still lies undecided.</summary>
    public required DateOnly WaitsSince { get; init; }

    /// <summary>Cannot read yet, or never worked.</summary>
    public required bool HasPriority { get; init; }
}

/// <summary>What a row of the queue shows beside its line.</summary>
internal sealed record QueueRowLine
{
    public required long Id { get; init; }
    public required int Version { get; init; }
    public required string Status { get; init; }
    public required string CaseworkerName { get; init; }
    public string? GivenName { get; init; }
    public string? FamilyName { get; init; }
    public required long OpeningId { get; init; }
    public required string Title { get; init; }
    public required string Organisation { get; init; }
    public string? Evidence { get; init; }
    public required bool IsNew { get; init; }

    /// <summary>The last decision that stands, when it was on the desk before.</summary>
    public string? LastKind { get; init; }
    public string? LastEvent { get; init; }
    public DateOnly? LastUntil { get; init; }
    public string? AnsweredBy { get; init; }
}

/// <summary>Reads what lies open on the desk of one caseworker: her own people and those for whom she is deputy.</summary>
internal static class QueueReader
{
    /// <summary>In the order of the queue. Read at every decision: only columns that are small.</summary>
    public static async Task<IReadOnlyList<QueueLine>> ReadAsync(DbSession db, Actor actor, DateOnly today, CancellationToken ct)
    {
        var lines = await db.Connection.QueryAsync<QueueLine>(new CommandDefinition("""
            select p.id as proposal, p.newcomer_id as newcomer, n.caseworker_id as caseworker, n.caseworker_id = @Account as is_own, p.kind,
              o.capacity is not null as has_limit, o.begins, o.ends, p.chance, p.unknowns,
              (min(p.created_at) over (partition by p.newcomer_id) at time zone 'Europe/Amsterdam')::date as waits_since, n.has_priority
            from newcomers n
            join proposals p on p.newcomer_id = n.id
              and p.status in ('open', 'postponed') and (p.status = 'open' or p.postponed_until <= @today)
            join openings o on o.id = p.opening_id
            where n.caseworker_id = any(array(select @Account union all select d.caseworker_id from deputies d where d.deputy_id = @Account))
            """, new { actor.Account, today }, cancellationToken: ct));
        return QueueOrder.Arrange(lines, today);
    }

    /// <summary>What the rows of these proposals show.</summary>
    public static async Task<IReadOnlyDictionary<long, QueueRowLine>> RowsAsync(DbSession db, IEnumerable<long> proposals, CancellationToken ct) =>
        (await db.Connection.QueryAsync<QueueRowLine>(new CommandDefinition("""
            select p.id, p.version, p.status, c.display_name as caseworker_name, nn.given_name, nn.family_name, p.opening_id, o.title,
              g.name as organisation, p.evidence::text as evidence,
              p.status = 'open' and p.version = 1
                and coalesce(p.first_round_id = (select max(r.id) from rounds r where r.state = 'published'), false) as is_new,
              last.kind as last_kind, last.event as last_event, last.until as last_until, last.answered_by
            from proposals p
            join newcomers n on n.id = p.newcomer_id
            join accounts c on c.id = n.caseworker_id
            join openings o on o.id = p.opening_id
            join organisations g on g.id = o.organisation_id
            left join newcomer_names nn on nn.newcomer_id = n.id
            left join lateral (
              select d.kind, d.event, d.until, a.display_name as answered_by
              from decisions d
              left join consultations k on k.decision_id = d.id and k.answer is not null
              left join accounts a on a.id = k.asked
              where d.proposal_id = p.id and d.kind <> 'undone' and not exists (select from decisions u where u.undoes = d.id)
              order by d.id desc
              limit 1) last on true
            where p.id = any(@ids)
            """, new { ids = proposals.ToArray() }, cancellationToken: ct))).ToDictionary(row => row.Id);

    /// <summary>
    /// Where a proposal stands in the queue, from 1, and which one follows it (the first when it is the last). Both null when it does not
    /// stand in it, or stands alone.
    /// </summary>
    public static async Task<(int? Rank, ProposalId? Next)> RankAndNextAsync(
        DbSession db, Actor actor, ProposalId proposal, DateOnly today, CancellationToken ct)
    {
        var lines = await ReadAsync(db, actor, today, ct);
        var (rank, _, next) = Around(lines, proposal);
        if (next is null && lines.Count > 0 && lines[0].Proposal != proposal.Value)
            next = new ProposalId(lines[0].Proposal);
        return (rank, next);
    }

    public static (int? Rank, ProposalId? Previous, ProposalId? Next) Around(IReadOnlyList<QueueLine> lines, ProposalId proposal)
    {
        var at = -1;
        for (var i = 0; i < lines.Count && at < 0; i++)
            if (lines[i].Proposal == proposal.Value)
                at = i;
        return at < 0
            ? (null, null, null)
            : (at + 1, at > 0 ? new(lines[at - 1].Proposal) : null, at + 1 < lines.Count ? new(lines[at + 1].Proposal) : null);
    }
}
