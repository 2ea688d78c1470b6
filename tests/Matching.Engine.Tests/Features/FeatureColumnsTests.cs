using FsCheck;
using FsCheck.Fluent;
using Matching.Engine.Domain;
using Matching.Engine.Features;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;
using Matching.Engine.Tests.Rounds;
using Matching.Engine.Tests.Scoring;
using Matching.Simulation;

namespace Matching.Engine.Tests.Features;

/// <summary>The columns say what the readable features say, for every pair, and so do scores looked up from them.</summary>
public class FeatureColumnsTests
{
    [Fact]
    public void Columns_say_what_the_features_say_in_random_towns() => RandomTown.ForAll(SayTheSame);

    [Fact]
    public void Columns_say_what_the_features_say_of_people_and_openings_of_any_sort() => Some.Holds(Wild, SayTheSame);

    [Fact]
    public void Columns_say_what_the_features_say_in_a_drawn_town() =>
        SayTheSame(Town.Create(new TownOptions { Anchor = A.Today, People = 150, Openings = 100 }).Snapshot());

    [Fact]
    public void More_tags_than_fit_in_a_word_are_still_told_apart()
    {
        string[] tags = [.. Enumerable.Range(0, 300).Select(i => $"tag{i}")];
        Newcomer[] people = [.. Enumerable.Range(1, 30).Select(id => A.Newcomer(id) with { Wishes = new() { Interests = [.. tags.Where((_, i) => i % id == 0)] } })];
        Opening[] openings = [.. Enumerable.Range(1, 30).Select(id => A.Opening(id) with { Offers = new() { Interests = [tags[id * 9], tags[id], tags[299 - id], "zingen"] } })];
        SayTheSame(A.Snapshot(people, openings));
    }

    [Fact]
    public void Scores_are_the_same_by_look_up_in_blocks_and_pair_by_pair() => RandomTown.ForAll(town =>
    {
        var columns = new FeatureColumns(town, new RuleContext(town));
        var random = new Random(5);
        ForestScorer Forest(int leaves, int together) => ForestScorer.Of(RandomForest.Ranker(RandomForest.Draw(random, leaves: leaves, together: together)));
        foreach (var scorer in new IScorer[] { WeightedSum.Instance, new FineScorer(), Forest(8, 1), Forest(6, 2), Forest(32, 15), Forest(40, 15) })
        {
            var (scores, context) = (PairScores.By(scorer, columns.Twin()), new RuleContext(town));
            var features = new FeatureMatrix(town.Openings.Count);
            var (expected, found) = (new int[town.Openings.Count], new int[town.Openings.Count]);
            foreach (var newcomer in town.Newcomers)
            {
                for (var i = 0; i < expected.Length; i++)
                    FeatureSchema.Read(newcomer, town.Openings[i], context, features.Row(i));
                scorer.Score(features, expected);
                scores.TurnTo(newcomer);
                scores.Score([.. Enumerable.Range(0, found.Length)], found);
                Assert.Equal(expected, found);
            }
        }
    });

    [Fact]
    public void Scoring_by_look_up_allocates_nothing()
    {
        var town = RandomTown.Draw(seed: 3, people: 40, openings: 60);
        var scores = PairScores.By(WeightedSum.Instance, new FeatureColumns(town, new RuleContext(town)));
        int[] openings = [.. Enumerable.Range(0, town.Openings.Count)];
        var found = new int[openings.Length];
        ScoreAll();
        var before = GC.GetAllocatedBytesForCurrentThread();
        ScoreAll();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void ScoreAll()
        {
            for (var i = 0; i < town.Newcomers.Count; i++)
            {
                scores.TurnTo(town.Newcomers[i]);
                scores.Score(openings, found);
            }
        }
    }

    private static Gen<RoundSnapshot> Wild { get; } =
        from people in Gen.ListOf(Some.Newcomer, 6)
        from openings in Gen.ListOf(Some.Opening, 6)
        from commitments in Gen.ListOf(Gen.Zip(Some.Commitment, Gen.Choose(1, 6)), 6)
        from pins in Gen.ListOf(Gen.Zip(Gen.Choose(1, 6), Gen.Choose(1, 6)), 4)
        select A.Snapshot(people.Select((n, i) => n with { Id = new(i + 1) }), openings.Select((o, i) => o with { Id = new(i + 1) })) with
        {
            Commitments = [.. commitments.Select(c => c.Item1 with { Newcomer = new(c.Item2) })],
            Pins = [.. pins.Distinct().Select(p => new Pin(new(p.Item1), new(p.Item2), PinReason.Hold))],
        };

    private static void SayTheSame(RoundSnapshot snapshot)
    {
        var context = new RuleContext(snapshot);
        int[] order = [.. Enumerable.Range(0, snapshot.Openings.Count).OrderBy(i => snapshot.Openings[i].Postcode).ThenByDescending(i => i)];
        var columns = new FeatureColumns(snapshot, context, order).Twin();
        var features = new FeatureMatrix(snapshot.Openings.Count);
        foreach (var newcomer in snapshot.Newcomers.OrderBy(WayThere.Traveller))
        {
            columns.TurnTo(newcomer);
            columns.Fill([.. Enumerable.Range(0, features.Rows)], features);
            for (var i = 0; i < features.Rows; i++)
                Assert.Equal(FeatureSchemaTests.Row(newcomer, snapshot.Openings[order[i]], context), features.Row(i).ToArray());
        }
    }
}
