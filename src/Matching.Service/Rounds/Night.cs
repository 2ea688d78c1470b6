using System.Text.Json;
using Dapper;
using Matching.Engine.Rules;
using Matching.Service.Pages.Texts;
using Matching.Service.Pipeline;
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
    public required IReadOnlyList<string> Warnings { get; init; }

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

/// <summary>A rule's code, <c>noPlace</c> or <c>questions</c>, with a Dutch name.</summary>
public sealed record BlockedByRow(string Code, string Name, int People, int? PeopleBefore);

internal sealed class NightHandler(DbSession db) : IRequestHandler<Night, Answer<NightView>>
{
    public async Task<Answer<NightView>> Handle(Night request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        if (await FindAsync(request.Round, ct) is not { } line)
            return Refusal.NotFound("Deze nacht");
        var before = await BeforeAsync(line, ct);
        var (report, earlier) = (line.Report(), before?.Report());
        return new NightView
        {
            Row = line.ToRow(),
            Before = before?.ToRow(),
            Stages = [.. (report?.Seconds ?? Nothing<double>()).Select(s => new NightStage(s.Key, s.Value, Value(earlier?.Seconds, s.Key)))],
            BlockedBy =
            [
                .. (report?.BlockedBy ?? Nothing<int>())
                    .OrderByDescending(b => b.Value)
                    .Select(b => new BlockedByRow(b.Key, NameOf(b.Key), b.Value, earlier is null ? null : Value(earlier.BlockedBy, b.Key) ?? 0)),
            ],
            Warnings = [.. line.WarningList().Select(w => w.Sentence)],
            Plan = report is null ? null : new(report.Allocation, report.BudgetSpent, report.OptimalityGap, report.PricedOpenings ?? 0),
            Floors = report?.Floors ?? [],
            NextRound = await NextAsync(line, ct),
        };
    }

    private static Dictionary<string, T> Nothing<T>() => [];

    private static T? Value<T>(IReadOnlyDictionary<string, T>? values, string key) where T : struct =>
        values is not null && values.TryGetValue(key, out var value) ? value : null;

    /// <summary>The keys of <c>blockedBy</c> in words: a rule in camel case, or one of the three that are no rule.</summary>
    private static string NameOf(string key) => key switch
    {
        "questions" => "Eerst een vraag",
        "noPlace" => "Past, maar alles is vol",
        "setAside" => "Dossier niet te lezen",
        _ => Enum.GetValues<RuleCode>().Where(rule => JsonNamingPolicy.CamelCase.ConvertName(rule.ToString()) == key)
            .Select(RuleText.Name).FirstOrDefault() ?? key,
    };

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
