using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Newcomers;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Waiting;

/// <summary>
/// The row for one opening as the municipality sees it: own people by name, a colleague's by whose caseload it is, a neighbour's as
/// somebody of another municipality.
/// </summary>
[For(Role.Caseworker)]
public sealed record WaitingAtOpening(OpeningId Opening) : IQuery<WaitingAtOpeningView>;

public sealed record WaitingAtOpeningView
{
    public required OpeningId Opening { get; init; }
    public required string Title { get; init; }
    public required OpeningKind Kind { get; init; }
    public required string Organisation { get; init; }
    public required OpeningStatus Status { get; init; }

    /// <summary>Null: no limit.</summary>
    public int? Places { get; init; }
    public required int Taken { get; init; }
    public DateOnly? Ends { get; init; }
    public required IReadOnlyList<WaitingHere> Row { get; init; }

    /// <summary>For who would join the row now.</summary>
    public required WaitAt Next { get; init; }
}

public sealed record WaitingHere
{
    /// <summary>Null: somebody of another municipality.</summary>
    public NewcomerId? Newcomer { get; init; }

    /// <summary>Only of the own caseload and of those for whom she is deputy.</summary>
    public string? PersonName { get; init; }
    public string? Caseworker { get; init; }
    public required DateOnly Since { get; init; }
    public required bool HasTurn { get; init; }
    public required WaitAt At { get; init; }
}

internal sealed class WaitingAtOpeningHandler(DbSession db, Actor actor, TimeProvider clock)
    : IRequestHandler<WaitingAtOpening, Answer<WaitingAtOpeningView>>
{
    public async Task<Answer<WaitingAtOpeningView>> Handle(WaitingAtOpening request, CancellationToken cancellationToken)
    {
        var (ct, opening) = (cancellationToken, request.Opening.Value);
        var order = await WaitingOrder.ReadAsync(db, [opening], clock.BusinessDate(), ct);
        if (order.Place(opening) is not { } place)
            return Refusal.NotFound(Say.It("Deze plek"));
        var people = (await db.Connection.QueryAsync<Line>(new CommandDefinition("""
            select w.id, n.id as newcomer_id, c.display_name as caseworker, n.caseworker_id = @Account as is_own,
              exists (select from deputies d where d.caseworker_id = n.caseworker_id and d.deputy_id = @Account) as is_deputy, nn.given_name, nn.family_name
            from waiting w
            join newcomers n on n.id = w.newcomer_id
            join accounts c on c.id = n.caseworker_id
            left join newcomer_names nn on nn.newcomer_id = n.id
            where w.opening_id = @opening and w.ended_at is null
            """, new { opening, actor.Account }, cancellationToken: ct))).ToDictionary(l => l.Id);
        var now = clock.GetUtcNow();
        return new WaitingAtOpeningView
        {
            Opening = request.Opening,
            Title = place.Title,
            Kind = Code.Parse<OpeningKind>(place.Kind),
            Organisation = place.Organisation,
            Status = Code.Parse<OpeningStatus>(place.Status),
            Places = place.Capacity,
            Taken = place.Taken,
            Ends = place.Ends,
            Row = [.. order.Row(opening).Select(w => HereOf(w, people.GetValueOrDefault(w.Id), order.At(opening, w.Id)!, now))],
            Next = order.At(opening, waiting: null)!,
        };
    }

    private static WaitingHere HereOf(InLine line, Line? known, WaitAt at, DateTimeOffset now)
    {
        var isHers = known is { IsOwn: true } or { IsDeputy: true };
        return new()
        {
            Newcomer = isHers ? new NewcomerId(known!.NewcomerId) : null,
            PersonName = isHers ? PersonName.InList(known!.IsOwn, known.NewcomerId, known.GivenName, known.FamilyName) : null,
            Caseworker = known?.Caseworker,
            Since = BusinessCalendar.BusinessDateOf(line.Since),
            HasTurn = line.HasTurn(now),
            At = at,
        };
    }

    private sealed record Line
    {
        public required long Id { get; init; }
        public required long NewcomerId { get; init; }
        public required string Caseworker { get; init; }
        public required bool IsOwn { get; init; }
        public required bool IsDeputy { get; init; }
        public string? GivenName { get; init; }
        public string? FamilyName { get; init; }
    }
}
