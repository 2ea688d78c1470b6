using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Explanation.Voices;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Placements;

/// <summary>
/// The people who come to an opening of the coordinator's own organisation: only who said yes and has not stopped, with what the card says
/// of each. Who was merely proposed, or is thinking about it, is not here in any form.
/// </summary>
[For(Role.Coordinator)]
public sealed record WhoComes(OpeningId Opening) : IQuery<WhoComesView>;

public sealed record WhoComesView(IReadOnlyList<ComingRow> People);

public sealed record ComingRow
{
    public required PlacementId Placement { get; init; }
    public required int Version { get; init; }

    /// <summary>"Selam T."; null when none was written.</summary>
    public string? ShortName { get; init; }

    /// <summary>What she agreed that the host may read; null when none could be written.</summary>
    public HostCard? Card { get; init; }
    public required PlacementDates Dates { get; init; }

    /// <summary>What the host or the caseworker does next; null: nothing.</summary>
    public NextAction? Next { get; init; }
}

internal sealed class WhoComesHandler(DbSession db, Actor actor, TimeProvider clock) : IRequestHandler<WhoComes, Answer<WhoComesView>>
{
    public async Task<Answer<WhoComesView>> Handle(WhoComes request, CancellationToken cancellationToken)
    {
        var today = clock.BusinessDate();
        var lines = await db.Connection.QueryAsync<Line>(new CommandDefinition($"""
            select l.id, l.version, l.state, l.agreed_on, l.started_on, l.stopped_on, l.short_name, l.card::text as card, o.begins, o.ends, s.*
            from people_who_come l
            join openings o on o.id = l.opening_id
            left join lateral ({StandingSteps.OfPlacement}) s on true
            where l.opening_id = @opening and o.organisation_id = @organisation and l.state in ('agreed', 'introduced', 'started')
            order by l.id
            """, new { opening = request.Opening.Value, organisation = actor.Organisation?.Value }, cancellationToken: cancellationToken));
        return new WhoComesView([.. lines.Select(line => RowOf(line, today))]);
    }

    private static ComingRow RowOf(Line line, DateOnly today)
    {
        var dates = line.Dates(today);
        return new ComingRow
        {
            Placement = new(line.Id),
            Version = line.Version,
            ShortName = line.ShortName,
            Card = WrittenCard.FromJson(line.Card),
            Dates = dates,
            Next = NextAction.Of(dates, today),
        };
    }

    private sealed record Line : PlacementLine
    {
        public string? ShortName { get; init; }
        public string? Card { get; init; }
    }
}
