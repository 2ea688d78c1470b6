namespace Matching.Service.Conversations;

/// <summary>What is written down about a person beside her dossier, her places and her answers.</summary>
public enum HeldKind : byte { Waiting, Attendance, Outcome, Starter, OneDoes, Corrected, Asked }

/// <summary>One line of it.</summary>
public sealed record HeldLine
{
    public required string KindCode { get; init; }

    /// <summary>What it says, as the code in its table.</summary>
    public required string Code { get; init; }

    /// <summary>The title of a place, or the question that was asked; null where <see cref="Code"/> says it all.</summary>
    public string? Title { get; init; }

    /// <summary>The organisation, or who was asked.</summary>
    public string? Who { get; init; }
    public required DateOnly On { get; init; }
    public DateOnly? Until { get; init; }
    public decimal? Hours { get; init; }

    /// <summary>What came back, in people's own words.</summary>
    public string? Answer { get; init; }

    public HeldKind Kind => Storage.Code.Parse<HeldKind>(KindCode);

    /// <summary>Of <c>@id</c>; what belongs together stands together, the newest on top.</summary>
    public const string Sql = """
        select 'waiting' as kind_code, coalesce(w.ended_how, case when w.turn_at is null then 'waits' else 'turn' end) as code,
          o.title, g.name as who, (w.since at time zone 'Europe/Amsterdam')::date as "on", null::date as until, null::numeric as hours, null::text as answer
        from waiting w
        join openings o on o.id = w.opening_id
        join organisations g on g.id = o.organisation_id
        where w.newcomer_id = @id
        union all
        select 'attendance', a.mark, o.title, g.name, a.held_on, null, a.hours, null
        from placements l
        join attendance a on a.placement_id = l.id
        join openings o on o.id = l.opening_id
        join organisations g on g.id = o.organisation_id
        where l.newcomer_id = @id
        union all
        select 'outcome', r.kind, null, null, r.reached_on, r.ended_on, null, null from outcomes r where r.newcomer_id = @id
        union all
        select 'starter', m.part || ':' || m.state, null, null, m.marked_on, null, null, null from starter_marks m where m.newcomer_id = @id
        union all
        select 'one_does', d.subject, null, d.keeper, d.agreed_on, null, null, null from double_work_agreements d where d.newcomer_id = @id
        union all
        select 'corrected', h.fact, null, null, h.corrected_on, null, null, null from hand_facts h where h.newcomer_id = @id
        union all
        select 'asked', '', k.question, a.display_name, (k.asked_at at time zone 'Europe/Amsterdam')::date, null, null, k.answer
        from proposals p
        join consultations k on k.proposal_id = p.id
        join accounts a on a.id = k.asked
        where p.newcomer_id = @id
        order by 1, 3, 4, 5 desc, 2
        """;
}
