using Matching.Engine.Domain;
using Matching.Engine.Rounds;

namespace Matching.Engine.Explanation;

/// <summary>
/// What a place at an opening was worth in a round: the least that the plan gained from one of the people it chose, bonuses included.
/// An allocation without prices of its own (greedy) has no other.
/// </summary>
internal static class OpeningPrices
{
    /// <summary>In points; 0 when nobody was chosen for it.</summary>
    public static int Of(OpeningId opening, RoundSnapshot snapshot, RoundResult result)
    {
        var lastNight = snapshot.LastNight.ToHashSet();
        var pinned = snapshot.Pins.Select(p => p.Newcomer).ToHashSet();
        int? least = null;
        foreach (var person in result.People)
            foreach (var proposed in person.Proposals)
                if (proposed.Opening == opening)
                    least = Math.Min(least ?? int.MaxValue, Worth(person, proposed));
        return least ?? 0;

        int Worth(PersonResult person, ProposedOpening proposed)
        {
            var left = proposed.Evidence.UnknownPercent;
            var isFirst = proposed.Rank == 1 && !pinned.Contains(person.Newcomer);
            var isUntouched = lastNight.Contains(new(person.Newcomer, opening));
            return proposed.Points
                + (isFirst ? snapshot.Options.FirstProposalBonus * left / 100 : 0)
                + (isUntouched ? snapshot.Options.StabilityBonus * left / 100 : 0);
        }
    }
}
