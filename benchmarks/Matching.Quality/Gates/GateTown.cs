using Matching.Engine.Features;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;
using Matching.Learning.GlassBox;
using Matching.Learning.Labels;
using Matching.Learning.Promotion;
using Matching.Learning.Training;
using Matching.Quality.TownRanking;
using Matching.Simulation;
using Matching.Simulation.History;

namespace Matching.Quality.Gates;

/// <summary>
/// The scenario, written down before the figures. A city of four districts and their decisions of ninety days, the first three quarters to
/// learn from and the last to be judged by, as the product splits them; and the groups of its people, apart.
/// <para>
/// A <i>good</i> challenger is the glass box that learned from all earlier decisions, held against a champion that is weaker on purpose: in
/// one city the weighted sum, in the next a glass box that learned from the first quarter of those decisions alone, its poorer twin. Good means truly better,
/// which only a simulation can know: NDCG@5 on the taste that all simulated caseworkers share, over all candidates of everyone in a town
/// that nobody learned from, is higher than the champion's. Where it is not, the challenger is no good one, whatever the gates say, and the
/// next city is drawn.
/// </para>
/// </summary>
internal sealed record GateTown
{
    /// <summary>Of the decisions, what the poorer twin learned from.</summary>
    public const double Quarter = 0.25;

    private const double LaterShare = 0.25;
    private const int Districts = 4;
    private const int PeoplePerDistrict = 2_400;
    private static readonly DateOnly Anchor = new(2026, 3, 2);

    /// <summary>Trained for the order within conversations and for the yes or no itself: order alone gives chances that say nothing across people.</summary>
    private static readonly TrainerSettings Settings =
        TrainerSettings.ForSchema with { Trees = 400, L2 = 5, MinRows = 30, PointwiseShare = 0.9, Threads = 1 };

    public required TrainingSet Earlier { get; init; }
    public required TrainingSet Later { get; init; }
    public required IReadOnlyList<AuditedDecision> Audit { get; init; }

    /// <summary>A town apart, in which it is known who is truly better.</summary>
    public required TrueTaste Truth { get; init; }

    public static GateTown Of(int seed)
    {
        Town[] districts = [.. Enumerable.Range(0, Districts).Select(d => Draw(seed * 100L + d, PeoplePerDistrict))];
        var view = TrainingView.Of([.. districts.SelectMany((town, d) => TownDecisions.Of(town, d))]);
        if (view is not TrainingView.Ready ready)
            throw new InvalidOperationException("The city is too small to learn from.");
        var (earlier, later) = Grouped.Of(ready.Set).SplitByTime(LaterShare);
        return new()
        {
            Earlier = earlier,
            Later = later,
            Audit = [.. districts.SelectMany(town => AuditOf(town, DateOnly.FromDayNumber(later.Days.Min())))],
            Truth = TrueTaste.Of(Draw(seed * 100L + Districts, 600), Districts),
        };
    }

    /// <summary>As the product learns.</summary>
    public Ranker Learn() => Learn("challenger", Earlier);

    /// <summary>The same learner and the first so many of the decisions.</summary>
    public Ranker LearnFrom(double share) => Learn("twin", Grouped.Of(Earlier).SplitByTime(1 - share).Earlier);

    /// <param name="ranker">The challenger.</param>
    /// <param name="champion">What ranks now; null is the weighted sum.</param>
    /// <param name="learnedFromTwice">The challenger learned from at least twice as many decisions as the champion.</param>
    public JudgedChallenger Judged(Ranker ranker, Ranker? champion, bool learnedFromTwice) => new(
        TrueNdcg(ForestScorer.Of(ranker)) - TrueNdcg(ScorerOf(champion)),
        Measurement.OfFile(RankerFormat.Write(ranker), r => Challenge(r, champion, learnedFromTwice)));

    public Challenge Challenge(Ranker ranker, Ranker? champion, bool learnedFromTwice) => new()
    {
        Ranker = ranker,
        Champion = champion is null ? null : ScorerOf(champion),
        LearnedFromTwice = learnedFromTwice,
        Earlier = Earlier,
        Later = Later,
        LearnedFrom = Spread.Of(Earlier),
        Audit = Audit,
    };

    public static IScorer ScorerOf(Ranker? champion) => champion is null ? WeightedSum.Instance : ForestScorer.Of(champion);

    private static Town Draw(long seed, int people) => Town.Create(new() { Seed = seed, Anchor = Anchor, People = people, Openings = people * 2 / 3 });

    private static Ranker Learn(string id, TrainingSet set)
    {
        var learned = CarefulTraining.Train(new GlassBoxTrainer(), set, Settings);
        return new() { Id = id, Forest = learned.Forest, Calibration = learned.Calibration };
    }

    private double TrueNdcg(IScorer scorer)
    {
        var set = Truth.Data.Set;
        var (rows, scores) = (new FeatureMatrix(set.Rows), new int[set.Rows]);
        for (var i = 0; i < set.Rows; i++)
            for (var f = 0; f < set.Features; f++)
                rows.Row(i)[f] = (int)set.Row(i)[f];
        scorer.Score(rows, scores);
        return Truth.Ndcg([.. scores.Select(s => (double)s)]);
    }

    private static IEnumerable<AuditedDecision> AuditOf(Town town, DateOnly from)
    {
        var people = town.Newcomers.ToDictionary(p => p.Newcomer.Id, p => p.Newcomer);
        var openings = town.Openings.ToDictionary(o => o.Opening.Id, o => o.Opening);
        var context = new RuleContext(TownDecisions.Before(town).Snapshot());
        foreach (var entry in town.History.Where(e => e.ProposedOn >= from && e.Decision != HistoryDecision.Postponed))
        {
            var person = people[entry.Newcomer];
            var row = new int[FeatureSchema.Count];
            FeatureSchema.Read(person, openings[entry.Opening], context, row);
            yield return new(entry.ProposedOn.DayNumber, row, entry.Decision == HistoryDecision.PutForward, new Dictionary<string, string>
            {
                ["sex"] = person.Sex?.ToString() ?? "unknown",
                ["age_band"] = person.BirthYear is not { } born ? "unknown" : (from.Year - born) switch { < 27 => "under_27", < 45 => "27_to_44", _ => "45_and_over" },
                ["learning_route"] = person.Integration.Route?.ToString() ?? "unknown",
                ["literacy"] = person.Integration.Literacy?.ToString() ?? "unknown",
            });
        }
    }
}
