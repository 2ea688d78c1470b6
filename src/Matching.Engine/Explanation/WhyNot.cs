using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;

namespace Matching.Engine.Explanation;

/// <summary>
/// Answers why a person was not proposed somewhere, for any pair of a round. Nothing is guessed: the rules and the scorer run again
/// on the round's own snapshot.
/// </summary>
public static class WhyNot
{
    /// <param name="snapshot">What the round looked at.</param>
    /// <param name="result">What it decided.</param>
    /// <param name="newcomer">Who.</param>
    /// <param name="opening">Where.</param>
    /// <param name="scorer">The scorer of that round; null is the weighted sum.</param>
    /// <exception cref="ArgumentException">The round used another scorer, so its points cannot be computed again.</exception>
    public static WhyNotAnswer Of(RoundSnapshot snapshot, RoundResult result, NewcomerId newcomer, OpeningId opening, IScorer? scorer = null)
    {
        scorer ??= WeightedSum.Instance;
        if (scorer.Id != result.Ranker)
            throw new ArgumentException($"The round used {result.Ranker}, not {scorer.Id}.", nameof(scorer));
        if (snapshot.Newcomers.FirstOrDefault(n => n.Id == newcomer) is not { } person
            || snapshot.Openings.FirstOrDefault(o => o.Id == opening) is not { } place
            || result.People.FirstOrDefault(p => p.Newcomer == newcomer) is not { } standing)
            return new NotInRound();
        if (standing.Proposals.FirstOrDefault(p => p.Opening == opening) is { } proposed)
            return new IsProposed(proposed.Rank);

        var pins = StandingPins(snapshot, result);
        foreach (var pin in pins)
            if (pin.Newcomer == newcomer && pin.Opening == opening)
                return new IsPinned(pin.Reason);

        var context = new RuleContext(snapshot);
        return OfRules(person, place, context) ?? new PlanAnswer(snapshot, result, context, scorer, pins).For(person, place, standing);
    }

    /// <summary>What the rules alone say; null when the pair could be proposed.</summary>
    internal static WhyNotAnswer? OfRules(Newcomer person, Opening place, RuleContext context)
    {
        var fails = new List<FailingRule>();
        var unknowns = new List<UnknownRule>();
        foreach (var rule in HardRules.All)
        {
            var outcome = rule.Evaluate(person, place, context);
            if (outcome.Verdict == Verdict.Fail)
                fails.Add(new(rule.Code, outcome.Shortfall));
            else if (outcome.Verdict == Verdict.Unknown)
                unknowns.Add(new(rule.Code, outcome.Question));
        }
        return fails switch
        {
            [{ Rule: RuleCode.PlaceFree }] => new IsFull(place.Capacity.Places ?? 0, place.Capacity.Taken, Kept: 0),
            [] => unknowns.Count > context.Options.UnknownsAllowed ? new NeedsAnswers(unknowns, context.Options.UnknownsAllowed) : null,
            _ => new FailsRule(fails),
        };
    }

    private static List<Pin> StandingPins(RoundSnapshot snapshot, RoundResult result)
    {
        var broken = result.BrokenPins.Select(b => (b.Newcomer, b.Opening)).ToHashSet();
        return [.. snapshot.Pins.Where(p => !broken.Contains((p.Newcomer, p.Opening)))];
    }
}
