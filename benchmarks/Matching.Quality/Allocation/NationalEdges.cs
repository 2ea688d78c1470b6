using Matching.Engine.Allocation;
using Matching.Engine.Domain;
using Matching.Simulation;

namespace Matching.Quality.Allocation;

/// <summary>
/// A made-up country's allocation problem: people and openings on a map with cities, the hard rules of language, education and reach,
/// and for everyone the best so many openings by a standardised sum. As in the project's performance notes, section 1.
/// </summary>
internal sealed class NationalEdges
{
    private const int Centres = 4_070;
    private const int Cities = 40;

    private readonly double[] _east = new double[Centres];
    private readonly double[] _north = new double[Centres];
    private readonly double[] _weight = new double[Centres];
    private readonly Opening[][] _at;
    private readonly Opening[] _openings;
    private readonly Person[] _people;

    public NationalEdges(int people, int openings, long seed)
    {
        DrawMap(SeededRandom.Stream(seed, "map"));
        var random = SeededRandom.Stream(seed, "demand");
        var demand = _weight.Select(w => w * (0.5 + 2 * random.Share())).ToArray();
        _openings = Drawn(openings, demand, SeededRandom.Stream(seed, "openings"), Opening.Draw);
        _people = Drawn(people, _weight, SeededRandom.Stream(seed, "people"), Person.Draw);
        _at = [.. Enumerable.Range(0, Centres).Select(c => _openings.Where(o => o.Centre == c).ToArray())];
    }

    /// <summary>k proposals a person over all kinds, so many per kind, places × 3 per opening.</summary>
    public AllocationProblem Problem(int candidates, int perPerson = 5, int perKind = 5, int firstBonus = 0)
    {
        var best = new (double Score, int Opening)[_people.Length][];
        Parallel.For(0, _people.Length, i => best[i] = Best(_people[i], candidates));
        var all = best.SelectMany(b => b.Select(x => x.Score)).ToArray();
        var mean = all.Average();
        var deviation = Math.Sqrt(all.Average(s => (s - mean) * (s - mean)));
        var edges = new List<Edge>(all.Length);
        var firstEdge = new int[_people.Length + 1];
        for (var i = 0; i < _people.Length; i++)
        {
            foreach (var (score, opening) in best[i].OrderBy(b => b.Opening))
                edges.Add(new(i, opening, (int)Math.Round(10_000 / (1 + Math.Exp(-(score - mean) / deviation))), 0));
            firstEdge[i + 1] = edges.Count;
        }
        return new()
        {
            FirstEdge = firstEdge,
            Edges = [.. edges],
            Limit = [.. _openings.Select(o => o.Capacity * 3)],
            Kind = [.. _openings.Select(o => OpeningKinds.All[o.Type % OpeningKinds.Count])],
            PersonRoom = [.. Enumerable.Repeat(perPerson, _people.Length)],
            KindRoom = [.. Enumerable.Repeat(perKind, _people.Length * OpeningKinds.Count)],
            FirstBonus = [.. Enumerable.Repeat(firstBonus, _people.Length)],
        };
    }

    private (double Score, int Opening)[] Best(Person person, int most)
    {
        var queue = new PriorityQueue<int, (double, int)>();
        var scores = new Dictionary<int, double>();
        for (var centre = 0; centre < Centres; centre++)
        {
            var distance = Distance(person.Centre, centre);
            if (distance > person.Reach || _at[centre].Length == 0)
                continue;
            foreach (var opening in _at[centre])
            {
                if (opening.Language > person.Language || opening.Education > person.Education)
                    continue;
                var score = Score(person, opening, distance);
                if (queue.Count == most)
                {
                    queue.TryPeek(out _, out var lowest);
                    if (score <= lowest.Item1)
                        continue;
                    queue.Dequeue();
                }
                queue.Enqueue(opening.Number, (score, -opening.Number));
                scores[opening.Number] = score;
            }
        }
        return [.. queue.UnorderedItems.Select(x => (x.Priority.Item1, x.Element))];
    }

    private static double Score(Person person, Opening opening, double distance)
    {
        var minutes = Math.Floor(distance / person.Speed * 60) + person.Overhead;
        var interest = 0;
        for (var i = 0; i < person.Interest.Length; i++)
            interest += person.Interest[i] * opening.Interest[i];
        return 1.2 * Math.Exp(-distance / 6)
            + 0.5 * Math.Tanh(0.7 * (person.Language - opening.Language))
            + 0.25 * Math.Tanh(person.Education - opening.Education)
            - 0.03 * Math.Abs(person.Hours - opening.Hours)
            + 0.35 * System.Numerics.BitOperations.PopCount(person.Skills & opening.Skills)
            + interest / 3_500.0
            - 0.012 * minutes
            + 0.6 * opening.Acceptance * (person.Readiness > 0.4 ? 1 : 0.3)
            - 0.01 * Math.Abs(person.Age - 38) * opening.Demand
            + (opening.Type > 2 ? 0.01 * Math.Min(person.Experience, 12) : 0)
            - 0.002 * opening.DaysOpen
            + (person.Months > 18 && opening.Type < 3 ? 0.3 : 0);
    }

