using System.Text.Json;
using Dapper;
using Matching.Engine.Features;
using Matching.Learning.Labels;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Rankers;

/// <summary>One decision about a pair, as the training view tells it.</summary>
internal sealed record TrainingRow
{
    public required long GroupNo { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }
    public required long CaseworkerNo { get; init; }
    public required long OpeningNo { get; init; }
    public int? ShownRank { get; init; }
    public required string Decision { get; init; }
    public string? Reason { get; init; }
    public DateOnly? StartedOn { get; init; }
    public DateOnly? StoppedOn { get; init; }

    /// <summary>Ten-thousandths; null when it was not drawn by lot.</summary>
    public int? Propensity { get; init; }

    /// <summary>In the order of the schema.</summary>
    public required int[] Values { get; init; }

    /// <summary>The best that came of it, as the table of labels spells it; null when nothing did.</summary>
    public string? Outcome(DateOnly today) => StartedOn is not { } started || Decision != "put_forward" ? null
        : (StoppedOn ?? today).DayNumber - started.DayNumber >= Labels.ActiveAfterDays ? "active_at_3_months"
        : "started";
}

/// <summary>All decisions of the session's municipality: those that can teach, and how many had features of another version.</summary>
internal sealed record TrainingRows(IReadOnlyList<TrainingRow> Rows, int OtherFeatures)
{
    public static async Task<TrainingRows> ReadAsync(DbSession db, CancellationToken ct)
    {
        var lines = (await db.Connection.QueryAsync<Line>(new CommandDefinition("""
            select group_no, decided_at, caseworker_no, opening_no, shown_rank, decision, reason, started_on, stopped_on, propensity, features::text as features
            from training_pairs
            order by decided_at, group_no, opening_no
            """, cancellationToken: ct))).AsList();
        var rows = lines.Select(RowOf).OfType<TrainingRow>().ToList();
        return new(rows, lines.Count - rows.Count);
    }

    /// <summary>As the learner takes them; its table of labels says what each means.</summary>
    public IReadOnlyList<LoggedDecision> Logged(DateOnly today) => [.. Rows.Select(row => new LoggedDecision
    {
        Group = row.GroupNo,
        Caseworker = row.CaseworkerNo,
        Opening = row.OpeningNo,
        DecidedOn = BusinessCalendar.BusinessDateOf(row.DecidedAt),
        Decision = row.Decision,
        Detail = row.Reason ?? row.Outcome(today),
        ShownRank = row.ShownRank,
        Propensity = row.Propensity is { } drawn ? drawn / 10_000.0 : 1,
        Features = row.Values,
        SchemaHash = FeatureSchema.Hash,
    })];

    /// <summary>The stored values, or null when they are not of this schema.</summary>
    public static int[]? ValuesOf(string? features)
    {
        if (features is null || JsonSerializer.Deserialize<int[]>(features) is not { } values || values.Length != FeatureSchema.Count)
            return null;
        for (var i = 0; i < values.Length; i++)
            if (values[i] < FeatureSchema.All[i].Low || values[i] > FeatureSchema.All[i].High)
                return null;
        return values;
    }

    private static TrainingRow? RowOf(Line line) => ValuesOf(line.Features) is not { } values ? null : new()
    {
        GroupNo = line.GroupNo,
        DecidedAt = line.DecidedAt,
        CaseworkerNo = line.CaseworkerNo,
        OpeningNo = line.OpeningNo,
        ShownRank = line.ShownRank,
        Decision = line.Decision,
        Reason = line.Reason,
        StartedOn = line.StartedOn,
        StoppedOn = line.StoppedOn,
        Propensity = line.Propensity,
        Values = values,
    };

    private sealed record Line
    {
        public required long GroupNo { get; init; }
        public required DateTimeOffset DecidedAt { get; init; }
        public required long CaseworkerNo { get; init; }
        public required long OpeningNo { get; init; }
        public int? ShownRank { get; init; }
        public required string Decision { get; init; }
        public string? Reason { get; init; }
        public DateOnly? StartedOn { get; init; }
        public DateOnly? StoppedOn { get; init; }
        public int? Propensity { get; init; }
        public string? Features { get; init; }
    }
}
