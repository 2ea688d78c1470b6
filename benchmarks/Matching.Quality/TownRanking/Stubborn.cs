using Matching.Learning.GlassBox;
using Matching.Learning.Labels;
using Matching.Learning.Training;

namespace Matching.Quality.TownRanking;

/// <summary>
/// One caseworker, the busiest of the quarter that is judged, rejects on principle: how far does that move the rankings of people who are not hers?
/// Measured as the share of pairs of openings that change places, averaged over those people.
/// </summary>
internal static class Stubborn
{
    public static (double OneKind, double Everything) Moved(Scenario scenario, Careful honest)
    {
        var quarter = scenario.Learned.Where(d => d.Caseworker / 100_000 == scenario.Number).ToList();
        var busiest = quarter.CountBy(d => d.Caseworker).OrderByDescending(c => c.Value).ThenBy(c => c.Key).First().Key;
        var kinds = scenario.JudgedIn.Openings.ToDictionary(o => scenario.Number * 100_000L + o.Opening.Id.Value, o => o.Opening.Kind);
        var kind = quarter.Where(d => d.Caseworker == busiest).CountBy(d => kinds[d.Opening]).OrderByDescending(c => c.Value).ThenBy(c => c.Key).First().Key;
        var before = Scored.By(honest.Forest, scenario.Truth.Data.Set);
        return (After(d => kinds[d.Opening] == kind), After(_ => true));

        double After(Predicate<LoggedDecision> refused)
        {
            var changed = scenario.Learned.Select(d => d.Caseworker == busiest && refused(d) ? d with { Decision = "rejected", Detail = "work_does_not_fit" } : d);
            var set = ((TrainingView.Ready)TrainingView.Of([.. changed])).Set;
            var moved = CarefulTraining.Train(new GlassBoxTrainer(), set, TownRun.Glass);
            var hers = scenario.JudgedIn.Newcomers.Where(p => p.Newcomer.Caseworker.Value == busiest % 100_000).Select(p => p.Newcomer.Id.Value).ToHashSet();
            return scenario.Truth.Moved(before, Scored.By(moved.Forest, scenario.Truth.Data.Set), who => !hers.Contains(who));
        }
    }
}
