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

/// <summary>A year of one town, each quarter drawn anew: the earlier decisions to learn from and the later to be judged by, as the product splits them; and its people's groups.</summary>
internal sealed record GateTown
{
    private const double LaterShare = 0.25;
    private const int Quarters = 4;
    private const int DaysPerQuarter = 90;
    private static readonly DateOnly FirstAnchor = new(2026, 3, 2);

    public required TrainingSet Earlier { get; init; }
    public required TrainingSet Later { get; init; }
    public required IReadOnlyList<AuditedDecision> Audit { get; init; }

    public static GateTown Of(long seed, int people)
    {
        Town[] quarters =
        [
            .. Enumerable.Range(0, Quarters).Select(q => Town.Create(new()
            {
                Seed = seed * 100 + q, Anchor = FirstAnchor.AddDays(q * DaysPerQuarter), People = people, Openings = people * 2 / 3,
            })),
        ];
        var view = TrainingView.Of([.. quarters.SelectMany((town, q) => TownDecisions.Of(town, q))]);
        if (view is not TrainingView.Ready ready)
            throw new InvalidOperationException("The town is too small to learn from.");
        var (earlier, later) = Grouped.Of(ready.Set).SplitByTime(LaterShare);
        return new() { Earlier = earlier, Later = later, Audit = [.. quarters.SelectMany(town => AuditOf(town, DateOnly.FromDayNumber(later.Days.Min())))] };
    }

    /// <summary>As the product learns.</summary>
    public Ranker Learn()
    {
        var learned = CarefulTraining.Train(new GlassBoxTrainer(), Earlier, TrainerSettings.ForSchema);
        return new() { Id = "challenger", Forest = learned.Forest, Calibration = learned.Calibration };
    }

    public Challenge Challenge(Ranker ranker) => new()
    {
        Ranker = ranker,
        Earlier = Earlier,
        Later = Later,
        LearnedFrom = Spread.Of(Earlier),
        Audit = Audit,
    };

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
            yield return new(row, entry.Decision == HistoryDecision.PutForward, new Dictionary<string, string>
            {
                ["sex"] = person.Sex?.ToString() ?? "unknown",
                ["age_band"] = person.BirthYear is not { } born ? "unknown" : (from.Year - born) switch { < 27 => "under_27", < 45 => "27_to_44", _ => "45_and_over" },
                ["learning_route"] = person.Integration.Route?.ToString() ?? "unknown",
                ["literacy"] = person.Integration.Literacy?.ToString() ?? "unknown",
            });
        }
    }
}
