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
        var isUsedUp = proposedTo + kept >= place.Capacity.Free * snapshot.Options.Oversubscription;
        if (isUsedUp && proposedTo == 0)
            return new IsFull(place.Capacity.Places!.Value, place.Capacity.Taken, kept);

        var own = pins.Where(p => p.Newcomer == person.Id).Select(p => p.Opening).ToHashSet();
        var list = OwnList.Of(person, snapshot, context, scorer, own);
        if (list.RankOf(place.Id) > snapshot.Options.CandidatesPerPerson && !list.IsUntouched(place.Id))
            return new TooFarDown(list.RankOf(place.Id), list.Count, snapshot.Options.CandidatesPerPerson);

        var (filled, instead) = PortionOf(place, standing, own);
        var worth = list.Worth(place.Id, isFirst: standing.Proposals.Count == 0 && own.Count == 0);
        if (isUsedUp)
        {
            var price = OpeningPrices.Of(place.Id, snapshot, result);
            if (price > worth || filled == Portion.None)
                return new WorthMoreToOthers(price, worth, Math.Max(0, price - worth), proposedTo);
        }
        if (filled == Portion.None && KeptBack(place.Id) is > 0 and var reserve)
            return new KeptForLater(reserve, worth);
        if (standing.Proposals.Any(p => p.Evidence.Propensity is not null && KindOf(p.Opening) == place.Kind && p.Points < list.PointsOf(place.Id)))
            return new DrawnByLot();
        return new GotRank(list.RankOf(place.Id), list.Count, list.PointsOf(place.Id), filled, instead);
    }

    /// <summary>In points: the policy's share of what a place there is expected to be worth to people who come later.</summary>
    private int KeptBack(OpeningId place)
    {
        var thousandths = result.Reserves?.FirstOrDefault(r => r.Opening == place).Price ?? 0;
        return (int)((long)thousandths * snapshot.Options.ReservePercent / 100 / Allocation.Auction.Fineness);
    }

    private OpeningKind KindOf(OpeningId opening) => snapshot.Openings.First(o => o.Id == opening).Kind;

    private (Portion, IReadOnlyList<OpeningId>) PortionOf(Opening place, PersonResult standing, HashSet<OpeningId> pinned)
    {
        List<OpeningId> held = [.. standing.Proposals.Select(p => p.Opening), .. pinned.Order()];
        var kinds = snapshot.Openings.ToDictionary(o => o.Id, o => o.Kind);
        List<OpeningId> ofKind = [.. held.Where(o => kinds[o] == place.Kind)];
        return ofKind.Count >= snapshot.Options.ProposalsPerPersonAndKind ? (Portion.PerKind, ofKind)
            : held.Count >= snapshot.Options.ProposalsFor(snapshot.Newcomers.First(n => n.Id == standing.Newcomer)) ? (Portion.Total, held)
            : (Portion.None, []);
    }
}
