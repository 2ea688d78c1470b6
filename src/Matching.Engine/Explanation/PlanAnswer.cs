using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;

namespace Matching.Engine.Explanation;

/// <summary>Why the plan left out a pair that could have been proposed: no place, worth more to others, or better ones of her own.</summary>
internal sealed class PlanAnswer(RoundSnapshot snapshot, RoundResult result, RuleContext context, IScorer scorer, IReadOnlyList<Pin> pins)
{
    public WhyNotAnswer For(Newcomer person, Opening place, PersonResult standing)
    {
        var proposedTo = result.People.Count(p => p.Proposals.Any(x => x.Opening == place.Id));
        var kept = pins.Count(p => p.Opening == place.Id && p.Reason is PinReason.Postponed or PinReason.OpenedByCaseworker);
        var limit = place.Capacity.Free * snapshot.Options.Oversubscription;
        var isUsedUp = proposedTo + kept >= limit;
        if (isUsedUp && proposedTo == 0)
            return new IsFull(place.Capacity.Places!.Value, place.Capacity.Taken, kept);

        var points = new PairPoints(snapshot, context, scorer);
        var (filled, instead) = PortionOf(person, place, standing);
        if (isUsedUp)
        {
            var isFirst = standing.Proposals.Count == 0 && !pins.Any(p => p.Newcomer == person.Id);
            var worth = points.Worth(person, place, isFirst);
            var price = OpeningPrices.Of(place.Id, snapshot, result);
            if (price > worth || filled == Portion.None)
                return new WorthMoreToOthers(price, worth, Math.Max(0, price - worth), proposedTo);
        }
        var (rank, of) = Rank(person, place, points);
        return new GotRank(rank, of, points.Of(person, place), filled, instead);
    }

    private (Portion, IReadOnlyList<OpeningId>) PortionOf(Newcomer person, Opening place, PersonResult standing)
    {
        List<OpeningId> held = [.. standing.Proposals.Select(p => p.Opening), .. pins.Where(p => p.Newcomer == person.Id).Select(p => p.Opening)];
        var kinds = snapshot.Openings.ToDictionary(o => o.Id, o => o.Kind);
        List<OpeningId> ofKind = [.. held.Where(o => kinds[o] == place.Kind)];
        return ofKind.Count >= snapshot.Options.ProposalsPerPersonAndKind ? (Portion.PerKind, ofKind)
            : held.Count >= snapshot.Options.ProposalsPerPerson ? (Portion.Total, held)
            : (Portion.None, []);
    }

    /// <summary>Its place among everything that could be proposed to her, by points and then by number.</summary>
    private (int Rank, int Of) Rank(Newcomer person, Opening place, PairPoints points)
    {
        var own = (points.Of(person, place), -place.Id.Value);
        var pinned = pins.Where(p => p.Newcomer == person.Id).Select(p => p.Opening).ToHashSet();
        var (better, of) = (0, 0);
        foreach (var other in snapshot.Openings)
        {
            if (pinned.Contains(other.Id) || PairOutcome.Of(person, other, context) is not { IsCandidate: true } outcome
                || outcome.Unknowns > snapshot.Options.UnknownsAllowed)
                continue;
            of++;
            if ((points.Of(person, other), -other.Id.Value).CompareTo(own) > 0)
                better++;
        }
        return (better + 1, of);
    }
}
