using Dapper;
using Matching.Service.Storage;

namespace Matching.Service.Rankers;

/// <summary>
/// A decision with the groups its person belongs to: for the audit of groups alone, read from a view of its own. Nothing that trains
/// takes one.
/// </summary>
internal sealed record AuditRow
{
    public required DateTimeOffset DecidedAt { get; init; }
    public required string Decision { get; init; }
    public required int[] Values { get; init; }

    /// <summary>Dimension → group, as in <see cref="Learning.Promotion.GroupFigure"/>.</summary>
    public required IReadOnlyDictionary<string, string> Groups { get; init; }

    public static async Task<IReadOnlyList<AuditRow>> ReadAsync(DbSession db, DateTimeOffset from, CancellationToken ct) =>
        [.. (await db.Connection.QueryAsync<Line>(new CommandDefinition("""
            select decided_at, decision, features::text as features, sex, age_band, learning_route, literacy
            from audit_groups
            where decided_at >= @from
            order by decided_at
            """, new { from }, cancellationToken: ct))).Select(RowOf).OfType<AuditRow>()];

    private static AuditRow? RowOf(Line line) => TrainingRows.ValuesOf(line.Features) is not { } values ? null : new()
    {
        DecidedAt = line.DecidedAt,
        Decision = line.Decision,
        Values = values,
        Groups = new Dictionary<string, string>
        {
            ["sex"] = line.Sex,
            ["age_band"] = line.AgeBand,
            ["learning_route"] = line.LearningRoute,
            ["literacy"] = line.Literacy,
        },
    };

    private sealed record Line
    {
        public required DateTimeOffset DecidedAt { get; init; }
        public required string Decision { get; init; }
        public string? Features { get; init; }
        public required string Sex { get; init; }
        public required string AgeBand { get; init; }
        public required string LearningRoute { get; init; }
        public required string Literacy { get; init; }
    }
}
