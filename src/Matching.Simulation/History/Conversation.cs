using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Simulation.Catalogue;
using Matching.Simulation.People;

namespace Matching.Simulation.History;

/// <summary>One moment at which a caseworker looked at what lay open for one newcomer.</summary>
internal sealed record Conversation(TownPerson Person, DateOnly Day, int Number, SeededRandom Random)
{
    /// <summary>The working days of the past on which this person was talked about.</summary>
    public static IEnumerable<Conversation> Of(TownOptions options, TownPerson person)
    {
        var newcomer = person.Newcomer;
        if (person.Knowledge == Knowledge.Bare || newcomer.Status != NewcomerStatus.Active)
            yield break;
        var random = SeededRandom.Stream(options.Seed, "conversations", newcomer.Id.Value);
        var days = WorkingDays(options.Anchor, newcomer.SettledOn);
        var number = 0;
        foreach (var day in random.Some(days, random.Pick(Assumptions.Conversations)))
            yield return new(person, day, ++number, SeededRandom.Stream(options.Seed, "conversation", newcomer.Id.Value * 10 + number));
    }

    /// <summary>The openings she saw, best first as last night's list had it: near her taste, but not the same.</summary>
    public IReadOnlyList<TownOpening> Shown(IReadOnlyList<TownOpening> openings, RuleContext rules, Func<Opening, bool> isStillPossible)
    {
        var candidates = Random.Some(openings, Assumptions.LookedAt)
            .Where(o => o.Opening.Status == OpeningStatus.Published && isStillPossible(o.Opening) && Fits(o.Opening, rules))
            .Select(o => (Opening: o, Rank: CaseworkerTaste.LogOdds(Person.Newcomer, o.Opening) + Random.Normal(deviation: Assumptions.ListNoise)))
            .OrderByDescending(c => c.Rank).ThenBy(c => c.Opening.Opening.Id)
            .ToList();
        var perKind = new int[OpeningKinds.Count];
        return [.. candidates.Where(c => perKind[(int)c.Opening.Opening.Kind]++ < Assumptions.ShownPerKind)
            .Take(Assumptions.ShownAtOnce).Select(c => c.Opening)];
    }

    private bool Fits(Opening opening, RuleContext context)
    {
        var unknowns = 0;
        foreach (var rule in HardRules.All)
        {
            var verdict = rule.Evaluate(Person.Newcomer, opening, context).Verdict;
            if (verdict == Verdict.Fail || (verdict == Verdict.Unknown && ++unknowns > RoundOptions.Default.UnknownsAllowed))
                return false;
        }
        return true;
    }

    private static List<DateOnly> WorkingDays(DateOnly anchor, DateOnly? settled) =>
        [.. Enumerable.Range(1, Assumptions.HistoryDays)
            .Select(back => anchor.AddDays(-back))
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !(day <= settled))];
}
