using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Newcomers;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Waiting;

/// <summary>For whom of the own caseload, and of those for whom she is deputy, a place is kept now: what ends first comes first.</summary>
[For(Role.Caseworker)]
public sealed record WhoseTurn : IQuery<WhoseTurnView>;

public sealed record WhoseTurnView(IReadOnlyList<TurnRow> Rows);

/// <param name="Newcomer">For whom.</param>
/// <param name="PersonName">Her name on the own caseload, initials of a colleague's person.</param>
/// <param name="OpeningTitle">Where.</param>
/// <param name="Until">The last day on which the place is kept.</param>
public sealed record TurnRow(NewcomerId Newcomer, string PersonName, string OpeningTitle, DateOnly Until);

internal sealed class WhoseTurnHandler(DbSession db, Actor actor, TimeProvider clock) : IRequestHandler<WhoseTurn, Answer<WhoseTurnView>>
{
    public async Task<Answer<WhoseTurnView>> Handle(WhoseTurn request, CancellationToken cancellationToken)
    {
        var lines = await db.Connection.QueryAsync<Line>(new CommandDefinition("""
            select w.newcomer_id, w.turn_at, n.caseworker_id = @Account as is_own, c.given_name, c.family_name, o.title
            from waiting w
            join newcomers n on n.id = w.newcomer_id
            join openings o on o.id = w.opening_id
            left join newcomer_names c on c.newcomer_id = n.id
            where w.ended_at is null and w.turn_at > @since and can_take(n.id, o.kind, @today)
              and n.caseworker_id = any(array(select @Account union all select d.caseworker_id from deputies d where d.deputy_id = @Account))
            order by w.turn_at, w.id
            """, new { actor.Account, today = clock.BusinessDate(), since = clock.GetUtcNow() - InLine.TurnLasts }, cancellationToken: cancellationToken));
        return new WhoseTurnView(
        [
            .. lines.Select(l => new TurnRow(
                new(l.NewcomerId), PersonName.InList(l.IsOwn, l.NewcomerId, l.GivenName, l.FamilyName), l.Title,
                BusinessCalendar.BusinessDateOf(l.TurnAt + InLine.TurnLasts))),
        ]);
    }

    private sealed record Line
    {
        public required long NewcomerId { get; init; }
        public required DateTimeOffset TurnAt { get; init; }
        public required bool IsOwn { get; init; }
        public string? GivenName { get; init; }
        public string? FamilyName { get; init; }
        public required string Title { get; init; }
    }
}
