using FsCheck.Fluent;
using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class AllocationTests
{
    [Fact]
    public void Asking_every_rule_about_many_pairs_allocates_nothing()
    {
        var newcomers = Some.Newcomer.Sample(60).ToArray();
        var openings = Some.Opening.Sample(60).ToArray();
        var context = A.Context(
            commitments: Some.Commitment.Sample(10), rejected: [new Pair(new(1), new(2))], pins: [A.Pin(A.Newcomer(), A.Opening(3))]);
        IRule[] rules = [.. HardRules.All];
        var verdicts = new int[Enum.GetValues<Verdict>().Length];
        AskAll(rules, newcomers, openings, context, verdicts);
        Assert.DoesNotContain(0, verdicts);

        var before = GC.GetAllocatedBytesForCurrentThread();
        AskAll(rules, newcomers, openings, context, verdicts);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void AskAll(IRule[] rules, Newcomer[] newcomers, Opening[] openings, RuleContext context, int[] verdicts)
    {
        foreach (var newcomer in newcomers)
            foreach (var opening in openings)
                foreach (var rule in rules)
                    verdicts[(int)rule.Evaluate(newcomer, opening, context).Verdict]++;
    }
}
