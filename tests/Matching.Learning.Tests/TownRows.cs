using Matching.Engine.Domain;
using Matching.Engine.Features;
using Matching.Engine.Rules;
using Matching.Learning.Labels;
using Matching.Learning.Training;
using Matching.Simulation;
using Matching.Simulation.History;

namespace Matching.Learning.Tests;

/// <summary>The training view of a simulated town's decisions, and apart from it the person of each row: for the audit, in no feature.</summary>
internal sealed record TownRows(TrainingSet Set, IReadOnlyList<Newcomer> People)
{
    public static readonly DateOnly Today = new(2026, 3, 2);

    private static readonly Lazy<TownRows> Drawn = new(Draw);

    public static TownRows Instance => Drawn.Value;

    private static TownRows Draw()
    {
        var town = Town.Create(new() { Seed = 11, Anchor = Today, People = 600, Openings = 400 });
        var people = town.Newcomers.ToDictionary(p => p.Newcomer.Id, p => p.Newcomer);
        var openings = town.Openings.ToDictionary(o => o.Opening.Id, o => o.Opening);
        var context = new RuleContext((town with { History = [] }).Snapshot());
        var entries = town.History.Where(e => e.Decision == HistoryDecision.PutForward || e.Reason is RejectCode.TooFar or RejectCode.Language or RejectCode.Times or RejectCode.DoesNotWant or RejectCode.WorkDoesNotFit).ToList();
        var logged = entries.ConvertAll(e =>
        {
            var row = new int[FeatureSchema.Count];
            FeatureSchema.Read(people[e.Newcomer], openings[e.Opening], context, row);
            return new LoggedDecision
            {
                Group = e.Group,
                Caseworker = e.Caseworker.Value,
                Opening = e.Opening.Value,
                DecidedOn = e.ProposedOn,
                Decision = e.Decision == HistoryDecision.PutForward ? "put_forward" : "rejected",
                Detail = e.Decision == HistoryDecision.PutForward ? null : "too_far",
                Features = row,
                SchemaHash = FeatureSchema.Hash,
            };
        });
        return new(((TrainingView.Ready)TrainingView.Of(logged)).Set, entries.ConvertAll(e => people[e.Newcomer]));
    }

    /// <summary>The same rows with one column more, as if somebody had added a feature.</summary>
    public TrainingSet With(Func<int, double> column) => new(
        Set.Features + 1,
        [.. Enumerable.Range(0, Set.Rows).SelectMany(i => Set.Row(i).ToArray().Append((float)column(i)))],
        Set.Grades, Set.Groups);
}
