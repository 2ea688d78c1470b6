using System.Text.Json;
using Matching.Engine.Rounds;
using Matching.Service.Storage;

namespace Matching.Service.Rounds;

/// <summary>A round in figures: what <c>round --json</c> prints, the page of a night shows and the column <c>summary</c> holds.</summary>
public sealed record RoundReport
{
    /// <summary>How it is written, in the database and on standard output.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    /// <summary>Id of the round; null for a dry run, which leaves none.</summary>
    public long? Round { get; init; }
    public int? Attempt { get; init; }
    public required string Area { get; init; }
    public required DateOnly BusinessDate { get; init; }

    /// <summary>Everyone in the area, those set aside included: <c>peopleWithProposal</c> and <c>blockedBy</c> add up to it.</summary>
    public required int People { get; init; }
    public required int Openings { get; init; }
    public required long Pairs { get; init; }
    public required long Candidates { get; init; }
    public required int Proposals { get; init; }
    public required int PeopleWithProposal { get; init; }
    public required int PeopleWithProposalOrQuestions { get; init; }
    public required int PeopleWithGround { get; init; }

    /// <summary>Proposals inserted, updated or withdrawn.</summary>
    public int ChangedRows { get; init; }
    public int Inserted { get; init; }
    public int Updated { get; init; }
    public int Withdrawn { get; init; }

    /// <summary>Dossiers and openings that could not be read: left as they are, and shown.</summary>
    public required int SetAside { get; init; }

    /// <summary>Rule → people without a proposal; <c>noPlace</c>, <c>questions</c> and <c>setAside</c> beside the rules.</summary>
    public required IReadOnlyDictionary<string, int> BlockedBy { get; init; }

    /// <summary>What ranked: a ranker's id, or 'weighted-sum'.</summary>
    public required string Ranker { get; init; }

    /// <summary>The champion that should have ranked and could not, with the code of why; null when all was well.</summary>
    public RankerLeftOut? RankerLeftOut { get; init; }

    /// <summary>'auction', or 'greedy' when the budget of bids was spent before there was a plan by auction.</summary>
    public required string Allocation { get; init; }

    /// <summary>The budget of bids was spent: the plan is the greedy one, or proves less than was asked.</summary>
    public bool BudgetSpent { get; init; }

    /// <summary>What the plan is worth, bonuses included, by the certificate; null when the allocation proves nothing.</summary>
    public long? PlanPoints { get; init; }

    /// <summary>What no plan exceeds, counted like <see cref="PlanPoints"/>; null when the allocation proves nothing.</summary>
    public long? BestPossiblePoints { get; init; }

    /// <summary>Openings of which more was wanted than there is; null in a report of before this was counted.</summary>
    public int? PricedOpenings { get; init; }

    /// <summary>Step → seconds, in the order in which they ran.</summary>
    public required IReadOnlyDictionary<string, double> Seconds { get; init; }

    /// <summary>0 to 1; null when the allocation proves nothing.</summary>
    public double? OptimalityGap { get; init; }

    /// <summary>What each floor of the policy asked, reached and cost; empty without a policy.</summary>
    public IReadOnlyList<FloorReport> Floors { get; init; } = [];

    internal static RoundReport Of(RoundInput input, RoundResult result, IReadOnlyDictionary<string, double> seconds)
    {
        var counts = RoundSummary.From(input.Snapshot, result);
        var blockedBy = new OrderedDictionary<string, int>(counts.BlockedBy);
        if (input.SetAsideNewcomers.Count > 0)
            blockedBy.Add("setAside", input.SetAsideNewcomers.Count);
        return new()
        {
            Area = input.Snapshot.Area.Value,
            BusinessDate = input.Snapshot.BusinessDate,
            People = counts.People + input.SetAsideNewcomers.Count,
            Openings = counts.Openings,
            Pairs = counts.Pairs,
            Candidates = counts.Candidates,
            Proposals = counts.Proposals,
            PeopleWithProposal = counts.PeopleWithProposal,
            PeopleWithProposalOrQuestions = counts.PeopleWithProposalOrQuestions,
            PeopleWithGround = counts.PeopleWithGround,
            SetAside = input.SetAsideNewcomers.Count + input.SetAsideOpenings.Count,
            BlockedBy = blockedBy,
            Ranker = counts.Ranker,
            RankerLeftOut = input.Ranker is { Champion: { } champion, Trouble: { } trouble } ? new(champion, Code.Of(trouble)) : null,
            Allocation = result.Allocation,
            BudgetSpent = result.BudgetSpent,
            PlanPoints = result.Certificate?.Primal,
            BestPossiblePoints = result.Certificate?.Dual,
            PricedOpenings = result.Prices.Count,
            Seconds = seconds,
            OptimalityGap = counts.OptimalityGap,
            Floors = [.. result.Floors.Select(floor => FloorReport.Of(floor, result.TotalPoints))],
        };
    }
}

/// <summary>A champion that could not rank this night: rules and the weighted sum did.</summary>
public sealed record RankerLeftOut(string Ranker, string Why);
