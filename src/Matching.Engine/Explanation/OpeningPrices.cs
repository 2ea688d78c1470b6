using Matching.Engine.Allocation;
using Matching.Engine.Domain;
using Matching.Engine.Rounds;

namespace Matching.Engine.Explanation;

/// <summary>
/// What a place at an opening was worth in a round, bonuses included. The auction says so itself; greedy has no prices of its own, and
/// there it is the least that the plan gained from one of the people it chose.
/// </summary>
internal static class OpeningPrices
{
    /// <summary>In whole points, rounded up; 0 when there was place enough.</summary>
    public static int Of(OpeningId opening, RoundSnapshot snapshot, RoundResult result) =>
        result.Certificate is null
            ? LeastOfChosen(opening, snapshot, result)
            : (result.Prices.FirstOrDefault(p => p.Opening == opening).Price + Auction.Fineness - 1) / Auction.Fineness;

    private static int LeastOfChosen(OpeningId opening, RoundSnapshot snapshot, RoundResult result)
    {
        var lastNight = snapshot.LastNight.ToHashSet();
        var pinned = snapshot.Pins.Select(p => p.Newcomer).ToHashSet();
        int? least = null;
        foreach (var person in result.People)
            foreach (var proposed in person.Proposals)
                if (proposed.Opening == opening)
                    least = Math.Min(least ?? int.MaxValue, Worth(person.Newcomer, proposed));
        return least ?? 0;

        int Worth(NewcomerId person, ProposedOpening proposed)
        {
            var left = proposed.Evidence.UnknownPercent;
            var isFirst = proposed.Rank == 1 && !pinned.Contains(person);
            var isUntouched = lastNight.Contains(new(person, opening));
            return proposed.Points
                + (isFirst ? snapshot.Options.FirstProposalBonus * left / 100 : 0)
                + (isUntouched ? snapshot.Options.StabilityBonus * left / 100 : 0);
        }
    }
}
