using Matching.Engine.Allocation;

namespace Matching.Quality.Allocation;

/// <summary>A country of 100,000 × 100,000 with 50 candidates each, beside LEMON's network simplex in the same run: one thread each.</summary>
internal static class CountryAllocation
{
    private const int People = 100_000;
    private const int Candidates = 50;
    private const long Seed = 11;
    private const double GapAllowed = 0.001;
    private const double ShareOfPeerAllowed = 0.5;

    public static IReadOnlyList<Case> Run(IProgress<string> progress)
    {
        progress.Report("Drawing the country …");
        var problem = new NationalEdges(People, People, Seed).Problem(Candidates);
        new Auction(budget: 100_000_000, gapMillionths: 100).Allocate(new NationalEdges(2_000, 2_000, Seed).Problem(Candidates));

        progress.Report("LEMON …");
        var peer = LemonPeer.Solve(problem);
        if (peer is null)
            progress.Report("LEMON's program is not here: benchmarks/peers/build.sh builds it. Ours is measured alone.");
        return
        [
            .. Ours("within a thousandth", gapMillionths: 1_000),
            .. Ours("within a millionth", gapMillionths: 1),
            Greedily(),
        ];

        IEnumerable<Case> Ours(string name, int gapMillionths)
        {
            progress.Report($"The auction, {name} …");
            var (plan, seconds) = Timed.Best(() => new Auction(budget: 1_000_000_000, gapMillionths).Allocate(problem));
            var certificate = plan.Certificate!;
            yield return new($"{name}: seconds beside the peer's", seconds, peer is null ? null : Math.Round(peer.Seconds, 3))
            {
                Holds = peer is null || seconds <= ShareOfPeerAllowed * peer.Seconds,
                More = peer is null
                    ? new Dictionary<string, object> { ["edges"] = problem.Edges.Length }
                    : new Dictionary<string, object> { ["edges"] = problem.Edges.Length, ["ratio"] = Math.Round(seconds / peer.Seconds, 3) },
            };
            yield return new($"{name}: value beside the optimum", certificate.Primal, peer?.Value)
            {
                Holds = certificate.Gap <= GapAllowed && (peer is null || (certificate.Primal <= peer.Value && peer.Value <= certificate.Dual)),
                More = new Dictionary<string, object> { ["dual"] = certificate.Dual, ["gap"] = certificate.Gap, ["withoutProposal"] = Without(plan) },
            };
        }

        Case Greedily()
        {
            progress.Report("Greedy …");
            var (plan, seconds) = Timed.Best(() => Greedy.Instance.Allocate(problem));
            return new("greedy: value beside the optimum", plan.TotalPoints, peer?.Value)
            {
                More = new Dictionary<string, object> { ["seconds"] = seconds, ["withoutProposal"] = Without(plan) },
            };
        }

        int Without(AllocationPlan plan) => problem.People - plan.Chosen.Select(n => problem.Edges[n].Person).Distinct().Count();
    }
}
