using Matching.Engine.Features;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;

namespace Matching.Engine.Rounds;

/// <summary>A candidate with few enough Unknowns to be proposed; not pinned.</summary>
internal readonly record struct ProposablePair(int Person, int Opening, int Unknowns);

/// <summary>Everything that may be proposed, with its features, score and points; sorted by person, then by opening.</summary>
internal sealed class ScoredPairs
{
    /// <summary>Where each person's pairs begin; one longer than the number of people.</summary>
    public required int[] First { get; init; }
    public required ProposablePair[] Pairs { get; init; }
    public required FeatureMatrix Features { get; init; }
    public required int[] Scores { get; init; }
    public required int[] Points { get; init; }

    public static ScoredPairs From(
        RoundSnapshot snapshot, RuleContext context, PersonCandidates[] candidates, PinBoard pins, IScorer scorer, ParallelOptions parallel)
    {
        var (first, pairs) = Proposable(candidates, pins, snapshot.Options.UnknownsAllowed);

        var features = new FeatureMatrix(pairs.Length);
        Parallel.For(0, candidates.Length, parallel, person =>
        {
            for (var i = first[person]; i < first[person + 1]; i++)
                FeatureSchema.Read(snapshot.Newcomers[person], snapshot.Openings[pairs[i].Opening], context, features.Row(i));
        });

        var scores = new int[pairs.Length];
        scorer.Score(features, scores);

        var points = new int[pairs.Length];
        for (var i = 0; i < pairs.Length; i++)
        {
            var wish = snapshot.Newcomers[pairs[i].Person].Wishes.WeightOf(snapshot.Openings[pairs[i].Opening].Kind);
            points[i] = Scoring.Points.Of(
                scorer.Chance(scores[i]), Scoring.Points.WishPercent(wish), Scoring.Points.UnknownPercent(pairs[i].Unknowns, snapshot.Options));
        }
        return new() { First = first, Pairs = pairs, Features = features, Scores = scores, Points = points };
    }

    private static (int[] First, ProposablePair[] Pairs) Proposable(PersonCandidates[] candidates, PinBoard pins, int unknownsAllowed)
    {
        var first = new int[candidates.Length + 1];
        var pairs = new List<ProposablePair>();
        for (var person = 0; person < candidates.Length; person++)
        {
            foreach (var candidate in candidates[person].All)
                if (candidate.Unknowns <= unknownsAllowed && !pins.Has(person, candidate.Opening))
                    pairs.Add(new(person, candidate.Opening, candidate.Unknowns));
            first[person + 1] = pairs.Count;
        }
        return (first, [.. pairs]);
    }
}
