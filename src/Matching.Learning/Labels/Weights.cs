namespace Matching.Learning.Labels;

/// <summary>
/// How heavily each decision counts. What an exploration slot showed stands for what the plan seldom shows, so it counts by the inverse of
/// the chance it had, clipped (inverse propensity; Joachims et al. 2017). And no caseworker moves the ranking of all others: hers together
/// weigh no more than a share. (Within a group only differences count, and LambdaRank counts each group about once: rejecting all of it says nothing.)
/// </summary>
public static class Weights
{
    /// <summary>An exploration slot counts at most so many times.</summary>
    public const double MostInverse = 5;

    /// <summary>What one caseworker may weigh, as a share of all; where there are few, one and a half times her fair part.</summary>
    public const double MostShare = 0.10;
    private const double FairParts = 1.5;

    /// <summary>One per decision; the mean is 1.</summary>
    public static float[] Of(IReadOnlyList<LoggedDecision> decisions)
    {
        double[] weights = [.. decisions.Select(d => Math.Min(MostInverse, 1 / Math.Clamp(d.Propensity, 1e-6, 1)))];
        Cap(weights, [.. decisions.Select(d => d.Caseworker)]);
        var mean = weights.DefaultIfEmpty(1).Average();
        return [.. weights.Select(w => (float)(w / mean))];
    }

    /// <summary>Scales each caseworker's rows down until none has more than the share of what is left.</summary>
    private static void Cap(double[] weights, long[] caseworkers)
    {
        var own = Enumerable.Range(0, weights.Length).GroupBy(i => caseworkers[i]).OrderBy(g => g.Key)
            .Select(g => (Rows: g.ToArray(), Weight: g.Sum(i => weights[i]))).OrderByDescending(g => g.Weight).ToList();
        var share = Math.Max(MostShare, FairParts / Math.Max(1, own.Count));
        // From the heaviest on: whoever is above the cap gets it, where cap = share × (those capped × cap + the rest).
        var (capped, rest) = (0, own.Sum(g => g.Weight));
        while (capped < own.Count && own[capped].Weight > Cap())
            rest -= own[capped++].Weight;
        var cap = Cap();
        foreach (var (rows, weight) in own.Take(capped))
            foreach (var row in rows)
                weights[row] *= cap / weight;

        double Cap() => share * rest / (1 - share * capped);
    }
}
