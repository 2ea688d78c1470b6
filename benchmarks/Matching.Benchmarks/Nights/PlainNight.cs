using Matching.Benchmarks.Candidates;
using Matching.Engine.Features;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;

namespace Matching.Benchmarks.Nights;

/// <summary>
/// What a sound developer would write: for every person the <see cref="StraightLoop"/> over all openings, features and score of what is left
/// by the plain methods, and the best in a priority queue.
/// </summary>
internal sealed class PlainNight(RoundSnapshot snapshot, IScorer scorer, ParallelOptions parallel)
{
    private readonly RuleContext _context = new(snapshot);
    private readonly StraightLoop _loop = new(snapshot, new(snapshot), parallel);

    /// <summary>One person's best pairs, in no order, and how many candidates she has.</summary>
    /// <param name="person">Position in the snapshot's list.</param>
    /// <param name="openings">As long as there are openings.</param>
    /// <param name="unknowns">As long as there are openings.</param>
    public (int Candidates, IReadOnlyCollection<ScoredPair> Best) Run(int person, int[] openings, byte[] unknowns)
    {
        var (newcomer, options) = (snapshot.Newcomers[person], snapshot.Options);
        var features = new FeatureMatrix(1);
        Span<int> score = stackalloc int[1];
        var best = new PriorityQueue<ScoredPair, (int Points, int Opening)>();
        var candidates = _loop.Find(person, openings, unknowns);
        for (var i = 0; i < candidates; i++)
        {
            var opening = snapshot.Openings[openings[i]];
            if (unknowns[i] > options.UnknownsAllowed || _context.IsPinned(newcomer.Id, opening.Id))
                continue;
            FeatureSchema.Read(newcomer, opening, _context, features.Row(0));
            scorer.Score(features, score);
            var points = Points.Of(
                scorer.Chance(score[0]), Points.WishPercent(newcomer.Wishes.WeightOf(opening.Kind)), Points.UnknownPercent(unknowns[i], options));
            best.Enqueue(new(openings[i], (ushort)points, unknowns[i], false), (points, -openings[i]));
            if (best.Count > options.CandidatesPerPerson)
                best.Dequeue();
        }
        return (candidates, [.. best.UnorderedItems.Select(item => item.Element)]);
    }
}
