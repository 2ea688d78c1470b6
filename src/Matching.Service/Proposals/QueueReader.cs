using Dapper;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Proposals;

/// <summary>One proposal that lies open on a desk, as the database tells it.</summary>
internal sealed record QueueLine
{
    public required long Proposal { get; init; }
    public required int Version { get; init; }
    public required long Newcomer { get; init; }
    public required string CaseworkerName { get; init; }

    /// <summary>In the caseload of who asks; otherwise she is deputy.</summary>
    public required bool IsOwn { get; init; }
    public string? GivenName { get; init; }
    public string? FamilyName { get; init; }
    public required long Opening { get; init; }
    public required string OpeningTitle { get; init; }
    public required string Kind { get; init; }
    public required string Organisation { get; init; }

    /// <summary>A number of places: waiting may cost one. A drop-in without limit has room after it began, too.</summary>
    public required bool HasLimit { get; init; }
    public DateOnly? Begins { get; init; }
    public DateOnly? Ends { get; init; }
    public string? Evidence { get; init; }

    /// <summary>Of the evidence, in ten-thousandths; 0 without evidence.</summary>
    public required int Chance { get; init; }

    /// <summary>Day of the person's oldest proposal that still lies undecided.</summary>
    public required DateOnly WaitsSince { get; init; }

    /// <summary>Cannot read yet, or never worked.</summary>
    public required bool HasPriority { get; init; }
    public required bool IsNew { get; init; }
    public required bool IsBackFromLater { get; init; }
}

/// <summary>Reads what lies open on the desk of one caseworker: her own people and those for whom she is deputy.</summary>
internal static class QueueReader
{
    /// <summary>In the order of the queue.</summary>
    public static async Task<IReadOnlyList<QueueLine>> ReadAsync(DbSession db, Actor actor, DateOnly today, CancellationToken ct)
    {
        var lines = await db.Connection.QueryAsync<QueueLine>(new CommandDefinition("""
            select p.id as proposal, p.version, p.newcomer_id as newcomer, c.display_name as caseworker_name,
              n.caseworker_id = @Account as is_own,
              nn.given_name, nn.family_name, p.opening_id as opening, o.title as opening_title, p.kind, g.name as organisation,
              o.capacity is not null as has_limit, o.begins, o.ends, p.evidence::text as evidence, coalesce((p.evidence ->> 'chance')::int, 0) as chance,
              (min(p.created_at) over (partition by p.newcomer_id) at time zone 'Europe/Amsterdam')::date as waits_since,
              coalesce(n.dossier #>> '{integration,literacy}' = 'a', false)
                or coalesce(n.dossier #>> '{background,experienceYears}' = '0', false) as has_priority,
              p.status = 'open' and p.version = 1
                and coalesce(p.first_round_id = (select max(r.id) from rounds r where r.state = 'published'), false) as is_new,
              p.status = 'postponed' as is_back_from_later
            from proposals p
            join newcomers n on n.id = p.newcomer_id
            join accounts c on c.id = n.caseworker_id
            join openings o on o.id = p.opening_id
            join organisations g on g.id = o.organisation_id
            left join newcomer_names nn on nn.newcomer_id = n.id
            where (p.status = 'open' or (p.status = 'postponed' and p.postponed_until <= @today))
              and (n.caseworker_id = @Account
                or exists (select from deputies d where d.caseworker_id = n.caseworker_id and d.deputy_id = @Account))
            """, new { actor.Account, today }, cancellationToken: ct));
        return QueueOrder.Arrange(lines, today);
    }

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
