using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Openings;

/// <summary>The openings of the coordinator's organisation: published, paused, drafts, closed; within that newest first.</summary>
[For(Role.Coordinator)]
public sealed record MyOpenings : IQuery<MyOpeningsView>;

public sealed record MyOpeningsView(string Organisation, IReadOnlyList<MyOpeningRow> Openings);

public sealed record MyOpeningRow
{
    public required OpeningId Opening { get; init; }
    public required int Version { get; init; }
    public required string Title { get; init; }
    public required OpeningKind Kind { get; init; }
    public required OpeningForm Form { get; init; }
    public required OpeningStatus Status { get; init; }

    /// <summary>Null: no limit.</summary>
    public int? Places { get; init; }

    /// <summary>Agreements and started placements: who said yes. Who is still thinking about it is not counted here.</summary>
    public required int Taken { get; init; }
    public DateOnly? Begins { get; init; }
    public DateOnly? Ends { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>She keeps this draft herself: nobody checks or publishes it.</summary>
    public required bool IsKeptAsDraft { get; init; }

    /// <summary>Why a draft is one.</summary>
    public required IReadOnlyList<FairWorkCondition> Missing { get; init; }
}

/// <summary>One own opening as filled in, to edit it.</summary>
[For(Role.Coordinator)]
public sealed record MyOpening(OpeningId Opening) : IQuery<MyOpeningView>;

public sealed record MyOpeningView(MyOpeningRow Row, OpeningInput Input);

internal sealed class MyOpeningsHandler(OwnOpeningsReader openings, DbSession db, Actor actor) : IRequestHandler<MyOpenings, Answer<MyOpeningsView>>
{
    public async Task<Answer<MyOpeningsView>> Handle(MyOpenings request, CancellationToken cancellationToken)
    {
        var organisation = await db.Connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            "select name from organisations where id = @id", new { id = actor.Organisation?.Value }, cancellationToken: cancellationToken));
        return organisation is null
            ? Refusal.NotFound(Say.It("Jouw organisatie"))
            : new MyOpeningsView(organisation, [.. (await openings.ReadAsync(null, cancellationToken)).Select(o => o.Row)]);
    }
}

internal sealed class MyOpeningHandler(OwnOpeningsReader openings) : IRequestHandler<MyOpening, Answer<MyOpeningView>>
{
    public async Task<Answer<MyOpeningView>> Handle(MyOpening request, CancellationToken cancellationToken) =>
        await openings.ReadAsync(request.Opening.Value, cancellationToken) is [var own] && OpeningRecord.FromRow(own.Stored) is { } opening
            ? new MyOpeningView(own.Row, OpeningFormRules.InputOf(opening, own.Stored))
            : Refusal.NotFound(Say.It("Deze plek"));
}

/// <summary>The openings of the coordinator's organisation, all or one, in the order of her list.</summary>
internal sealed class OwnOpeningsReader(DbSession db, Actor actor, TimeProvider clock, IConfiguration configuration)
{
    public async Task<IReadOnlyList<(MyOpeningRow Row, OpeningRow Stored)>> ReadAsync(long? opening, CancellationToken ct)
    {
        var own = (await db.Connection.QueryAsync<Own>(new CommandDefinition("""
            select id, created_at, kept_as_draft from openings
            where organisation_id = @organisation and municipality_code = @Municipality and (@opening::bigint is null or id = @opening)
            """, new { organisation = actor.Organisation?.Value, db.Municipality, opening }, cancellationToken: ct)))
            .ToDictionary(o => o.Id);
        var taken = await YesCount.OfAsync(db, [.. own.Keys], ct);
        var rows = await OpeningReader.ReadAsync(db, ids: [.. own.Keys], ct: ct);
        return
        [
            .. rows.Select(row => (Row: RowOf(row, own[row.Id], taken.GetValueOrDefault(row.Id)), row))
                .OrderBy(o => o.Row.Status switch { OpeningStatus.Published => 0, OpeningStatus.Paused => 1, OpeningStatus.Draft => 2, _ => 3 })
                .ThenByDescending(o => o.Row.CreatedAt).ThenByDescending(o => o.Row.Opening),
        ];
    }

    private MyOpeningRow RowOf(OpeningRow row, Own own, int taken) => new()
    {
        Opening = new(row.Id),
        Version = row.Version,
        Title = row.Title,
        Kind = Code.Parse<OpeningKind>(row.Kind),
        Form = OpeningRecord.FromRow(row)?.Form ?? OpeningForm.OneToOne,
        Status = Code.Parse<OpeningStatus>(row.Status),
        Places = row.Capacity,
        Taken = taken,
        Begins = row.Begins,
        Ends = row.Ends,
        CreatedAt = own.CreatedAt,
        IsKeptAsDraft = own.KeptAsDraft,
        Missing = row.Status == Code.Of(OpeningStatus.Draft)
            ? FairWorkConditions.MissingWithCheck(row, RoundSettings.From(configuration).Policy, clock.BusinessDate())
            : [],
    };

    private sealed record Own(long Id, DateTimeOffset CreatedAt, bool KeptAsDraft);
}

/// <summary>How many people said yes to an opening and have not stopped.</summary>
internal static class YesCount
{
    public static async Task<IReadOnlyDictionary<long, int>> OfAsync(DbSession db, long[] openings, CancellationToken ct) =>
        (await db.Connection.QueryAsync<(long Opening, int People)>(new CommandDefinition("""
            select opening_id, count(*)::int from people_who_come
            where opening_id = any(@openings) and state in ('agreed', 'introduced', 'started')
            group by opening_id
            """, new { openings }, cancellationToken: ct))).ToDictionary(row => row.Opening, row => row.People);
}
