using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;

namespace Matching.Engine.Explanation.Unlocking;

/// <summary>Runs the rules about people for one opening as it is, and again with each step that it could be lowered.</summary>
internal static class OpeningJudge
{
    /// <summary>Rules about the opening alone, and the one about what someone cannot do: that is in no count (design §5).</summary>
    private static readonly RuleSet LeftOut =
        RuleSet.Of(RuleCode.OpeningIsOpen, RuleCode.FairWork, RuleCode.PlaceFree, RuleCode.FunctionalLimits);

    /// <summary>What the host asks. The rest is the person's own and is told to nobody.</summary>
    private static readonly RuleSet Asked = RuleSet.Of(
        RuleCode.LearningRoute, RuleCode.Speaking, RuleCode.Listening, RuleCode.Reading, RuleCode.Writing, RuleCode.Distance, RuleCode.Reachable,
        RuleCode.FreeDayParts, RuleCode.HoursPerWeek, RuleCode.Education, RuleCode.RecognisedDiploma, RuleCode.DrivingLicence, RuleCode.ContactLanguage);

    private static readonly IRule[] Rules = [.. HardRules.All.Where(r => !LeftOut.Contains(r.Code))];

    private readonly record struct Judged(Newcomer Newcomer, RuleSet Fails, RuleSet Unknown);

    public static OpeningUnlocks Of(RoundSnapshot snapshot, Opening opening, RuleContext context)
    {
        var people = new Judged[snapshot.Newcomers.Count];
        Parallel.For(0, people.Length, i => people[i] = Judge(snapshot.Newcomers[i], opening, context));
        return new()
        {
            People = people.Count(p => p.Fails.IsEmpty),
            WithoutUnknowns = people.Count(p => p.Fails.IsEmpty && p.Unknown.IsEmpty),
            Costs =
            [
                .. from rule in Rules
                   where Asked.Contains(rule.Code)
                   let alone = people.Count(p => p.Fails == RuleSet.Of(rule.Code))
                   where alone > 0
                   orderby alone descending, rule.Code
                   select new RequirementCost(rule.Code, alone),
            ],
            Relaxations = Relaxations(opening, people, context),
        };
    }

    private static Judged Judge(Newcomer newcomer, Opening opening, RuleContext context)
    {
        var (fails, unknown) = (default(RuleSet), default(RuleSet));
        foreach (var rule in Rules)
            switch (rule.Evaluate(newcomer, opening, context).Verdict)
            {
                case Verdict.Fail:
                    fails = fails.With(rule.Code);
                    break;
                case Verdict.Unknown:
                    unknown = unknown.With(rule.Code);
                    break;
            }
        return new(newcomer, fails, unknown);
    }

    /// <summary>Of the seats only the one that brings most people, the lower postcode on a tie.</summary>
    private static List<Relaxation> Relaxations(Opening opening, Judged[] people, RuleContext context)
    {
        var tooFar = people.Where(p => p.Fails == RuleSet.Of(RuleCode.Reachable) && !p.Newcomer.Shielded).Select(p => p.Newcomer.Postcode);
        var steps = OpeningChange.For(opening, tooFar).Select(change => Try(change, opening, people, context)).Where(r => r.People > 0).ToList();
        var seat = steps.Where(r => r.Change is SeatFrom).OrderByDescending(r => r.People).Take(1);
        return [.. steps.Where(r => r.Change is not SeatFrom).Concat(seat).OrderByDescending(r => r.People)];
    }

    private static Relaxation Try(OpeningChange change, Opening opening, Judged[] people, RuleContext context)
    {
        var touches = change.Touches;
        var changed = change.ApplyTo(opening);
        IRule[] touched = [.. Rules.Where(r => touches.Contains(r.Code))];
        var (added, sure) = (0, 0);
        foreach (var (newcomer, fails, unknown) in people)
        {
            if (fails.IsEmpty || !touches.Covers(fails))
                continue;
            var isSure = touches.Covers(unknown);
            var isAdded = true;
            foreach (var rule in touched)
            {
                var verdict = rule.Evaluate(newcomer, changed, context).Verdict;
                isAdded &= verdict != Verdict.Fail;
                isSure &= verdict == Verdict.Pass;
            }
            added += isAdded ? 1 : 0;
            sure += isAdded && isSure ? 1 : 0;
        }
        return new(change, added, sure);
    }
}
