using System.Text.Json;
using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Rounds;

/// <summary>The counts of a round that the engine knows; the names are those of the command's JSON.</summary>
public sealed record RoundSummary
{
    public const string NoPlace = "noPlace";
    public const string Questions = "questions";

    public required int People { get; init; }
    public required int Openings { get; init; }
    public required long Pairs { get; init; }
    public required long Candidates { get; init; }

    /// <summary>Proposals in the plan; pins are not among them.</summary>
    public required int Proposals { get; init; }

    /// <summary>People with a proposal in the plan, or with one that stands because a person pinned it.</summary>
    public required int PeopleWithProposal { get; init; }
    public required int PeopleWithProposalOrQuestions { get; init; }

    /// <summary>People for whom the ground of at least one kind of opening does not fail.</summary>
    public required int PeopleWithGround { get; init; }

    /// <summary>
    /// Rule → people without a proposal, in the order of the rules, then <see cref="NoPlace"/> and <see cref="Questions"/>.
    /// Together with <see cref="PeopleWithProposal"/> this is everybody.
    /// </summary>
    public required IReadOnlyDictionary<string, int> BlockedBy { get; init; }
    public required string Ranker { get; init; }
    public double? OptimalityGap { get; init; }

    /// <summary>Counts a result; the snapshot is the one it came from.</summary>
    public static RoundSummary From(RoundSnapshot snapshot, RoundResult result)
    {
        var withProposal = result.People.Count(p => p.Standing == Standing.Proposed);
        return new()
        {
            People = result.People.Count,
            Openings = snapshot.Openings.Count,
            Pairs = result.Pairs,
            Candidates = result.Candidates,
            Proposals = result.People.Sum(p => p.Proposals.Count),
            PeopleWithProposal = withProposal,
            PeopleWithProposalOrQuestions = withProposal + result.People.Count(p => p.Standing == Standing.Questions),
            PeopleWithGround = CountGround(snapshot),
            BlockedBy = CountBlocked(result.People),
            Ranker = result.Ranker,
            OptimalityGap = result.OptimalityGap,
        };
    }

    /// <summary>A rule's name as the summary writes it, such as <c>freeDayParts</c>.</summary>
    public static string NameOf(RuleCode rule) => JsonNamingPolicy.CamelCase.ConvertName(rule.ToString());

    private static OrderedDictionary<string, int> CountBlocked(IReadOnlyList<PersonResult> people)
    {
        var counts = new OrderedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var rule in people.Where(p => p.Standing == Standing.Blocked).CountBy(p => p.BlockedBy!.Value).OrderBy(c => c.Key))
            counts.Add(NameOf(rule.Key), rule.Value);
        foreach (var (standing, name) in new[] { (Standing.NoPlace, NoPlace), (Standing.Questions, Questions) })
            if (people.Count(p => p.Standing == standing) is > 0 and var number)
                counts.Add(name, number);
        return counts;
    }

    private static int CountGround(RoundSnapshot snapshot)
    {
        if (HardRules.All.FirstOrDefault(r => r.Code == RuleCode.Ground) is not { } ground)
            return 0;
        var context = new RuleContext(snapshot);
        return snapshot.Newcomers.Count(newcomer => OpeningKinds.All.Any(kind =>
            ground.Evaluate(newcomer, OfKind(kind), context).Verdict != Verdict.Fail));
    }

    /// <summary>The ground depends on the person and the kind alone, so that it counts kinds without an opening too.</summary>
    private static Opening OfKind(OpeningKind kind) =>
        new() { Id = default, Organisation = default, Kind = kind, Postcode = new(1000) };
}
