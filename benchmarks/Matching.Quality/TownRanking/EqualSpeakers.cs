using Matching.Engine.Domain;
using Matching.Engine.Features;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;
using Matching.Simulation;

namespace Matching.Quality.TownRanking;

/// <summary>Two people, alike in everything but that one speaks A1 and the other B1, at the taalstages that ask A1: how far apart are their points?</summary>
internal static class EqualSpeakers
{
    /// <summary>The most over every such taalstage and every newcomer of the town; null when no two were candidates anywhere.</summary>
    public static int? Apart(Town town, IScorer scorer)
    {
        var snapshot = TownDecisions.Before(town).Snapshot();
        var context = new RuleContext(snapshot);
        int? most = null;
        foreach (var opening in snapshot.Openings.Where(o => o.Kind == OpeningKind.Taalstage && o.Asks.Dutch.Speaking == CefrLevel.A1))
            foreach (var person in snapshot.Newcomers)
                if (PointsOf(Speaking(person, CefrLevel.A1), opening) is { } beginner && PointsOf(Speaking(person, CefrLevel.B1), opening) is { } advanced)
                    most = Math.Max(most ?? 0, Math.Abs(advanced - beginner));
        return most;

        Newcomer Speaking(Newcomer person, CefrLevel level) =>
            person with { Dutch = person.Dutch with { Speaking = level, Source = LevelSource.Test, StatedOn = snapshot.BusinessDate } };

        int? PointsOf(Newcomer newcomer, Opening opening)
        {
            var outcome = PairOutcome.Of(newcomer, opening, context);
            if (!outcome.IsCandidate)
                return null;
            var (features, score) = (new FeatureMatrix(1), new int[1]);
            FeatureSchema.Read(newcomer, opening, context, features.Row(0));
            scorer.Score(features, score);
            return Points.Of(
                scorer.Chance(score[0]),
                Points.WishPercent(newcomer.Wishes.WeightOf(opening.Kind)),
                Points.UnknownPercent(outcome.Unknowns, snapshot.Options));
        }
    }
}
