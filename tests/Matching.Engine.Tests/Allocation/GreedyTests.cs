using FsCheck;
using FsCheck.Fluent;
using Matching.Engine.Allocation;
using Matching.Engine.Domain;

namespace Matching.Engine.Tests.Allocation;

public class GreedyTests
{
    [Fact]
    public void The_most_points_win_the_only_place() =>
        Assert.Equal([1], Chosen(Problem(limits: [1], (0, 0, 4_000), (1, 0, 5_000))));

    [Fact]
    public void Equal_points_go_to_the_lower_newcomer_and_the_lower_opening()
    {
        Assert.Equal([0], Chosen(Problem(limits: [1], (0, 0, 4_000), (1, 0, 4_000))));
        Assert.Equal([0], Chosen(Problem(limits: [1, 1], perPerson: 1, (0, 0, 4_000), (0, 1, 4_000))));
    }

    [Fact]
    public void A_first_proposal_goes_before_a_second_that_is_a_little_better()
    {
        var problem = Problem(limits: [1, 1], (0, 0, 9_000), (0, 1, 5_000), (1, 1, 4_500));
        Assert.Equal([0, 1], Chosen(problem));
        Assert.Equal([0, 2], Chosen(WithFirstBonus(problem, 1_000)));
        Assert.Equal([0, 1], Chosen(WithFirstBonus(problem, 400)));
    }

    [Fact]
    public void Someone_with_a_pin_has_her_first_already()
    {
        var problem = WithFirstBonus(Problem(limits: [1], (0, 0, 4_000), (1, 0, 4_500)), 1_000);
        problem.FirstBonus[1] = 0;
        Assert.Equal([0], Chosen(problem));
    }

    [Fact]
    public void What_lay_there_last_night_stays_when_the_difference_is_small()
    {
        var problem = Problem(limits: [1], (0, 0, 4_000), (1, 0, 4_200));
        problem.Edges[0] = problem.Edges[0] with { Bonus = 300 };
        Assert.Equal([0], Chosen(problem));
        problem.Edges[0] = problem.Edges[0] with { Bonus = 100 };
        Assert.Equal([1], Chosen(problem));
    }

    [Fact]
    public void Bonuses_are_not_points_of_the_plan() =>
        Assert.Equal(9_000, Greedy.Instance.Allocate(WithFirstBonus(Problem(limits: [1, 1], (0, 0, 5_000), (1, 1, 4_000)), 1_000)).TotalPoints);

    [Fact]
    public void Cut_off_is_what_a_full_opening_kept_out_and_not_what_her_own_portion_did()
    {
        var plan = Greedy.Instance.Allocate(Problem(limits: [1, 1], perPerson: 1, (0, 0, 9_000), (0, 1, 4_000), (1, 0, 8_000), (1, 1, 5_000)));
        Assert.Equal([0, 3], plan.Chosen);
        Assert.Equal([2], plan.CutOff);
    }

    [Fact]
    public void An_opening_without_limit_takes_everyone() =>
        Assert.Equal([0, 1, 2], Chosen(Problem(limits: [AllocationProblem.Unlimited], (0, 0, 1), (1, 0, 1), (2, 0, 1))));

    [Fact]
    public void No_place_and_no_portion_is_exceeded_and_no_fitting_pair_is_left_out() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            var problem = RandomProblem(new Random(seed));
            var before = (Limit: problem.Limit.ToArray(), Room: problem.PersonRoom.ToArray(), Kinds: problem.KindRoom.ToArray());
            var plan = Greedy.Instance.Allocate(problem);
            Assert.Equal<int>([.. before.Limit, .. before.Room, .. before.Kinds], [.. problem.Limit, .. problem.PersonRoom, .. problem.KindRoom]);

            foreach (var edge in plan.Chosen.Select(n => problem.Edges[n]))
            {
                Take(ref before.Limit[edge.Opening]);
                Take(ref before.Room[edge.Person]);
                Take(ref before.Kinds[problem.KindSlot(edge.Person, edge.Opening)]);
            }
            Assert.All(Enumerable.Range(0, problem.Edges.Length).Except(plan.Chosen).Select(n => problem.Edges[n]), e =>
                Assert.True(before.Limit[e.Opening] == 0 || before.Room[e.Person] == 0 || before.Kinds[problem.KindSlot(e.Person, e.Opening)] == 0));
            Assert.All(plan.CutOff.Select(n => problem.Edges[n]), e => Assert.Equal(0, before.Limit[e.Opening]));
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true));

    private static void Take(ref int room)
    {
        if (room != AllocationProblem.Unlimited)
            room--;
        Assert.True(room >= 0);
    }

    private static AllocationProblem RandomProblem(Random random)
    {
        var (people, openings) = (random.Next(1, 12), random.Next(1, 8));
        var edges = from person in Enumerable.Range(0, people)
                    from opening in Enumerable.Range(0, openings)
                    where random.Next(2) == 0
                    select (person, opening, random.Next(10) * 1_000);
        int[] limits = [.. Enumerable.Range(0, openings).Select(_ => random.Next(5) == 0 ? AllocationProblem.Unlimited : random.Next(4))];
        var problem = WithFirstBonus(Problem(limits, perPerson: 3, [.. edges.DefaultIfEmpty((0, 0, 1))]), 1_500);
        for (var i = 0; i < problem.KindRoom.Length; i++)
            problem.KindRoom[i] = random.Next(3);
        for (var i = 0; i < problem.PersonRoom.Length; i++)
            (problem.PersonRoom[i], problem.FirstBonus[i]) = (random.Next(4), random.Next(2) * 1_500);
        return problem;
    }

    private static IReadOnlyList<int> Chosen(AllocationProblem problem) => Greedy.Instance.Allocate(problem).Chosen;

    private static AllocationProblem WithFirstBonus(AllocationProblem problem, int bonus)
    {
        Array.Fill(problem.FirstBonus, bonus);
        return problem;
    }

    private static AllocationProblem Problem(int[] limits, params (int Person, int Opening, int Points)[] edges) => Problem(limits, perPerson: 5, edges);

    private static AllocationProblem Problem(int[] limits, int perPerson, params (int Person, int Opening, int Points)[] edges)
    {
        var people = edges.Max(e => e.Person) + 1;
        return new()
        {
            FirstEdge = [.. Enumerable.Range(0, people + 1).Select(p => edges.Count(e => e.Person < p))],
            Edges = [.. edges.Select(e => new Edge(e.Person, e.Opening, e.Points, Bonus: 0))],
            Limit = limits,
            Kind = [.. limits.Select((_, i) => OpeningKinds.All[i % OpeningKinds.Count])],
            PersonRoom = [.. Enumerable.Repeat(perPerson, people)],
            KindRoom = [.. Enumerable.Repeat(perPerson, people * OpeningKinds.Count)],
            FirstBonus = new int[people],
        };
    }
}
