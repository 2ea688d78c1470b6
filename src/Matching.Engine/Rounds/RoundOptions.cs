using Matching.Engine.Domain;

namespace Matching.Engine.Rounds;

/// <summary>
/// The policy of a round. Stored with it and part of its input hash, so that a replay uses the same.
/// All limits are budgets of work or of places, never seconds.
/// </summary>
public sealed record RoundOptions
{
    public static RoundOptions Default { get; } = new();

    /// <summary>Proposals a person may hold at once, over all kinds.</summary>
    public int ProposalsPerPerson { get; init => field = Canonical.Within(value, 1, 20); } = 5;
    public int ProposalsPerPersonAndKind { get; init => field = Canonical.Within(value, 1, 20); } = 2;

    /// <summary>How many proposals this person may hold at once: her own tempo, within the policy.</summary>
    public int ProposalsFor(Newcomer person) => Math.Min(person.Tempo ?? ProposalsPerPerson, ProposalsPerPerson);

    /// <summary>The best so many candidates of a person take part in the allocation. The shorter the list, the more people get nothing.</summary>
    public int CandidatesPerPerson { get; init => field = Canonical.Within(value, 10, 1_000); } = 200;

    /// <summary>Bids one run of the auction may make; when they are spent, what was proved so far stands, or else the greedy plan. Floors and a reserve take several runs, each with this budget.</summary>
    public long BidBudget { get; init => field = Canonical.Within(value, 1, 1_000_000_000_000); } = 100_000_000;

    /// <summary>Good enough: how far from the optimum the plan may be, in millionths of its value. The auction goes on until it has proved this.</summary>
    public int GapMillionths { get; init => field = Canonical.Within(value, 0, 1_000_000); } = 100;

    /// <summary>Proposals a caseworker finds on her desk in a day; the rest waits in a stated order.</summary>
    public int DailyPortion { get; init => field = Canonical.Within(value, 1, 1_000); } = 10;

    /// <summary>How many people are proposed per free place: some will say no.</summary>
    public int Oversubscription { get; init => field = Canonical.Within(value, 1, 10); } = 3;

    /// <summary>Points of a possible candidate are multiplied by this many percent per Unknown.</summary>
    public int UnknownPercent { get; init => field = Canonical.Within(value, 1, 100); } = 50;

    /// <summary>With more Unknowns than this a pair is a question card, not a proposal.</summary>
    public int UnknownsAllowed { get; init => field = Canonical.Within(value, 0, 10); } = 2;

    /// <summary>Questions on a card.</summary>
    public int QuestionsPerCard { get; init => field = Canonical.Within(value, 1, 10); } = 3;

    /// <summary>Nothing is a candidate beyond this, as the crow flies.</summary>
    public int MaxKilometres { get; init => field = Canonical.Within(value, 1, 400); } = 40;

    /// <summary>Minutes assumed when no transport is known, on foot or by public transport.</summary>
    public int AssumedMaxMinutes { get; init => field = Canonical.Within(value, 5, 180); } = 45;

    /// <summary>A first proposal for someone is worth this many points more (of 10,000), so that coverage counts; Unknowns halve it as they halve points.</summary>
    public int FirstProposalBonus { get; init => field = Canonical.Within(value, 0, 10_000); } = 1_000;

    /// <summary>An untouched proposal of last night is worth this many points more, against flip-flop. It is no pin. Unknowns halve it too.</summary>
    public int StabilityBonus { get; init => field = Canonical.Within(value, 0, 10_000); } = 300;

    /// <summary>Groups that the policy puts first, each named once; none until switched on.</summary>
    public IReadOnlyList<Floor> Floors { get; init => field = OncePerGroup(Canonical.Sorted(value)); } = [];

    /// <summary>So many percent of the proposals that are not somebody's best are drawn by lot among what else fits her, to learn from; 0 to 20.</summary>
    public int ExplorationPercent { get; init => field = Canonical.Within(value, 0, 20); }

    /// <summary>How much of the expected price of a place is kept back for people who arrive later, in percent; 0 is not at all.</summary>
    public int ReservePercent { get; init => field = Canonical.Within(value, 0, 200); }

    /// <summary>Longest an unpaid work placement or taalstage may last, in months (the municipality's maximum).</summary>
    public int UnpaidMonthsMax { get; init => field = Canonical.Within(value, 1, 36); } = 6;

    private static IReadOnlyList<Floor> OncePerGroup(IReadOnlyList<Floor> floors)
    {
        foreach (var floor in floors)
            Canonical.Within(floor.Percent, 0, 100, nameof(Floor.Percent));
        return floors.Select(f => f.Group).Distinct().Count() == floors.Count
            ? floors
            : throw new ArgumentException("A group has one floor.", nameof(floors));
    }
}
