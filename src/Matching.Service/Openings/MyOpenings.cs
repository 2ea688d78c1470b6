using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Openings;

/// <summary>The openings of the coordinator's organisation: published, drafts, closed; within that newest first.</summary>
[For(Role.Coordinator)]
public sealed record MyOpenings : IQuery<MyOpeningsView>;

public sealed record MyOpeningsView(string Organisation, IReadOnlyList<MyOpeningRow> Openings);

public sealed record MyOpeningRow
{
    public required OpeningId Opening { get; init; }
    public required int Version { get; init; }
    public required string Title { get; init; }
    public required OpeningKind Kind { get; init; }
    public required OpeningStatus Status { get; init; }

    /// <summary>Null: no limit.</summary>
    public int? Places { get; init; }

    /// <summary>Holds, agreements and started placements.</summary>
    public required int Taken { get; init; }
    public DateOnly? Begins { get; init; }
    public DateOnly? Ends { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Why a draft is one; empty when she keeps it herself.</summary>
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
            ? Refusal.NotFound("Jouw organisatie")
            : new MyOpeningsView(organisation, [.. (await openings.ReadAsync(null, cancellationToken)).Select(o => o.Row)]);
    }
}

internal sealed class MyOpeningHandler(OwnOpeningsReader openings) : IRequestHandler<MyOpening, Answer<MyOpeningView>>
{
    public async Task<Answer<MyOpeningView>> Handle(MyOpening request, CancellationToken cancellationToken) =>
        await openings.ReadAsync(request.Opening.Value, cancellationToken) is [var own] && OpeningRecord.FromRow(own.Stored) is { } opening
            ? new MyOpeningView(own.Row, OpeningFormRules.InputOf(opening, own.Stored))
            : Refusal.NotFound("Deze plek");
}

/// <summary>The openings of the coordinator's organisation, all or one, in the order of her list.</summary>
internal sealed class OwnOpeningsReader(DbSession db, Actor actor, TimeProvider clock, IConfiguration configuration)
{
    public async Task<IReadOnlyList<(MyOpeningRow Row, OpeningRow Stored)>> ReadAsync(long? opening, CancellationToken ct)
    {
        var created = (await db.Connection.QueryAsync<(long Id, DateTimeOffset CreatedAt)>(new CommandDefinition("""
            select id, created_at from openings
            where organisation_id = @organisation and municipality_code = @Municipality and (@opening::bigint is null or id = @opening)
            """, new { organisation = actor.Organisation?.Value, db.Municipality, opening }, cancellationToken: ct)))
            .ToDictionary(o => o.Id, o => o.CreatedAt);
        var rows = await OpeningReader.ReadAsync(db, db.Municipality, id: opening, ct: ct);
        return
        [
            .. rows.Where(row => created.ContainsKey(row.Id))
                .Select(row => (Row: RowOf(row, created[row.Id]), row))
                .OrderBy(o => o.Row.Status switch { OpeningStatus.Published => 0, OpeningStatus.Draft => 1, _ => 2 })
                .ThenByDescending(o => o.Row.CreatedAt).ThenByDescending(o => o.Row.Opening),
        ];
    }

    private MyOpeningRow RowOf(OpeningRow row, DateTimeOffset createdAt) => new()
    {
        Opening = new(row.Id),
        Version = row.Version,
        Title = row.Title,
        Kind = Code.Parse<OpeningKind>(row.Kind),
        Status = Code.Parse<OpeningStatus>(row.Status),
        Places = row.Capacity,
        Taken = row.Taken,
        Begins = row.Begins,
        Ends = row.Ends,
        CreatedAt = createdAt,
        Missing = row.Status == Code.Of(OpeningStatus.Draft)
            ? FairWorkConditions.MissingWithCheck(row, RoundSettings.From(configuration).Policy, clock.BusinessDate())
            : [],
    };
}
