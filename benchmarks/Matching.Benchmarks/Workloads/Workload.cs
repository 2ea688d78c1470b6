using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Simulation;

namespace Matching.Benchmarks.Workloads;

/// <summary>
/// Large invented instances for measuring speed: the shares of level, education, transport, hours and capacity are chosen once and stated
/// here and beside, every rule has something to do, and in most dossiers something is missing. A pure function of its arguments.
/// Not a town to look at: for that there is <see cref="Town"/>, which is drawn from real geography and slower to draw.
/// </summary>
internal static class Workload
{
    /// <summary>A Monday; nothing depends on which.</summary>
    public static readonly DateOnly Today = new(2026, 11, 2);

    /// <summary>A country: 4,070 postcodes in a box of 170 × 245 km, most of them in and around forty cities.</summary>
    public static RoundSnapshot National(int people, int openings, long seed = 1) => Draw(WorkloadMap.National(seed), people, openings, seed);

    /// <summary>A city: 60 postcodes within some eight kilometres of its centre.</summary>
    public static RoundSnapshot City(int people, int openings, long seed = 1) => Draw(WorkloadMap.City(seed), people, openings, seed);

    private static RoundSnapshot Draw(WorkloadMap map, int people, int openings, long seed)
    {
        var newcomers = new Newcomer[people];
        Parallel.For(0, people, i => newcomers[i] = WorkloadPerson.Draw(SeededRandom.Stream(seed, "newcomer", i), map, i + 1, openings));
        var places = new Opening[openings];
        Parallel.For(0, openings, i => places[i] = WorkloadOpening.Draw(SeededRandom.Stream(seed, "opening", i), map, i + 1));
        var past = WorkloadPast.Draw(SeededRandom.Stream(seed, "past"), map, newcomers, places);
        return new()
        {
            Area = new("workload"),
            BusinessDate = Today,
            Newcomers = newcomers,
            Openings = places,
            Places = map.Places,
            Commitments = past.Commitments,
            Pins = past.Pins,
            RejectedPairs = past.Rejected,
            LastNight = past.LastNight,
        };
    }
}