    private double Distance(int a, int b) =>
        a == b ? 0.8 : Math.Sqrt((_east[a] - _east[b]) * (_east[a] - _east[b]) + (_north[a] - _north[b]) * (_north[a] - _north[b]));

    private void DrawMap(SeededRandom random)
    {
        var ranks = Enumerable.Range(1, Cities).Select(r => Math.Pow(r, -0.8)).ToArray();
        var all = ranks.Sum();
        var cities = ranks.Select(r => (East: random.Share() * 170, North: random.Share() * 245, Weight: r / all)).ToArray();
        var choices = cities.Select(c => (c, c.Weight)).ToArray();
        for (var i = 0; i < Centres; i++)
        {
            if (i < Centres * 6 / 10)
            {
                var city = random.Pick(choices);
                var spread = 2 + 10 * Math.Sqrt(city.Weight);
                (_east[i], _north[i], _weight[i]) = (random.Normal(city.East, spread), random.Normal(city.North, spread), 2 * Math.Exp(0.5 * random.Normal()));
            }
            else
                (_east[i], _north[i], _weight[i]) = (random.Share() * 170, random.Share() * 245, 0.8 * Math.Exp(0.7 * random.Normal()));
        }
    }

    private static T[] Drawn<T>(int count, double[] weights, SeededRandom random, Func<int, int, SeededRandom, T> draw)
    {
        var sums = new double[weights.Length];
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
            sums[i] = sum += weights[i];
        var drawn = new T[count];
        for (var i = 0; i < count; i++)
        {
            var at = Array.BinarySearch(sums, random.Share() * sum);
            drawn[i] = draw(i, Math.Min(at < 0 ? ~at : at, weights.Length - 1), random);
        }
        return drawn;
    }

    private static int Level(SeededRandom random, params ReadOnlySpan<double> shares)
    {
        var rest = random.Share();
        for (var level = 0; level < shares.Length; level++)
            if ((rest -= shares[level]) < 0)
                return level;
        return shares.Length - 1;
    }

    private static ulong SkillSet(SeededRandom random, int least, int most)
    {
        var skills = 0UL;
        for (var count = random.Whole(least, most); count > 0; count--)
        {
            var u = random.Share();
            skills |= 1UL << (int)(64 * u * u);
        }
        return skills;
    }

    private static sbyte[] Interests(SeededRandom random) =>
        [.. Enumerable.Range(0, 16).Select(_ => (sbyte)Math.Clamp(Math.Round(random.Normal(0, 20)), -127, 127))];

    private sealed record Person(
        int Centre, int Language, int Education, double Reach, double Speed, double Overhead, int Age, double Experience,
        double Months, int Hours, double Readiness, ulong Skills, sbyte[] Interest)
    {
        private static readonly (double Reach, double Speed, double Overhead)[] Ways = [(7.5, 15, 2), (15, 22, 2), (15, 20, 8), (30, 45, 5)];

        public static Person Draw(int number, int centre, SeededRandom random)
        {
            var (reach, speed, overhead) = Ways[Level(random, .45, .10, .30, .15)];
            var u = random.Share();
            return new(centre, Level(random, .18, .24, .28, .20, .10), Level(random, .25, .25, .25, .15, .10), reach, speed, overhead,
                random.Whole(18, 64), Math.Floor(25 * u * u), -24 * Math.Log(1 - random.Share()), 8 + 4 * random.Whole(0, 8), random.Share(),
                SkillSet(random, 3, 10), Interests(random));
        }
    }

    private sealed record Opening(
        int Number, int Centre, int Language, int Education, int Hours, int Capacity, double DaysOpen, double Acceptance, double Demand,
        int Type, ulong Skills, sbyte[] Interest)
    {
        public static Opening Draw(int number, int centre, SeededRandom random) => new(
            number, centre, Level(random, .15, .20, .30, .25, .10), Level(random, .45, .25, .15, .10, .05), 8 + 4 * random.Whole(0, 8),
            Math.Min(10, 1 + (int)(-1.2 * Math.Log(1 - random.Share()))), -30 * Math.Log(1 - random.Share()), random.Share(), random.Share(),
            random.Whole(0, 5), SkillSet(random, 2, 7), Interests(random));
    }
}
