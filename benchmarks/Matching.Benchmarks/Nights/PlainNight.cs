using Matching.Engine.Domain;
using Matching.Engine.Features;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;

namespace Matching.Benchmarks.Nights;

/// <summary>
/// What a sound developer would write: for every person a loop over all openings; kilometres from a table, made once; rules until the first
/// that fails; features and score of what is left by the plain methods; the best in a priority queue. Only pins are left out of it.
/// </summary>
internal sealed class PlainNight
{
    private readonly RoundSnapshot _snapshot;
    private readonly RuleContext _context;
    private readonly IScorer _scorer;
    private readonly Dictionary<Postcode, int> _rows;
    private readonly int[] _columns;
    private readonly double[,] _kilometres;

    public PlainNight(RoundSnapshot snapshot, IScorer scorer, ParallelOptions parallel)
    {
        (_snapshot, _context, _scorer) = (snapshot, new RuleContext(snapshot), scorer);
        Postcode[] homes = [.. snapshot.Newcomers.Select(n => n.Postcode).Distinct()];
        Postcode[] places = [.. snapshot.Openings.Select(o => o.Postcode).Distinct()];
        _rows = homes.Index().ToDictionary(h => h.Item, h => h.Index);
        var columns = places.Index().ToDictionary(p => p.Item, p => p.Index);
        _columns = [.. snapshot.Openings.Select(o => columns[o.Postcode])];
        _kilometres = new double[homes.Length, places.Length];
        Parallel.For(0, homes.Length, parallel, row =>
        {
            for (var column = 0; column < places.Length; column++)
                _kilometres[row, column] = Travel.Kilometres(homes[row], places[column], _context) ?? 0;
        });
    }

    /// <summary>One person's best pairs and how many candidates she has.</summary>
    public (int Candidates, List<ScoredPair> Best) Run(int person)
    {
        var newcomer = _snapshot.Newcomers[person];
        var options = _snapshot.Options;
        var row = _rows[newcomer.Postcode];
        var features = new FeatureMatrix(1);
        Span<int> score = stackalloc int[1];
        var candidates = 0;
        var best = new PriorityQueue<ScoredPair, (int Points, int Opening)>();
        for (var i = 0; i < _columns.Length; i++)
        {
            if (_kilometres[row, _columns[i]] > options.MaxKilometres)
                continue;
            var opening = _snapshot.Openings[i];
            if (Unknowns(newcomer, opening) is not { } unknowns)
                continue;
            candidates++;
            if (unknowns > options.UnknownsAllowed)
                continue;
            FeatureSchema.Read(newcomer, opening, _context, features.Row(0));
            _scorer.Score(features, score);
            var points = Points.Of(
                _scorer.Chance(score[0]), Points.WishPercent(newcomer.Wishes.WeightOf(opening.Kind)), Points.UnknownPercent(unknowns, options));
            best.Enqueue(new(i, (ushort)points, (byte)unknowns, false), (points, -i));
            if (best.Count > options.CandidatesPerPerson)
                best.Dequeue();
        }
        return (candidates, [.. best.UnorderedItems.Select(item => item.Element).OrderBy(pair => pair.Opening)]);
    }

    /// <summary>Null when a rule fails.</summary>
    private int? Unknowns(Newcomer newcomer, Opening opening)
    {
        var unknowns = 0;
        foreach (var rule in HardRules.All)
        {
            var verdict = rule.Evaluate(newcomer, opening, _context).Verdict;
            if (verdict == Verdict.Fail)
                return null;
            if (verdict == Verdict.Unknown)
                unknowns++;
        }
        return unknowns;
    }
}
