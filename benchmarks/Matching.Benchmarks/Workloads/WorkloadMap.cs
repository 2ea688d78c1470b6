using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Simulation;

namespace Matching.Benchmarks.Workloads;

/// <summary>Postcode centres on a flat box, with how many people and openings each draws.</summary>
internal sealed class WorkloadMap
{
    private const double KilometresPerDegree = 111.195;
    private const double South = 50.75;
    private const double West = 3.4;
    private const int NationalPostcodes = 4_070;
    private const int CityPostcodes = 60;
    private const int Cities = 40;
    private const double UrbanShare = 0.6;
    private const double Width = 170;
    private const double Height = 245;

    /// <summary>No centre of this region is on the map, so it cannot tell where somebody lives.</summary>
    private static readonly Postcode OffTheMap = new(9_900);

    private readonly Centre[] _centres;
    private readonly double[] _peopleUpTo;
    private readonly double[] _openingsUpTo;

    private readonly record struct Centre(double East, double North, double Weight);

    private WorkloadMap(IEnumerable<Centre> centres, SeededRandom random)
    {
        // Neighbouring numbers are neighbouring places, as they are in the Netherlands: numbered in strips of 20 km.
        _centres = [.. centres.OrderBy(c => (int)(c.North / 20)).ThenBy(c => c.East)];
        Places = [.. _centres.Select((c, i) => new PostcodePlace(
            Number(i), South + c.North / KilometresPerDegree, West + c.East / (KilometresPerDegree * Math.Cos(52.2 * Math.PI / 180))))];
        _peopleUpTo = RunningSums(_centres.Select(c => c.Weight));
        _openingsUpTo = RunningSums(_centres.Select(c => c.Weight * (0.5 + 2 * random.Share())));
    }

    public IReadOnlyList<PostcodePlace> Places { get; }

    public static WorkloadMap National(long seed)
    {
        var random = SeededRandom.Stream(seed, "national map");
        var weights = Enumerable.Range(1, Cities).Select(rank => Math.Pow(rank, -0.8)).ToArray();
        var total = weights.Sum();
        var cities = weights.Select(w => (East: random.Share() * Width, North: random.Share() * Height, Weight: w / total)).ToArray();
        (int Item, double Weight)[] choices = [.. cities.Select((c, i) => (i, c.Weight))];
        return new(Enumerable.Range(0, NationalPostcodes).Select(_ =>
        {
            if (!random.Chance(UrbanShare))
                return new Centre(random.Share() * Width, random.Share() * Height, 0.8 * Math.Exp(0.7 * random.Normal()));
            var city = cities[random.Pick(choices)];
            var sigma = 2 + 10 * Math.Sqrt(city.Weight);
            return new(
                Math.Clamp(city.East + sigma * random.Normal(), 0, Width),
                Math.Clamp(city.North + sigma * random.Normal(), 0, Height),
                2 * Math.Exp(0.5 * random.Normal()));
        }).ToList(), random);
    }

    public static WorkloadMap City(long seed)
    {
        var random = SeededRandom.Stream(seed, "city map");
        return new(Enumerable.Range(0, CityPostcodes).Select(_ =>
            new Centre(Width / 2 + 4 * random.Normal(), Height / 2 + 4 * random.Normal(), 2 * Math.Exp(0.5 * random.Normal()))).ToList(), random);
    }

    /// <summary>Where somebody lives: one in a hundred in a postcode newer than the map, two in a thousand where it cannot tell at all.</summary>
    public Postcode Home(SeededRandom random)
    {
        var number = Number(Pick(_peopleUpTo, random));
        return random.Chance(0.002) ? OffTheMap : random.Chance(0.01) ? new(number.Value + 1) : number;
    }

    public Postcode Host(SeededRandom random) =>
        random.Chance(0.001) ? OffTheMap : Number(Pick(_openingsUpTo, random));

    /// <summary>A postcode in the neighbourhood of another: the nearest of thirty.</summary>
    public Postcode Near(Postcode postcode, SeededRandom random) => Nearest(postcode, 30, _ => Home(random), p => p);

    /// <summary>Of so many draws the one that lies nearest.</summary>
    public T Nearest<T>(Postcode postcode, int draws, Func<int, T> draw, Func<T, Postcode> where)
    {
        var here = At(postcode);
        return Enumerable.Range(0, draws).Select(draw).MinBy(one =>
        {
            var there = At(where(one));
            return (there.East - here.East) * (there.East - here.East) + (there.North - here.North) * (there.North - here.North);
        })!;
    }

    private Centre At(Postcode postcode) => _centres[Math.Min((postcode.Value - 1_000) / 2, _centres.Length - 1)];

    /// <summary>Every other number is still free for a new quarter.</summary>
    private static Postcode Number(int index) => new(1_000 + 2 * index);

    private static int Pick(double[] upTo, SeededRandom random)
    {
        var at = Array.BinarySearch(upTo, random.Share() * upTo[^1]);
        return Math.Min(at < 0 ? ~at : at + 1, upTo.Length - 1);
    }

    private static double[] RunningSums(IEnumerable<double> weights)
    {
        var sum = 0.0;
        return [.. weights.Select(w => sum += w)];
    }
}
