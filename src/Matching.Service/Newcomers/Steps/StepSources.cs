namespace Matching.Service.Newcomers.Steps;

/// <summary>
/// Where the steps of a person come from: the one list. A new source is one entry that gives the columns <c>kind, organisation, title,
/// subject, begins, ends, state, by_name</c> for <c>@id</c>; a new kind gets its words in <c>StepText</c>.
/// An empty organisation is the municipality itself.
/// </summary>
internal static class StepSources
{
    /// <summary>What runs elsewhere: lessons, coaching, and the five kinds.</summary>
    private const string Activities = """
        select 'activity' as kind, nullif(a.organisation, '') as organisation, null as title, a.kind as subject, a.begins, a.ends,
          case when a.status in ('stopped', 'completed') then a.status when a.ends < @today then 'completed'
            when a.begins > @today then 'planned' else 'running' end as state,
          null as by_name
        from activities a
        where a.newcomer_id = @id
        """;

    /// <summary>What she said yes to. A placement without a beginning is planned.</summary>
    private const string Placements = """
        select 'placement', g.name, o.title, o.kind,
          coalesce(l.started_on, greatest(o.begins, @today)),
          coalesce(l.stopped_on, o.ends),
          case l.state when 'started' then 'running' when 'stopped' then 'stopped' when 'completed' then 'completed' else 'planned' end, null
        from placements l
        join openings o on o.id = l.opening_id
        join organisations g on g.id = o.organisation_id
        where l.newcomer_id = @id and l.stop_reason is distinct from 'undone'
        """;

    /// <summary>Held while she thinks.</summary>
    private const string Holds = """
        select 'hold', g.name, o.title, o.kind,
          (h.placed_at at time zone 'Europe/Amsterdam')::date, (h.expires_at at time zone 'Europe/Amsterdam')::date, 'running', null
        from holds h
        join openings o on o.id = h.opening_id
        join organisations g on g.id = o.organisation_id
        where h.newcomer_id = @id and h.state = 'held'
        """;

    /// <summary>What was put before her and what she said: the municipality's own steps. What a caseworker rejects is no step of hers.</summary>
    private const string Decisions = """
        select d.kind, null, o.title, p.kind, (d.decided_at at time zone 'Europe/Amsterdam')::date,
          (d.decided_at at time zone 'Europe/Amsterdam')::date, 'completed', a.display_name
        from decisions d
        join proposals p on p.id = d.proposal_id
        join openings o on o.id = p.opening_id
        join accounts a on a.id = d.account_id
        where p.newcomer_id = @id and d.kind in ('put_forward', 'agreed', 'declined')
          and not exists (select from decisions u where u.undoes = d.id)
        """;

    /// <summary>Proposals that wait for a caseworker.</summary>
    private const string Proposals = """
        select 'proposal', g.name, o.title, p.kind, coalesce(p.postponed_until, @today), coalesce(p.postponed_until, @today), 'planned', null
        from proposals p
        join openings o on o.id = p.opening_id
        join organisations g on g.id = o.organisation_id
        where p.newcomer_id = @id and p.status in ('open', 'postponed')
        """;

    public static IReadOnlyList<string> All { get; } = [Activities, Placements, Holds, Decisions, Proposals];
}
