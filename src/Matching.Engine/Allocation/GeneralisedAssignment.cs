namespace Matching.Engine.Allocation;

/// <summary>
/// Plans for people who need several places at once. A price per person is moved until the openings, each filling its places as well as it
/// can (a knapsack), no longer fight over the same people; every price gives an upper bound, and every quarrel, settled, a plan.
/// </summary>
/// <remarks>
/// Lagrangian relaxation of "one opening per person" with subgradient steps: Fisher, Jaikumar and Van Wassenhove 1986, A multiplier
/// adjustment method for the generalized assignment problem; Fisher 1981, The Lagrangian relaxation method. In whole numbers and with
/// ties by number, so that it is the same on every machine.
/// </remarks>
public static class GeneralisedAssignment
{
    /// <summary>Prices are counted in this part of a point.</summary>
    private const int Fineness = 1_024;

    /// <summary>So many rounds without a lower bound halve the step.</summary>
    private const int Patience = 20;

    /// <summary>A plan and its bound.</summary>
    /// <param name="problem">Who could take what.</param>
    /// <param name="rounds">Budget of price rounds; more never makes the plan or the bound worse.</param>
    public static PlacesPlan Solve(PlacesProblem problem, int rounds = 500)
    {
        var bids = new KnapsackBids(problem);
        var settling = new Settling(problem);
        var prices = new long[problem.People];
        var takers = new int[problem.People];
        var (best, bound, step, waited) = (settling.Nobody, long.MaxValue, 2.0, 0);
        for (var round = 0; round < rounds && step > 0.001; round++)
        {
            var relaxed = bids.Fill(prices, takers);
            waited = relaxed < bound ? 0 : waited + 1;
            bound = Math.Min(bound, relaxed);
            var plan = settling.Settle(bids.Taken);
            best = plan.Value > best.Value ? plan : best;
            if (bound / Fineness <= best.Value)
                break;
            if (waited >= Patience)
                (step, waited) = (step / 2, 0);
            Move(prices, takers, step, relaxed - best.Value * Fineness);
        }
        return best with { Bound = Math.Max(best.Value, bound / Fineness) };
    }

    /// <summary>Who is wanted by several gets dearer, who is wanted by none cheaper; nobody falls below nothing.</summary>
    private static void Move(long[] prices, int[] takers, double step, long distance)
    {
        var quarrels = 0L;
        foreach (var wanted in takers)
            quarrels += (long)(wanted - 1) * (wanted - 1);
        if (quarrels == 0)
            return;
        var by = Math.Max(1, (long)(step * distance / quarrels));
        for (var person = 0; person < prices.Length; person++)
            prices[person] = Math.Max(0, prices[person] + (takers[person] - 1) * by);
    }

    /// <summary>Every opening on its own: the best use of its places when people have a price.</summary>
    private sealed class KnapsackBids
    {
        private readonly PlacesProblem _problem;
        private readonly int[][] _edgesOf;
        private readonly long[] _worth;

        public KnapsackBids(PlacesProblem problem)
        {
            _problem = problem;
            _edgesOf = [.. Enumerable.Range(0, problem.Limit.Length).Select(o =>
                Enumerable.Range(0, problem.Edges.Length).Where(e => problem.Edges[e].Opening == o && problem.Edges[e].Places <= problem.Limit[o]).ToArray())];
            _worth = new long[problem.Limit.Length == 0 ? 1 : problem.Limit.Max() + 1];
            Taken = new bool[problem.Edges.Length];
        }

        /// <summary>Per edge: its opening wants it.</summary>
        public bool[] Taken { get; }

        /// <summary>Fills all openings, counts per person how many want her, and says what that is worth together with all prices: an upper bound.</summary>
        public long Fill(long[] prices, int[] takers)
        {
            Array.Clear(Taken);
            Array.Clear(takers);
            var bound = prices.Sum();
            for (var opening = 0; opening < _edgesOf.Length; opening++)
                bound += Fill(_edgesOf[opening], _problem.Limit[opening], prices, takers);
            return bound;
        }

        private long Fill(int[] edges, int limit, long[] prices, int[] takers)
        {
            var better = new bool[edges.Length, limit + 1];
            Array.Clear(_worth);
            for (var i = 0; i < edges.Length; i++)
            {
                var edge = _problem.Edges[edges[i]];
                var gain = (long)(edge.Points + _problem.ServedBonus) * Fineness - prices[edge.Person];
                for (var places = limit; gain > 0 && places >= edge.Places; places--)
                    if (_worth[places - edge.Places] + gain > _worth[places])
                        (_worth[places], better[i, places]) = (_worth[places - edge.Places] + gain, true);
            }
            for (int i = edges.Length - 1, places = limit; i >= 0; i--)
                if (better[i, places])
                {
                    var edge = _problem.Edges[edges[i]];
                    Taken[edges[i]] = true;
                    takers[edge.Person]++;
                    places -= edge.Places;
                }
            return _worth[limit];
        }
    }
}
