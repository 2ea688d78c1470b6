using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Attendance;
using Matching.Service.Language;
using Matching.Service.Newcomers;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Placements;

/// <summary>
/// What comes after the yes, of the caseworker's own people and those for whom she is deputy: first what is overdue longest, last what has
/// nothing left to do. With a person: hers alone, and also what ended.
/// </summary>
[For(Role.Caseworker)]
public sealed record AfterYes(NewcomerId? Newcomer = null, PlacementId? Just = null) : IQuery<AfterYesView>;

/// <param name="Rows">Placements that hold a place; of one person also what ended.</param>
/// <param name="Just">The placement that was asked for, whether or not it still holds a place; null when it is not hers.</param>
public sealed record AfterYesView(IReadOnlyList<PlacementRow> Rows, PlacementRow? Just);

public sealed record PlacementRow
{
    public required PlacementId Placement { get; init; }
    public required int Version { get; init; }
    public required NewcomerId Newcomer { get; init; }

    /// <summary>Her name on the own caseload, initials of a colleague's person.</summary>
    public required string PersonName { get; init; }
    public required string OpeningTitle { get; init; }
    public required OpeningKind Kind { get; init; }
    public required string Organisation { get; init; }
    public required PlacementDates Dates { get; init; }
    public DateOnly? StoppedOn { get; init; }

    /// <summary>What the host wrote down of who was there; null is nothing.</summary>
    public AttendedAt? Attended { get; init; }

    /// <summary>Null: nothing left to do.</summary>
    public NextAction? Next { get; init; }

    /// <summary>The step that stands last; null when there is none.</summary>
    public PlacementStep? LastStep { get; init; }

    /// <summary>The last step was recorded today, so it can be taken back.</summary>
    public required bool CanUndo { get; init; }

    public bool IsUnderway => Dates.State is PlacementState.Agreed or PlacementState.Introduced or PlacementState.Started;
}

internal sealed class AfterYesHandler(DbSession db, Actor actor, TimeProvider clock) : IRequestHandler<AfterYes, Answer<AfterYesView>>
{
    public async Task<Answer<AfterYesView>> Handle(AfterYes request, CancellationToken cancellationToken)
    {
        var (ct, today) = (cancellationToken, clock.BusinessDate());
        if (request.Newcomer is { } newcomer && await OwnDossier.ReadAsync(db, actor, newcomer, ct) is null)
            return Refusal.NotFound(Say.It("Dit dossier"));
        var lines = (await db.Connection.QueryAsync<Line>(new CommandDefinition($"""
            select l.id, l.version, l.state, coalesce(l.agreed_on, (h.ended_at at time zone 'Europe/Amsterdam')::date) as agreed_on, l.started_on,
              l.stopped_on, l.newcomer_id, n.caseworker_id = @Account as is_own, nn.given_name, nn.family_name, o.title, o.kind, o.begins, o.ends,
              g.name as organisation, s.*
            from placements l
            join holds h on h.id = l.hold_id
            join newcomers n on n.id = l.newcomer_id
            join openings o on o.id = l.opening_id
            join organisations g on g.id = o.organisation_id
            left join newcomer_names nn on nn.newcomer_id = n.id
            left join lateral ({StandingSteps.OfPlacement}) s on true
            where n.caseworker_id = any(array(select @Account union all select d.caseworker_id from deputies d where d.deputy_id = @Account))
              and l.stop_reason is distinct from 'undone'
              and (l.state in ('agreed', 'introduced', 'started') or l.id = @just or l.newcomer_id = @newcomer)
              and (@newcomer::bigint is null or l.newcomer_id = @newcomer)
            """, new { actor.Account, just = request.Just?.Value, newcomer = request.Newcomer?.Value }, cancellationToken: ct))).AsList();
        var attended = await AttendanceReader.OfAsync(db, [.. lines.Select(l => l.Id)], ct);
        var rows = lines.Select(line => RowOf(line, today) with { Attended = attended.GetValueOrDefault(new(line.Id)) })
            .OrderBy(r => !r.IsUnderway).ThenBy(r => r.Next is null).ThenBy(r => r.Next?.By).ThenBy(r => r.Placement.Value)
            .ToList();
        return new AfterYesView(
            [.. rows.Where(r => r.IsUnderway || request.Newcomer is not null)],
            request.Just is { } just ? rows.Find(r => r.Placement == just) : null);
    }

    private static PlacementRow RowOf(Line line, DateOnly today)
    {
        var dates = line.Dates(today);
        return new PlacementRow
        {
            Placement = new(line.Id),
            Version = line.Version,
            Newcomer = new(line.NewcomerId),
            PersonName = PersonName.InList(line.IsOwn, line.NewcomerId, line.GivenName, line.FamilyName),
            OpeningTitle = line.Title,
            Kind = Code.Parse<OpeningKind>(line.Kind),
            Organisation = line.Organisation,
            Dates = dates,
            StoppedOn = line.StoppedOn,
            Next = NextAction.Of(dates, today),
            LastStep = line.LastStep is { } step ? Code.Parse<PlacementStep>(step) : null,
            CanUndo = line.LastAt is { } at && BusinessCalendar.BusinessDateOf(at) == today,
        };
    }

    private sealed record Line : PlacementLine
    {
        public required long NewcomerId { get; init; }
        public required bool IsOwn { get; init; }
        public string? GivenName { get; init; }
        public string? FamilyName { get; init; }
        public required string Title { get; init; }
        public required string Kind { get; init; }
        public required string Organisation { get; init; }
    }
}
