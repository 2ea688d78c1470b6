using Matching.Engine.Domain;
using Matching.Engine.Features;
using Matching.Engine.Rules;
using Matching.Learning.Evaluation;
using Matching.Learning.Training;
using Matching.Simulation;

namespace Matching.Quality.TownRanking;

/// <summary>
/// Every candidate of everyone in a town, graded by what all simulated caseworkers share: the chance, without noise or anyone's own
/// liking, that it is put before the newcomer, in fifths (0 to 4). A ranker never sees these grades; it is judged by them.
/// </summary>
internal sealed class TrueTaste
{
    public const int At = 5;
    private const int MostGrade = 4;

    private TrueTaste(Grouped data) => Data = data;

    public Grouped Data { get; }

    public static TrueTaste Of(Town town, int number)
    {
        var snapshot = TownDecisions.Before(town).Snapshot();
        var context = new RuleContext(snapshot);
        var (values, grades, groups, openings) = (new List<float>(), new List<byte>(), new List<long>(), new List<long>());
        var row = new int[FeatureSchema.Count];
        foreach (var person in snapshot.Newcomers)
            foreach (var opening in snapshot.Openings)
            {
                var outcome = PairOutcome.Of(person, opening, context);
                if (!outcome.IsCandidate || outcome.Unknowns > context.Options.UnknownsAllowed)
                    continue;
                FeatureSchema.Read(person, opening, context, row);
                values.AddRange(row.Select(v => (float)v));
                grades.Add(Grade(person, opening));
                groups.Add(person.Id.Value);
                openings.Add(number * 100_000L + opening.Id.Value);
            }
        return new(Grouped.Of(new(FeatureSchema.Count, [.. values], [.. grades], [.. groups]) { Openings = [.. openings] }));
    }

    /// <summary>Mean NDCG@5 over people; those for whom nothing is good are left out.</summary>
    public double Ndcg(double[] scores) =>
        Learning.Evaluation.Ndcg.Mean(scores, Learning.Evaluation.Ndcg.Gains(Data.Set.Grades), Data.Starts, At, EmptyGroups.LeftOut);

    /// <summary>How much two rankings differ: the share of a person's pairs that stand the other way round, averaged over people.</summary>
    public double Moved(double[] one, double[] other, Func<long, bool> who)
    {
        var moved = new List<double>();
        for (var g = 0; g < Data.Groups; g++)
        {
            var own = Data.Starts[g]..Data.Starts[g + 1];
            if (who(Data.Set.Groups[Data.Starts[g]]))
                moved.Add(KendallTau.Moved(one.AsSpan()[own], other.AsSpan()[own]));
        }
        return moved.Average();
    }

    private static byte Grade(Newcomer person, Opening opening)
    {
        var chance = 1 / (1 + Math.Exp(-CaseworkerTaste.LogOdds(person, opening)));
        return (byte)Math.Min(MostGrade, chance * (MostGrade + 1));
    }
}
