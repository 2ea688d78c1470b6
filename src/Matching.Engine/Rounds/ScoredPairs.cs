using Matching.Engine.Features;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;

namespace Matching.Engine.Rounds;

/// <summary>A candidate with few enough Unknowns to be proposed, not pinned.</summary>
/// <param name="Opening">Position in the snapshot's list.</param>
/// <param name="Points">0 to 10,000, before bonuses.</param>
/// <param name="Unknowns">Rules that are Unknown.</param>
/// <param name="LastNight">It was proposed last night and nobody touched it.</param>
internal readonly record struct ScoredPair(int Opening, ushort Points, byte Unknowns, bool LastNight);

/// <summary>
/// Everything that may be proposed: of each person her best <see cref="RoundOptions.CandidatesPerPerson"/> pairs and what lay before her
/// last night, sorted by person, then by opening. Pairs beyond those take no part in the allocation, so they are neither proposed nor
/// cut off: whoever is told of a full opening is told of one of her best.
/// </summary>
/// <param name="First">Where each person's pairs begin; one longer than the number of people.</param>
/// <param name="Pairs">The pairs.</param>
/// <param name="Candidates">Per person: how many openings no rule fails, those beyond her best included.</param>
internal sealed record ScoredPairs(int[] First, ScoredPair[] Pairs, int[] Candidates)
{
    /// <summary>
    /// One pass per person: find, score, keep the best, and forget the rest before the next; so that memory grows with people and not
    /// with pairs. Neighbours who travel alike come after each other, because what is known of a way is kept.
    /// </summary>
    public static ScoredPairs From(RoundSnapshot snapshot, RuleContext context, CandidateIndex index, PinBoard pins, IScorer scorer, ParallelOptions parallel)
    {
        var pass = PersonPass.For(snapshot, index, pins, PairScores.By(scorer, new FeatureColumns(snapshot, context, index.Order.OpeningAt)), scorer);
        var people = Enumerable.Range(0, snapshot.Newcomers.Count).ToArray();
        var travellers = new long[people.Length];
        Parallel.For(0, people.Length, parallel, i => travellers[i] = WayThere.Traveller(snapshot.Newcomers[i]));
        Array.Sort(travellers, people);
        var kept = new ScoredPair[people.Length][];
        var candidates = new int[people.Length];
        Parallel.For(0, people.Length, parallel, pass.Twin, (i, _, mine) =>
        {
            (candidates[people[i]], kept[people[i]]) = mine.Run(people[i]);
            return mine;
        }, _ => { });
        return Together(kept, candidates, parallel);
    }

    public ReadOnlySpan<ScoredPair> Of(int person) => Pairs.AsSpan(First[person]..First[person + 1]);

    private static ScoredPairs Together(ScoredPair[][] kept, int[] candidates, ParallelOptions parallel)
    {
        var first = new int[kept.Length + 1];
        for (var person = 0; person < kept.Length; person++)
            first[person + 1] = first[person] + kept[person].Length;
        var pairs = new ScoredPair[first[^1]];
        Parallel.For(0, kept.Length, parallel, person =>
        {
            kept[person].CopyTo(pairs, first[person]);
            kept[person] = [];
        });
        return new(first, pairs, candidates);
    }
}
