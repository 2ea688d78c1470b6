using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Newcomers;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Waiting;

/// <summary>
/// Who of the caseload, and of those for whom she is deputy, waits for a place: whose turn it is first, then who waits longest. Of one
/// person, or of everybody; with an opening also what the wait would be if that person joined the row there.
/// </summary>
[For(Role.Caseworker)]
public sealed record WaitingPeople(NewcomerId? Newcomer = null, OpeningId? Opening = null) : IQuery<WaitingView>;

/// <param name="Rows">Who waits.</param>
/// <param name="IfJoined">Null when nothing was asked, or she waits there already.</param>
public sealed record WaitingView(IReadOnlyList<WaitingRow> Rows, WaitAt? IfJoined);

/// <summary>A place in the row for an opening, with what can be said about the wait.</summary>
/// <param name="Position">1 is first, counted over all municipalities that share the opening.</param>
/// <param name="Wait">How long from there.</param>
public sealed record WaitAt(int Position, ExpectedWait Wait);

public sealed record WaitingRow
{
    public required WaitingId Waiting { get; init; }
    public required NewcomerId Newcomer { get; init; }

    /// <summary>Her name on the own caseload, initials of a colleague's person.</summary>
    public required string PersonName { get; init; }
    public required OpeningId Opening { get; init; }
    public required string OpeningTitle { get; init; }
    public required OpeningKind Kind { get; init; }
    public required string Organisation { get; init; }
    public required DateOnly Since { get; init; }
    public required WaitAt At { get; init; }

    /// <summary>A place is kept for her until the end of this day; null when it is not her turn.</summary>
    public DateOnly? TurnUntil { get; init; }

    /// <summary>The opening takes nobody for now.</summary>
    public required bool IsPaused { get; init; }
}

internal sealed class WaitingPeopleHandler(DbSession db, Actor actor, TimeProvider clock) : IRequestHandler<WaitingPeople, Answer<WaitingView>>
{
    public async Task<Answer<WaitingView>> Handle(WaitingPeople request, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        if (request.Newcomer is { } newcomer && await OwnDossier.ReadAsync(db, actor, newcomer, ct) is null)
            return Refusal.NotFound(Say.It("Dit dossier"));
        var lines = (await db.Connection.QueryAsync<Line>(new CommandDefinition("""
            select w.id, w.newcomer_id, w.opening_id, w.since, case when can_take(n.id, o.kind, @today) then w.turn_at end as turn_at,
              n.caseworker_id = @Account as is_own, c.given_name, c.family_name
            from newcomers n
            join waiting w on w.newcomer_id = n.id and w.ended_at is null
            join openings o on o.id = w.opening_id
            left join newcomer_names c on c.newcomer_id = n.id
            where n.caseworker_id = any(array(select @Account union all select d.caseworker_id from deputies d where d.deputy_id = @Account))
              and (@newcomer::bigint is null or n.id = @newcomer)
            """, new { actor.Account, today = clock.BusinessDate(), newcomer = request.Newcomer?.Value }, cancellationToken: ct))).AsList();
        var asked = request.Opening?.Value;
        var rows = await WaitingOrder.ReadAsync(db, [.. lines.Select(l => l.OpeningId).Concat(asked is { } one ? [one] : []).Distinct()], clock.BusinessDate(), ct);
        return new WaitingView(
            [.. lines.Select(l => RowOf(l, rows, now)).OfType<WaitingRow>().OrderBy(r => r.TurnUntil is null).ThenBy(r => r.Since).ThenBy(r => r.Waiting.Value)],
            asked is { } place && lines.All(l => l.OpeningId != place) ? rows.At(place, waiting: null) : null);
    }

    private static WaitingRow? RowOf(Line line, WaitingOrder rows, DateTimeOffset now) => rows.Place(line.OpeningId) is { } place
        ? new()
        {
            Waiting = new(line.Id),
            Newcomer = new(line.NewcomerId),
            PersonName = PersonName.InList(line.IsOwn, line.NewcomerId, line.GivenName, line.FamilyName),
            Opening = new(line.OpeningId),
            OpeningTitle = place.Title,
            Kind = Code.Parse<OpeningKind>(place.Kind),
            Organisation = place.Organisation,
            Since = BusinessCalendar.BusinessDateOf(line.Since),
            At = rows.At(line.OpeningId, line.Id)!,
            TurnUntil = line.TurnAt is { } turn && turn > now - InLine.TurnLasts ? BusinessCalendar.BusinessDateOf(turn + InLine.TurnLasts) : null,
            IsPaused = place.Status == Code.Of(OpeningStatus.Paused),
        }
        : null;

    private sealed record Line
    {
        public required long Id { get; init; }
        public required long NewcomerId { get; init; }
        public required long OpeningId { get; init; }
        public required DateTimeOffset Since { get; init; }
        public DateTimeOffset? TurnAt { get; init; }
        public required bool IsOwn { get; init; }
        public string? GivenName { get; init; }
        public string? FamilyName { get; init; }
    }
}
