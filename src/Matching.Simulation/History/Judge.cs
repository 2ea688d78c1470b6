using Matching.Engine.Domain;

namespace Matching.Simulation.History;

/// <summary>One simulated caseworker: the taste they share, her own liking, and the noise of a day.</summary>
internal sealed class Judge
{
    private readonly double _leniency;
    private readonly double[] _liking;

    public Judge(TownOptions options, CaseworkerId caseworker)
    {
        var random = SeededRandom.Stream(options.Seed, "caseworker", caseworker.Value);
        _leniency = random.Normal(deviation: CaseworkerTaste.BetweenCaseworkers);
        _liking = [.. OpeningKinds.All.Select(_ => random.Normal(deviation: CaseworkerTaste.KindLiking))];
    }

    public HistoryEntry Decide(SeededRandom random, Newcomer newcomer, Opening opening, HistoryEntry undecided)
    {
        if (random.Chance(Assumptions.Postponed))
            return undecided with
            {
                Decision = HistoryDecision.Postponed,
                PostponedUntil = undecided.ProposedOn.AddDays(random.Whole(7, 42)),
            };
        var terms = CaseworkerTaste.Weigh(newcomer, opening);
        var logOdds = CaseworkerTaste.Base + terms.Sum(t => t.LogOdds) + _leniency + _liking[(int)opening.Kind]
            + random.Normal(deviation: CaseworkerTaste.DecisionNoise);
        return random.Chance(1 / (1 + Math.Exp(-logOdds)))
            ? undecided with { Decision = HistoryDecision.PutForward }
            : undecided with { Decision = HistoryDecision.Rejected, Reason = ReasonOf(random, terms) };
    }

    /// <summary>Mostly what weighed most against it; sometimes something that is not about the pair at all.</summary>
    private static RejectCode ReasonOf(SeededRandom random, IReadOnlyList<TasteTerm> terms)
    {
        var share = random.Share();
        if (share < 0.05) return RejectCode.PlaceGone;
        if (share < 0.10) return RejectCode.WrongFacts;
        if (share < 0.16) return RejectCode.HasSomething;
        var worst = terms.MinBy(t => t.LogOdds);
        return worst.LogOdds < -0.1 ? worst.Blame : RejectCode.Other;
    }
}
