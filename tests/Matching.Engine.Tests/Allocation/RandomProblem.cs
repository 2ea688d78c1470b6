using Matching.Engine.Allocation;
using Matching.Engine.Domain;

namespace Matching.Engine.Tests.Allocation;

/// <summary>Small problems in which everything varies: ties, openings full or without limit, people without room, worth below nothing.</summary>
internal static class RandomProblem
{
    public static AllocationProblem Draw(int seed, int mostPeople = 9, int mostOpenings = 7)
    {
        var random = new Random(seed);
        var (people, openings) = (random.Next(mostPeople + 1), random.Next(mostOpenings + 1));
        var coarse = random.Next(3) switch { 0 => 5_000, 1 => 1_000, _ => 1 };
        var edges = from person in Enumerable.Range(0, people)
                    from opening in Enumerable.Range(0, openings)
                    where random.Next(3) > 0
                    select new Edge(person, opening, random.Next(10_000 / coarse + 1) * coarse, random.Next(6) switch { 0 => 300, 1 => -4_000, _ => 0 });
        return Of([.. edges], people,
            [.. Enumerable.Range(0, openings).Select(_ => random.Next(6) == 0 ? AllocationProblem.Unlimited : random.Next(4))]) with
        {
            PersonRoom = [.. Enumerable.Range(0, people).Select(_ => random.Next(5))],
            KindRoom = [.. Enumerable.Range(0, people * OpeningKinds.Count).Select(_ => random.Next(3))],
            FirstBonus = [.. Enumerable.Range(0, people).Select(_ => random.Next(3) * 750)],
            Kind = [.. Enumerable.Range(0, openings).Select(_ => OpeningKinds.All[random.Next(2)])],
        };
    }

    public static AllocationProblem Of(Edge[] edges, int people, int[] limits) => new()
    {
        FirstEdge = [.. Enumerable.Range(0, people + 1).Select(p => edges.Count(e => e.Person < p))],
        Edges = edges,
        Limit = limits,
        Kind = new OpeningKind[limits.Length],
        PersonRoom = [.. Enumerable.Repeat(5, people)],
        KindRoom = [.. Enumerable.Repeat(5, people * OpeningKinds.Count)],
        FirstBonus = new int[people],
    };
}
