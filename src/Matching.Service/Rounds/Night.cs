using Dapper;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Rankers;
using Matching.Service.Reports;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Rounds;

/// <summary>One round; null is the latest of the area.</summary>
[For(Role.Manager)]
public sealed record Night(long? Round = null) : IQuery<NightView>;

public sealed record NightView
{
    public required NightRow Row { get; init; }

    /// <summary>The published round of the nearest earlier business date; null for the first night.</summary>
    public NightRow? Before { get; init; }

    /// <summary>In the order in which they ran.</summary>
    public required IReadOnlyList<NightStage> Stages { get; init; }

    /// <summary>Everyone without a proposal stands here once; most people first.</summary>
    public required IReadOnlyList<BlockedByRow> BlockedBy { get; init; }
    public required IReadOnlyList<NightWarning> Warnings { get; init; }

    /// <summary>Warnings of the night before that this night has no more.</summary>
    public required IReadOnlyList<NightWarning> Solved { get; init; }

    /// <summary>How the places were divided; null while the night has no report.</summary>
    public NightPlan? Plan { get; init; }

    /// <summary>What each floor of the policy asked, reached and cost.</summary>
    public required IReadOnlyList<FloorReport> Floors { get; init; }

    /// <summary>The round published after this one, to page on; null for the latest.</summary>
    public long? NextRound { get; init; }
}

/// <summary>How a night divided the places.</summary>
/// <param name="Allocation">'auction' or 'greedy'.</param>
/// <param name="BudgetSpent">The auction stopped because its budget of bids was spent.</param>
/// <param name="OptimalityGap">How far from the best possible plan at most, 0 to 1; null when the allocation proves nothing.</param>
/// <param name="ScarceOpenings">Openings of which more was wanted than there is.</param>
public sealed record NightPlan(string Allocation, bool BudgetSpent, double? OptimalityGap, int ScarceOpenings);

/// <summary>Stage code as in the summary, and seconds; before is the night before's, null when it had no such stage.</summary>
public sealed record NightStage(string Stage, double Seconds, double? SecondsBefore);

/// <summary>Rules that keep people without a proposal: codes of rules, <c>noPlace</c>, <c>questions</c> or <c>setAside</c>.</summary>
/// <param name="Codes">One, or all that were put together because few people stand at each.</param>
/// <param name="People">Ten or more, or everybody there is.</param>
/// <param name="PeopleBefore">The same the night before; null: no night before, or fewer than ten then.</param>
public sealed record BlockedByRow(IReadOnlyList<string> Codes, int People, int? PeopleBefore);

/// <summary>The same trouble of a night with every id it is about: newcomers or openings.</summary>
public sealed record NightWarning(string Code, IReadOnlyList<long> Ids)
{
    public RankerTrouble? Trouble => new RoundWarning(Code, 0).Trouble;

    internal static IReadOnlyList<NightWarning> Of(IEnumerable<RoundWarning> warnings) =>
        [.. warnings.GroupBy(w => w.Code, StringComparer.Ordinal).Select(g => new NightWarning(g.Key, [.. g.Select(w => w.Id).Distinct().Order()]))];
}

internal sealed class NightHandler(DbSession db) : IRequestHandler<Night, Answer<NightView>>
{
    public async Task<Answer<NightView>> Handle(Night request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        if (await FindAsync(request.Round, ct) is not { } line)
            return Refusal.NotFound(Say.It("Deze nacht"));
        var before = await BeforeAsync(line, ct);
        var (report, earlier) = (line.Report(), before?.Report());
        return new NightView
        {
            Row = line.ToRow(),
            Before = before?.ToRow(),
            Stages = [.. (report?.Seconds ?? Nothing<double>()).Select(s => new NightStage(s.Key, s.Value, Value(earlier?.Seconds, s.Key)))],
            BlockedBy = BlockedBy(report, earlier),
            Warnings = NightWarning.Of(line.WarningList()),
            Solved = NightWarning.Of((before?.WarningList() ?? []).Except(line.WarningList())),
            Plan = report is null ? null : new(report.Allocation, report.BudgetSpent, report.OptimalityGap, report.PricedOpenings ?? 0),
            Floors = report?.Floors ?? [],
            NextRound = await NextAsync(line, ct),
        };
    }

    private static Dictionary<string, T> Nothing<T>() => [];

    private static T? Value<T>(IReadOnlyDictionary<string, T>? values, string key) where T : struct =>
        values is not null && values.TryGetValue(key, out var value) ? value : null;

    private static IReadOnlyList<BlockedByRow> BlockedBy(RoundReport? report, RoundReport? earlier)
    {
        var rows = SmallCells.Merge((report?.BlockedBy ?? Nothing<int>()).Select(b => (b.Key, b.Value)));
        if (earlier is null)
            return [.. rows.Select(row => new BlockedByRow(row.Groups, row.People, null))];
        var before = SmallCells.Hide([.. rows.Select(row => row.Groups.Sum(code => Value(earlier.BlockedBy, code) ?? 0))]);
        return [.. rows.Select((row, r) => new BlockedByRow(row.Groups, row.People, before[r]))];
    }

    private async Task<NightLine?> FindAsync(long? round, CancellationToken ct) =>
        await db.Connection.QueryFirstOrDefaultAsync<NightLine>(new CommandDefinition($"""
            select id, business_date, attempt, state, started_by, started_at, finished_at, ranker, summary::text as summary, warnings::text as warnings
            from rounds
            where @round::bigint is null or id = @round
            {RoundStore.LatestFirst}
            limit 1
            """, new { round }, cancellationToken: ct));

    private async Task<NightLine?> BeforeAsync(NightLine line, CancellationToken ct) =>
        await db.Connection.QueryFirstOrDefaultAsync<NightLine>(new CommandDefinition($"""
            select id, business_date, attempt, state, started_by, started_at, finished_at, ranker, summary::text as summary, warnings::text as warnings
            from rounds
            where state = 'published' and business_date < @BusinessDate
            {RoundStore.LatestFirst}
            limit 1
            """, new { line.BusinessDate }, cancellationToken: ct));

    private async Task<long?> NextAsync(NightLine line, CancellationToken ct) =>
        await db.Connection.ExecuteScalarAsync<long?>(new CommandDefinition("""
            select id from rounds
            where state = 'published' and (business_date, attempt) > (@BusinessDate, @Attempt)
            order by business_date, attempt
            limit 1
            """, new { line.BusinessDate, line.Attempt }, cancellationToken: ct));
}
