using Matching.Engine.Allocation;
using Matching.Engine.Domain;
using Matching.Engine.Scoring;

namespace Matching.Engine.Rounds;

/// <summary>States the night's allocation problem: edges with points, and what the pins leave of portions and places.</summary>
internal static class RoundProblem
{
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
            PersonRoom = [.. Enumerable.Repeat(options.ProposalsPerPerson, people)],
            KindRoom = [.. Enumerable.Repeat(options.ProposalsPerPersonAndKind, people * OpeningKinds.Count)],
            HasFirst = new bool[people],
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
                // An Unknown halves the bonuses too, or an empty dossier would win a place by being someone's first.
                var left = Points.UnknownPercent(unknowns, options);
                edges[i] = new(person, opening, points,
                    FirstBonus: options.FirstProposalBonus * left / 100,
                    StabilityBonus: lastNight ? options.StabilityBonus * left / 100 : 0);
            }
        return edges;
    }

    private static void TakeShare(AllocationProblem problem, StandingPin pin)
    {
        problem.HasFirst[pin.Person] = true;
        TakeOne(ref problem.PersonRoom[pin.Person]);
        TakeOne(ref problem.KindRoom[problem.KindSlot(pin.Person, pin.Opening)]);
        // Holds and agreements are among the places taken already.
        if (pin.Reason is PinReason.Postponed or PinReason.OpenedByCaseworker && problem.Limit[pin.Opening] != AllocationProblem.Unlimited)
            TakeOne(ref problem.Limit[pin.Opening]);
    }

    /// <summary>People may pin more than the plan would give; room does not fall below nothing.</summary>
    private static void TakeOne(ref int room) => room = Math.Max(0, room - 1);
}
