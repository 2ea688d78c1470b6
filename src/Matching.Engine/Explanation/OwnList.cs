using Matching.Engine.Domain;
using Matching.Engine.Features;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;

namespace Matching.Engine.Explanation;

/// <summary>Everything that could be proposed to one person, with its points as the round computes them.</summary>
internal sealed class OwnList
{
    private readonly record struct Entry(OpeningId Opening, int Points, int UnknownPercent, bool IsUntouched);

    private readonly List<Entry> _best;
    private readonly RoundOptions _options;

    private OwnList(List<Entry> best, RoundOptions options) => (_best, _options) = (best, options);

    public int Count => _best.Count;

    /// <param name="person">Whose list.</param>
    /// <param name="snapshot">All openings.</param>
    /// <param name="context">The snapshot's own.</param>
    /// <param name="scorer">The scorer of the round.</param>
    /// <param name="pinned">Openings that a person put before her already.</param>
    public static OwnList Of(Newcomer person, RoundSnapshot snapshot, RuleContext context, IScorer scorer, HashSet<OpeningId> pinned)
    {
        var found = new List<(Opening Opening, int Unknowns)>();
        foreach (var opening in snapshot.Openings)
            if (!pinned.Contains(opening.Id) && PairOutcome.Of(person, opening, context) is { IsCandidate: true } outcome
                && outcome.Unknowns <= snapshot.Options.UnknownsAllowed)
                found.Add((opening, outcome.Unknowns));

        var features = new FeatureMatrix(found.Count);
        for (var i = 0; i < found.Count; i++)
            FeatureSchema.Read(person, found[i].Opening, context, features.Row(i));
        var scores = new int[found.Count];
        scorer.Score(features, scores);

        var lastNight = snapshot.LastNight.Where(p => p.Newcomer == person.Id).Select(p => p.Opening).ToHashSet();
        var entries = found.Select((f, i) =>
        {
            var left = Points.UnknownPercent(f.Unknowns, snapshot.Options);
            var points = Points.Of(scorer.Chance(scores[i]), Points.WishPercent(person.Wishes.WeightOf(f.Opening.Kind)), left);
            return new Entry(f.Opening.Id, points, left, lastNight.Contains(f.Opening.Id));
        });
        return new([.. entries.OrderByDescending(e => e.Points).ThenBy(e => e.Opening)], snapshot.Options);
    }

    /// <summary>1 is her best; ties go to the lower number.</summary>
    public int RankOf(OpeningId opening) => IndexOf(opening) + 1;

    /// <summary>It was proposed last night and nobody touched it: such a pair takes part however low it stands.</summary>
    public bool IsUntouched(OpeningId opening) => _best[IndexOf(opening)].IsUntouched;

    /// <summary>Before bonuses.</summary>
    public int PointsOf(OpeningId opening) => _best[IndexOf(opening)].Points;

    /// <summary>With the bonuses that the allocation adds: for what nobody touched since last night, and for a first proposal to her.</summary>
    public int Worth(OpeningId opening, bool isFirst)
    {
        var entry = _best[IndexOf(opening)];
        return entry.Points
            + (isFirst ? _options.FirstProposalBonus * _best[0].UnknownPercent / 100 : 0)
            + (entry.IsUntouched ? _options.StabilityBonus * entry.UnknownPercent / 100 : 0);
    }

    private int IndexOf(OpeningId opening) => _best.FindIndex(e => e.Opening == opening);
}
