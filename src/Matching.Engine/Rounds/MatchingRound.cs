namespace Matching.Engine.Rounds;

/// <summary>The steps of a round, in order; reported as progress.</summary>
public enum RoundStage : byte { Rules, Scores, Allocation, Explanation }

/// <summary>One round: rules, scores, allocation, explanation. Pure and synchronous: the same snapshot gives the same result, byte for byte.</summary>
public static class MatchingRound
{
    public static RoundResult Run(RoundSnapshot snapshot, IProgress<RoundStage>? progress = null) =>
        throw new NotSupportedException("The round is written in the next commit.");
}
