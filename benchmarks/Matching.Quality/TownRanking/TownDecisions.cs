using System.Text.Json;
using Matching.Engine.Features;
using Matching.Engine.Rules;
using Matching.Learning.Labels;
using Matching.Simulation;
using Matching.Simulation.History;

namespace Matching.Quality.TownRanking;

/// <summary>What the desk would have stored of a simulated town's history: feature values, codes, ranks. Nothing of the true taste.</summary>
internal static class TownDecisions
{
    private const long Apart = 100_000;

    /// <param name="town">The town.</param>
    /// <param name="number">Keeps the ids of several towns apart.</param>
    public static IEnumerable<LoggedDecision> Of(Town town, int number)
    {
        var people = town.Newcomers.ToDictionary(p => p.Newcomer.Id, p => p.Newcomer);
        var openings = town.Openings.ToDictionary(o => o.Opening.Id, o => o.Opening);
        var context = new RuleContext(Before(town).Snapshot());
        foreach (var entry in town.History)
        {
            var row = new int[FeatureSchema.Count];
            FeatureSchema.Read(people[entry.Newcomer], openings[entry.Opening], context, row);
            var (decision, detail) = Codes(entry, town.Options.Anchor);
            yield return new()
            {
                Group = number * Apart + entry.Group,
                Caseworker = number * Apart + entry.Caseworker.Value,
                Opening = number * Apart + entry.Opening.Value,
                DecidedOn = entry.ProposedOn,
                Decision = decision,
                Detail = detail,
                ShownRank = entry.Position,
                Features = row,
                SchemaHash = FeatureSchema.Hash,
            };
        }
    }

    /// <summary>As it stood before anything was decided: what came of a decision must not be seen by it.</summary>
    public static Town Before(Town town) => town with { History = [] };

    private static (string Decision, string? Detail) Codes(HistoryEntry entry, DateOnly today) => entry.Decision switch
    {
        HistoryDecision.Postponed => ("postponed", null),
        HistoryDecision.Rejected => ("rejected", JsonNamingPolicy.SnakeCaseLower.ConvertName(entry.Reason!.Value.ToString())),
        _ when entry.StartedOn is { } start =>
            ("put_forward", (entry.StoppedOn ?? today).DayNumber - start.DayNumber >= Labels.ActiveAfterDays ? "active_at_3_months" : "started"),
        _ => ("put_forward", null),
    };
}
