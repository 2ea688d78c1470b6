using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Openings;

/// <summary>
/// Drafts of unpaid work in the municipality, those that only wait for the check first. What a coordinator keeps back herself is not here.
/// </summary>
[For(Role.Caseworker, Role.Manager)]
public sealed record Drafts : IQuery<IReadOnlyList<DraftRow>>;

public sealed record DraftRow
{
    public required OpeningId Opening { get; init; }
    public required int Version { get; init; }
    public required string Title { get; init; }
    public required OpeningKind Kind { get; init; }
    public required string Organisation { get; init; }
    public string? Description { get; init; }
    public string? LearningGoal { get; init; }
    public string? Supervisor { get; init; }
    public DateOnly? Begins { get; init; }
    public DateOnly? Ends { get; init; }
    public required bool DisplacesNobody { get; init; }
    public int? Places { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The municipal check itself is not in this list. Empty: it can be published now.</summary>
    public required IReadOnlyList<FairWorkCondition> Missing { get; init; }
}

internal sealed class DraftsHandler(DbSession db, TimeProvider clock, IConfiguration configuration)
    : IRequestHandler<Drafts, Answer<IReadOnlyList<DraftRow>>>
{
    public async Task<Answer<IReadOnlyList<DraftRow>>> Handle(Drafts request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var drafts = (await db.Connection.QueryAsync<Line>(new CommandDefinition("""
            select o.id, g.name as organisation, o.created_at
            from openings o
            join organisations g on g.id = o.organisation_id
            where o.municipality_code = @Municipality and o.status = 'draft' and not o.kept_as_draft and o.unpaid and o.kind in ('work_placement', 'taalstage')
            """, new { db.Municipality }, cancellationToken: ct))).ToDictionary(d => d.Id);
        var policy = RoundSettings.From(configuration).Policy;
        var today = clock.BusinessDate();
        var rows = await OpeningReader.ReadAsync(db, ids: [.. drafts.Keys], ct: ct);
        return rows.Select(row => RowOf(row, drafts[row.Id], FairWorkConditions.Missing(row, policy, today)))
            .OrderBy(d => d.Missing.Count).ThenBy(d => d.CreatedAt).ThenBy(d => d.Opening)
            .ToList();
    }

    private static DraftRow RowOf(OpeningRow row, Line line, IReadOnlyList<FairWorkCondition> missing) => new()
    {
        Opening = new(row.Id),
        Version = row.Version,
        Title = row.Title,
        Kind = Code.Parse<OpeningKind>(row.Kind),
        Organisation = line.Organisation,
        Description = row.Description,
        LearningGoal = row.LearningGoal,
        Supervisor = row.Supervisor,
        Begins = row.Begins,
        Ends = row.Ends,
        DisplacesNobody = row.NoDisplacement,
        Places = row.Capacity,
        CreatedAt = line.CreatedAt,
        Missing = missing,
    };

    private sealed record Line(long Id, string Organisation, DateTimeOffset CreatedAt);
}
