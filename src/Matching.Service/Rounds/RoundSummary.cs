using System.Text.Json;
using System.Text.Json.Serialization;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;

namespace Matching.Service.Rounds;

/// <summary>A round in figures: what <c>round --json</c> prints, the page of a night shows and the column <c>summary</c> holds.</summary>
public sealed record RoundSummary
{
    /// <summary>Id of the round; null for a dry run, which leaves none.</summary>
    public long? Round { get; init; }
    public int? Attempt { get; init; }
    public required string Area { get; init; }
    public required DateOnly BusinessDate { get; init; }

    /// <summary>Everyone in the area, those set aside included: proposal + blockedBy add up to it.</summary>
    public required int People { get; init; }
    public required int Openings { get; init; }
    public required long Pairs { get; init; }
    public required long Candidates { get; init; }
    public required int Proposals { get; init; }
    public required int PeopleWithProposal { get; init; }

    /// <summary>Proposals inserted, updated or withdrawn.</summary>
    public int ChangedRows { get; init; }
    public int Inserted { get; init; }
    public int Updated { get; init; }
    public int Withdrawn { get; init; }

    /// <summary>Dossiers and openings that could not be read: left as they are, and shown.</summary>
    public required int SetAside { get; init; }

    /// <summary>Rule → people without a proposal; <c>questions</c>, <c>noPlace</c> and <c>setAside</c> beside the rules. Most people first.</summary>
    public required IReadOnlyDictionary<string, int> BlockedBy { get; init; }
    public required string Ranker { get; init; }
    public required string Allocation { get; init; }

    /// <summary>Step → seconds, in the order in which they ran.</summary>
    public required IReadOnlyDictionary<string, double> Seconds { get; init; }

    /// <summary>0 to 1; null when the allocation proves nothing.</summary>
    public double? OptimalityGap { get; init; }

    [JsonIgnore]
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = false };

    internal static RoundSummary Of(RoundInput input, RoundResult result, IReadOnlyDictionary<string, double> seconds) => new()
    {
        Area = input.Snapshot.Area.Value,
        BusinessDate = input.Snapshot.BusinessDate,
        People = input.Snapshot.Newcomers.Count + input.SetAsideNewcomers.Count,
        Openings = input.Snapshot.Openings.Count,
        Pairs = result.Pairs,
        Candidates = result.Candidates,
        Proposals = result.People.Sum(p => p.Proposals.Count),
        PeopleWithProposal = result.People.Count(p => p.Standing == Standing.Proposed),
        SetAside = input.SetAsideNewcomers.Count + input.SetAsideOpenings.Count,
        BlockedBy = Blocked(input, result),
        Ranker = result.Ranker,
        Allocation = result.Allocation,
        Seconds = seconds,
        OptimalityGap = result.OptimalityGap,
    };

    private static Dictionary<string, int> Blocked(RoundInput input, RoundResult result)
    {
        var people = result.People.Where(p => p.Standing != Standing.Proposed).GroupBy(Because).ToDictionary(g => g.Key, g => g.Count());
        if (input.SetAsideNewcomers.Count > 0)
            people["setAside"] = input.SetAsideNewcomers.Count;
        return people.OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).ToDictionary(p => p.Key, p => p.Value);
    }

    private static string Because(PersonResult person) => person.Standing switch
    {
        Standing.Questions => "questions",
        Standing.NoPlace => "noPlace",
        _ => person.BlockedBy is { } rule ? KeyOf(rule) : "unexplained",
    };

    /// <summary>A rule as the summary names it: <c>rightToWork</c>.</summary>
    public static string KeyOf(RuleCode rule) => JsonNamingPolicy.CamelCase.ConvertName(rule.ToString());
}
