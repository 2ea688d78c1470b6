using Matching.Engine.Allocation;
using Matching.Engine.Domain;
using Matching.Engine.Scoring;

namespace Matching.Engine.Rounds;

/// <summary>States the night's allocation problem: edges with points, and what the pins leave of portions and places.</summary>
internal static class RoundProblem
{
    public static IReadOnlyList<OpeningPrice> Prices(RoundSnapshot snapshot, IReadOnlyList<int> prices) =>
    [
        .. prices.Select((price, opening) => new OpeningPrice(snapshot.Openings[opening].Id, price)).Where(p => p.Price > 0),
    ];

    public static AllocationProblem From(RoundSnapshot snapshot, ScoredPairs pairs, PinBoard pins)
    {
        var options = snapshot.Options;
        var (people, openings) = (snapshot.Newcomers.Count, snapshot.Openings.Count);
        var problem = new AllocationProblem
        {
            FirstEdge = pairs.First,
            Edges = Edges(snapshot, pairs),
            Limit = [.. snapshot.Openings.Select(o => o.Capacity.Free * options.Oversubscription ?? AllocationProblem.Unlimited)],
            Kind = [.. snapshot.Openings.Select(o => o.Kind)],
            PersonRoom = [.. snapshot.Newcomers.Select(options.ProposalsFor)],
            KindRoom = [.. Enumerable.Repeat(options.ProposalsPerPersonAndKind, people * OpeningKinds.Count)],
            FirstBonus = FirstBonuses(snapshot, pairs),
        };
        foreach (var pin in pins.Standing)
            TakeShare(problem, pin);
        return problem;
    }

    private static Edge[] Edges(RoundSnapshot snapshot, ScoredPairs pairs)
    {
        var options = snapshot.Options;
        var edges = new Edge[pairs.Pairs.Length];
        for (var person = 0; person < snapshot.Newcomers.Count; person++)
            for (var i = pairs.First[person]; i < pairs.First[person + 1]; i++)
            {
                var (opening, points, unknowns, lastNight) = pairs.Pairs[i];
                edges[i] = new(person, opening, points, Bonus: lastNight ? options.StabilityBonus * Points.UnknownPercent(unknowns, options) / 100 : 0);
            }
        return edges;
    }

    /// <summary>Unknowns halve the bonus as they halve the points of her best pair, or an empty dossier would win a place by being someone's first.</summary>
    private static int[] FirstBonuses(RoundSnapshot snapshot, ScoredPairs pairs)
    {
        var bonuses = new int[snapshot.Newcomers.Count];
        for (var person = 0; person < bonuses.Length; person++)
        {
            var hers = pairs.Of(person);
            if (hers.IsEmpty)
                continue;
            var best = hers[0];
            foreach (var pair in hers)
                if (pair.Points > best.Points)
                    best = pair;
            bonuses[person] = snapshot.Options.FirstProposalBonus * Points.UnknownPercent(best.Unknowns, snapshot.Options) / 100;
        }
        return bonuses;
    }

    private static void TakeShare(AllocationProblem problem, StandingPin pin)
    {
        problem.FirstBonus[pin.Person] = 0;
        TakeOne(ref problem.PersonRoom[pin.Person]);
        TakeOne(ref problem.KindRoom[problem.KindSlot(pin.Person, pin.Opening)]);
        // Holds and agreements are among the places taken already.
        if (pin.Reason is PinReason.Postponed or PinReason.OpenedByCaseworker && problem.Limit[pin.Opening] != AllocationProblem.Unlimited)
            TakeOne(ref problem.Limit[pin.Opening]);
    }

    /// <summary>People may pin more than the plan would give; room does not fall below nothing.</summary>
    private static void TakeOne(ref int room) => room = Math.Max(0, room - 1);
}
