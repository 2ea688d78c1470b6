using Matching.Engine.Rounds;
using Matching.Simulation;

namespace Matching.Quality.Allocation;

/// <summary>A town of 5,000 × 2,000: how near the best the plan is, what greedy would lose, and what a floor for each priority group costs.</summary>
internal static class TownAllocation
{
    private const int People = 5_000;
    private const int Openings = 2_000;
    private const double GapAllowed = 0.001;
    private const double CostAllowed = 0.05;

    /// <summary>Asked of each group: this many percent of the way from what it gets anyway to all who can be reached.</summary>
    private const int Ambition = 60;

    public static IReadOnlyList<Case> Run(IProgress<string> progress)
    {
        progress.Report("Drawing the town …");
        var town = Town.Create(new TownOptions { Anchor = new DateOnly(2026, 11, 2), People = People, Openings = Openings }).Snapshot() with
        {
            Options = RoundOptions.Default,
        };
        town = town with { WithoutProposalSince = [.. town.Newcomers.Where(n => n.Id.Value % 5 == 0).Select(n => new WaitingSince(n.Id, n.SettledOn ?? town.BusinessDate))] };

        progress.Report("The plan …");
        var plain = MatchingRound.Run(town);
        progress.Report("The greedy plan …");
        var greedy = MatchingRound.Run(town with { Options = town.Options with { BidBudget = 1 } });
        return [.. Plan(town, plain, greedy), .. Floors(town, plain, progress)];
    }

    private static IEnumerable<Case> Plan(RoundSnapshot town, RoundResult plain, RoundResult greedy)
    {
        var (served, servedByGreedy) = (Served(plain), Served(greedy));
        yield return new("gap of the certificate", plain.OptimalityGap!.Value, GapAllowed)
        {
            Holds = plain.Allocation == "auction" && plain.OptimalityGap <= GapAllowed,
            More = new Dictionary<string, object> { ["primal"] = plain.Certificate!.Primal, ["dual"] = plain.Certificate.Dual },
        };
        yield return new("points", plain.TotalPoints, null)
        {
            Holds = greedy.Allocation == "greedy",
            More = new Dictionary<string, object> { ["greedy"] = greedy.TotalPoints, ["lostByGreedy"] = Share(plain.TotalPoints - greedy.TotalPoints, plain.TotalPoints) },
        };
        yield return new("people with a proposal", served, null)
        {
            More = new Dictionary<string, object> { ["greedy"] = servedByGreedy, ["lostByGreedy"] = Share(served - servedByGreedy, served) },
        };
        yield return new("openings over their limit", OverLimit(town, plain), 0) { Holds = OverLimit(town, plain) == 0 };
        yield return new("openings with a price", plain.Prices.Count, null);
    }

    private static IEnumerable<Case> Floors(RoundSnapshot town, RoundResult plain, IProgress<string> progress)
    {
        progress.Report("What each group gets anyway …");
        var groups = Enum.GetValues<PriorityGroup>();
        var without = MatchingRound.Run(town with { Options = town.Options with { Floors = [.. groups.Select(g => new Floor(g, 0))] } }).Floors;
        Floor[] asked = [.. without.Select(f => new Floor(f.Group, (f.Reached * (100 - Ambition) + f.Possible * Ambition) / f.Size + 1))];
        progress.Report("With a floor for every group …");
        var result = MatchingRound.Run(town with { Options = town.Options with { Floors = asked } });
        foreach (var floor in result.Floors)
        {
            var cost = (double)floor.Cost / plain.Certificate!.Primal;
            yield return new($"floor {floor.Group}: people reached", floor.Reached, floor.Asked)
            {
                Holds = floor.IsMet && cost <= CostAllowed && floor.Asked > without.Single(f => f.Group == floor.Group).Reached,
                More = new Dictionary<string, object>
                {
                    ["group"] = floor.Size, ["percent"] = floor.Percent, ["before"] = floor.Before, ["possible"] = floor.Possible,
                    ["helped"] = floor.Helped.Count, ["cost"] = floor.Cost, ["costShare"] = Math.Round(cost, 6),
                },
            };
        }
        var together = (double)(plain.Certificate!.Primal - result.Certificate!.Primal) / plain.Certificate.Primal;
        yield return new("cost of all floors together", Math.Round(together, 6), CostAllowed)
        {
            Holds = together <= CostAllowed && result.OptimalityGap <= GapAllowed,
            More = new Dictionary<string, object> { ["gap"] = result.OptimalityGap!, ["overLimit"] = OverLimit(town, result) },
        };
    }

    private static int Served(RoundResult result) => result.People.Count(p => p.Standing == Standing.Proposed);

    private static double Share(long part, long whole) => Math.Round((double)part / whole, 4);

    private static int OverLimit(RoundSnapshot town, RoundResult result)
    {
        var proposed = result.People.SelectMany(p => p.Proposals).CountBy(p => p.Opening).ToDictionary();
        return town.Openings.Count(o => o.Capacity.Free * town.Options.Oversubscription < proposed.GetValueOrDefault(o.Id));
    }
}
