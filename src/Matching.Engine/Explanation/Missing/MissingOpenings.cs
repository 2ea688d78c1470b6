using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;

namespace Matching.Engine.Explanation.Missing;

/// <summary>
/// Which openings would serve the people whom the round left with nothing: a greedy cover (each time the one that serves most people who
/// are not served yet), over every kind, level of Dutch, dagdeel and postcode where people live.
/// </summary>
public static class MissingOpenings
{
    /// <summary>No longer list than this.</summary>
    public const int Most = 8;

    /// <summary>An opening for fewer people would point at them.</summary>
    public const int SmallestGroup = 5;

    /// <summary>From the highest down, so that a tie leaves the opening that may ask most.</summary>
    private static readonly CefrLevel?[] Levels = [CefrLevel.B1, CefrLevel.A2, CefrLevel.A1, null];

    /// <param name="snapshot">What the round looked at.</param>
    /// <param name="result">Who got nothing.</param>
    /// <param name="smallestGroup">Openings for fewer people are left out.</param>
    /// <param name="threads">Most threads used, -1 for as many as there are; changes the time it takes and nothing else.</param>
    public static IReadOnlyList<MissingOpening> Of(RoundSnapshot snapshot, RoundResult result, int smallestGroup = SmallestGroup, int threads = -1)
    {
        var without = result.People.Where(p => p.Standing != Standing.Proposed).Select(p => p.Newcomer).ToHashSet();
        List<Newcomer> people = [.. snapshot.Newcomers.Where(n => without.Contains(n.Id) && n.IsActiveOn(snapshot.BusinessDate))];
        var templates = Templates(snapshot);
        var fit = new TemplateFit(people, templates, new RuleContext(snapshot));
        var serves = new int[templates.Count][];
        Parallel.For(0, templates.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => serves[i] = fit.Served(templates[i]));
        return Cover(templates, serves, people.Count, Math.Max(1, smallestGroup));
    }

    private static List<MissingOpening> Templates(RoundSnapshot snapshot)
    {
        Postcode[] places = [.. snapshot.Newcomers.Where(n => !n.Shielded).Select(n => n.Postcode).Distinct().Order()];
        return
        [
            .. from kind in OpeningKinds.All
               from level in Levels
               from dayPart in Enumerable.Range(0, DayParts.Count)
               from place in places
               select new MissingOpening(kind, level, new(1 << dayPart), place, People: 0),
        ];
    }

    private static List<MissingOpening> Cover(List<MissingOpening> templates, int[][] serves, int people, int smallestGroup)
    {
        var list = new List<MissingOpening>();
        var isServed = new bool[people];
        while (list.Count < Most)
        {
            var (best, most) = (0, 0);
            for (var i = 0; i < templates.Count; i++)
                if (serves[i].Count(p => !isServed[p]) is var count && count > most)
                    (best, most) = (i, count);
            if (most < smallestGroup)
                break;
            foreach (var person in serves[best])
                isServed[person] = true;
            list.Add(templates[best] with { People = most });
        }
        return list;
    }
}
