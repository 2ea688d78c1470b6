using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rounds.Candidates;
using Matching.Engine.Rules;

namespace Matching.Benchmarks.Candidates;

/// <summary>
/// The loop that one would write without the index, and write well: all rules for every pair, the one that stops most first, out at the first
/// that fails, over flat fields prepared once, with a table of kilometres between postcodes. Openings that fail for everybody never enter it,
/// kinds that fail for a person are one mask, and minutes are not computed but compared with the kilometres that they allow.
/// </summary>
internal sealed class StraightLoop
{
    private static readonly ReachableRule Reachable = new();

    private readonly RoundSnapshot _snapshot;
    private readonly RuleContext _context;
    private readonly LoopPerson[] _people;
    private readonly LoopOpening[] _openings;
    private readonly double[][] _kilometres;
    private readonly ReachSteps[] _steps;
    private readonly Dictionary<int, HashSet<int>> _singles = [];

    public StraightLoop(RoundSnapshot snapshot, RuleContext context, ParallelOptions parallel)
    {
        (_snapshot, _context) = (snapshot, context);
        var general = context.WithoutPairs();
        var singles = new SinglePairs(snapshot, context);
        for (var person = 0; person < snapshot.Newcomers.Count; person++)
            if (singles.Of(person).Length > 0)
                _singles.Add(person, [.. singles.Of(person)]);

        var homes = snapshot.Newcomers.Select(n => n.Postcode).Distinct().ToArray();
        var hosts = snapshot.Openings.SelectMany(o => o.Offers.SeatFrom is { } seat ? [o.Postcode, seat] : (Postcode[])[o.Postcode]).Distinct().ToArray();
        _kilometres = new double[homes.Length][];
        Parallel.For(0, homes.Length, parallel, home =>
            _kilometres[home] = [.. hosts.Select(host => Travel.Kilometres(homes[home], host, context) ?? double.NaN)]);

        var homeOf = homes.Select((h, i) => (h, i)).ToDictionary(h => h.h, h => h.i);
        var hostOf = hosts.Select((h, i) => (h, i)).ToDictionary(h => h.h, h => h.i);
        var profiles = new Dictionary<(string, Cycling?, bool?, int?), int>();
        var steps = new List<ReachSteps>();
        _people = [.. snapshot.Newcomers.Select(newcomer =>
        {
            var mobility = newcomer.Mobility;
            var profile = (mobility.Modes is null ? "" : string.Join(' ', mobility.Modes) + ".", mobility.Cycling, mobility.DrivingLicence, mobility.MaxMinutes);
            if (!profiles.TryGetValue(profile, out var number))
            {
                profiles.Add(profile, number = steps.Count);
                steps.Add(ReachSteps.Of(newcomer, context));
            }
            return LoopPerson.Of(newcomer, homeOf[newcomer.Postcode], number, general);
        })];
        _steps = [.. steps];
        _openings = [.. snapshot.Openings.Select((opening, i) => LoopOpening.Of(opening, i, hostOf, general)).Where(o => o.IsOpen)];
    }

    /// <summary>As the index does: rising, with the number of Unknown rules of each.</summary>
    public int Find(int person, Span<int> openings, Span<byte> unknowns)
    {
        ref readonly var p = ref _people[person];
        var singles = _singles.GetValueOrDefault(person);
        if (!p.IsActive && singles is null)
            return 0;
        var kilometres = _kilometres[p.Home];
        var steps = _steps[p.Profile];
        var most = (double)_context.Options.MaxKilometres;
        var count = 0;
        var all = _openings;
        for (var i = 0; i < all.Length; i++)
        {
            ref readonly var o = ref all[i];
            if (singles is not null && singles.Contains(o.Opening))
            {
                var outcome = PairOutcome.Of(_snapshot.Newcomers[person], _snapshot.Openings[o.Opening], _context);
                if (outcome.IsCandidate)
                    (openings[count], unknowns[count++]) = (o.Opening, (byte)outcome.Unknowns);
                continue;
            }
            var away = kilometres[o.Host];
            if (away > most)
                continue;
            var reach = steps.At(away);
            if (reach != Verdict.Pass && steps.HasSeat && o.HasSeat)
                reach = Reachable.Evaluate(_snapshot.Newcomers[person], _snapshot.Openings[o.Opening], _context).Verdict;
            if (reach == Verdict.Fail || p.Fails(o))
                continue;
            openings[count] = o.Opening;
            unknowns[count++] = (byte)(p.Unknowns(o) + (reach == Verdict.Unknown ? 1 : 0));
        }
        return count;
    }
}
