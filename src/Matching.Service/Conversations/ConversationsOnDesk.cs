using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Newcomers;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Conversations;

/// <summary>The conversations of one desk: those that are planned, those of today that were held, and people who wait for one.</summary>
[For(Role.Caseworker)]
public sealed record ConversationsOnDesk : IQuery<ConversationsView>
{
    /// <summary>How many of the people who wait are shown.</summary>
    public const int MostWaiting = 20;
}

public sealed record ConversationsView
{
    /// <summary>By day, the earliest first; a day before today is one that passed without being written down.</summary>
    public required IReadOnlyList<PlannedConversation> Planned { get; init; }

    /// <summary>Held today.</summary>
    public required IReadOnlyList<PlannedConversation> HeldToday { get; init; }

    /// <summary>People with something to talk about and no day for it: who waits longest first, at most <see cref="ConversationsOnDesk.MostWaiting"/>.</summary>
    public required IReadOnlyList<WaitsForConversation> Waiting { get; init; }

    /// <summary>How many wait in all.</summary>
    public required int WaitingInAll { get; init; }
}

/// <summary><see cref="InPlaceOf"/>: the colleague whose person it is; null on the own caseload.</summary>
public sealed record PlannedConversation(NewcomerId Newcomer, string Name, string? InPlaceOf, DateOnly On, int Proposals);

/// <param name="Newcomer">Who.</param>
/// <param name="Name">As her caseworker calls her; initials for a deputy.</param>
/// <param name="InPlaceOf">The colleague whose person it is.</param>
/// <param name="Proposals">Open proposals and those put forward.</param>
/// <param name="Kinds">Of how many kinds they are.</param>
/// <param name="Since">Day of the oldest of them.</param>
public sealed record WaitsForConversation(NewcomerId Newcomer, string Name, string? InPlaceOf, int Proposals, int Kinds, DateOnly Since);

internal sealed class ConversationsOnDeskHandler(DbSession db, Actor actor, TimeProvider clock) : IRequestHandler<ConversationsOnDesk, Answer<ConversationsView>>
{
    public async Task<Answer<ConversationsView>> Handle(ConversationsOnDesk request, CancellationToken cancellationToken)
    {
        var planned = (await db.Connection.QueryAsync<Line>(new CommandDefinition("""
            select n.id, n.caseworker_id = @Account as is_own, a.display_name as caseworker, nn.given_name, nn.family_name,
              coalesce(c.held_on, c.planned_on) as on_day, c.held_on is not null as is_held,
              (select count(*)::int from proposals p where p.newcomer_id = n.id and p.status in ('open', 'put_forward')) as proposals
            from newcomers n
            join conversations c on c.newcomer_id = n.id
            join accounts a on a.id = n.caseworker_id
            left join newcomer_names nn on nn.newcomer_id = n.id
            where (c.held_on = @today or (c.held_on is null and c.planned_on is not null))
              and n.caseworker_id = any(array(select @Account union all select d.caseworker_id from deputies d where d.deputy_id = @Account))
            order by on_day, nn.given_name, nn.family_name, n.id
            """, new { actor.Account, today = clock.BusinessDate() }, cancellationToken: cancellationToken))).AsList();
        var waiting = (await db.Connection.QueryAsync<Line>(new CommandDefinition("""
            select n.id, n.caseworker_id = @Account as is_own, a.display_name as caseworker, nn.given_name, nn.family_name,
              (w.since at time zone 'Europe/Amsterdam')::date as on_day, w.proposals, w.kinds, (count(*) over ())::int as in_all
            from newcomers n
            join accounts a on a.id = n.caseworker_id
            left join newcomer_names nn on nn.newcomer_id = n.id
            cross join lateral (
              select min(p.created_at) as since, count(*)::int as proposals, count(distinct p.kind)::int as kinds
              from proposals p
              where p.newcomer_id = n.id and p.status in ('open', 'put_forward')) w
            where w.proposals > 0
              and n.caseworker_id = any(array(select @Account union all select d.caseworker_id from deputies d where d.deputy_id = @Account))
              and not exists (select from conversations c where c.newcomer_id = n.id and c.held_on is null and c.planned_on is not null)
            order by w.since, n.id
            limit @MostWaiting
            """, new { actor.Account, ConversationsOnDesk.MostWaiting }, cancellationToken: cancellationToken))).AsList();
        return new ConversationsView
        {
            Planned = [.. planned.Where(l => !l.IsHeld).Select(Planned)],
            HeldToday = [.. planned.Where(l => l.IsHeld).Select(Planned)],
            Waiting = [.. waiting.Select(l => new WaitsForConversation(new(l.Id), l.Name, l.InPlaceOf, l.Proposals, l.Kinds, l.OnDay))],
            WaitingInAll = waiting.Count == 0 ? 0 : waiting[0].InAll,
        };
    }

    private static PlannedConversation Planned(Line line) => new(new(line.Id), line.Name, line.InPlaceOf, line.OnDay, line.Proposals);

    private sealed record Line
    {
        public required long Id { get; init; }
        public required bool IsOwn { get; init; }
        public required string Caseworker { get; init; }
        public string? GivenName { get; init; }
        public string? FamilyName { get; init; }
        public required DateOnly OnDay { get; init; }
        public bool IsHeld { get; init; }
        public int Proposals { get; init; }
        public int Kinds { get; init; }
        public int InAll { get; init; }

        public string Name => PersonName.InList(IsOwn, Id, GivenName, FamilyName);
        public string? InPlaceOf => IsOwn ? null : Caseworker;
    }
}
