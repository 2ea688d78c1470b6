using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Simulation;

namespace Matching.Benchmarks.Workloads;

/// <summary>What runs and what was decided before: activities elsewhere, holds and agreements with their pins, rejections, last night's proposals.</summary>
internal sealed record WorkloadPast(
    IReadOnlyList<Commitment> Commitments, IReadOnlyList<Pin> Pins, IReadOnlyList<Pair> Rejected, IReadOnlyList<Pair> LastNight)
{
    public static WorkloadPast Draw(SeededRandom random, WorkloadMap map, Newcomer[] newcomers, Opening[] openings)
    {
        var (commitments, pins, rejected, lastNight) = (new List<Commitment>(), new List<Pin>(), new List<Pair>(), new List<Pair>());
        foreach (var newcomer in newcomers)
        {
            Opening Nearby() => map.Nearest(newcomer.Postcode, 20, _ => random.Pick(openings), o => o.Postcode);
            if (random.Chance(0.12))
                commitments.Add(Activity(random, newcomer));
            if (random.Chance(0.05))
            {
                var (opening, agreed) = (Nearby(), random.Chance(0.3));
                pins.Add(new(newcomer.Id, opening.Id, agreed ? PinReason.Agreement : PinReason.Hold));
                commitments.Add(Reserved(newcomer, opening, agreed ? CommitmentSource.Agreement : CommitmentSource.Hold));
            }
            else if (random.Chance(0.03))
                pins.Add(new(newcomer.Id, Nearby().Id, random.Chance(0.7) ? PinReason.Postponed : PinReason.OpenedByCaseworker));
            if (random.Chance(0.06))
                rejected.Add(new(newcomer.Id, Nearby().Id));
            if (random.Chance(0.3))
                lastNight.Add(new(newcomer.Id, Nearby().Id));
        }
        return new(commitments, pins, rejected, lastNight);
    }

    private static Commitment Activity(SeededRandom random, Newcomer newcomer) => new()
    {
        Newcomer = newcomer.Id,
        Source = CommitmentSource.Activity,
        Kind = random.Known(0.4, (OpeningKind)random.Whole(0, 4)),
        DayParts = DayParts.Of(random.Whole(0, 6), random.Whole(0, 2)),
        HoursPerWeek = random.Known(0.8, random.Whole(1, 8)),
    };

    private static Commitment Reserved(Newcomer newcomer, Opening opening, CommitmentSource source) => new()
    {
        Newcomer = newcomer.Id,
        Source = source,
        Kind = opening.Kind,
        Opening = opening.Id,
        DayParts = opening.Schedule.DayParts ?? DayParts.None,
        HoursPerWeek = opening.Schedule.HoursMin,
        Period = opening.Schedule.Period,
    };
}
