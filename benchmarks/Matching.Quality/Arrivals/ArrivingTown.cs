using Matching.Engine.Allocation;
using Matching.Engine.Domain;

namespace Matching.Quality.Arrivals;

/// <summary>One who comes in a week; before week 0 she has been placed long ago.</summary>
internal readonly record struct Arrival(int Week, PeopleAlike Group, int District);

/// <summary>Places that can be taken from the week they are posted up to and including the last.</summary>
internal readonly record struct Posting(int Week, int LastWeek, OpeningsAlike Sort, int District, int Places, int FreeAtStart)
{
    public bool IsOpenIn(int week) => Week <= week && week <= LastWeek;
}

/// <summary>A season of the scenario, drawn from a seed: who comes when, what is posted when, and what every pair is worth.</summary>
internal sealed class ArrivingTown
{
    private const int None = -1;

    private readonly ArrivalsScenario _scenario;
    private readonly int[][] _points;

    public ArrivingTown(ArrivalsScenario scenario, int seed)
    {
        _scenario = scenario;
        var random = new Random(seed);
        for (var week = -scenario.HistoryWeeks; week < scenario.Weeks; week++)
        {
            for (var left = scenario.ArrivalsPerWeek.Draw(random); left > 0; left--)
                People.Add(new(week, Group(random.Next(100)), random.Next(scenario.Districts)));
            foreach (var sort in scenario.Openings)
                for (var left = sort.PostedPerWeek.Draw(random); left > 0; left--)
                    Openings.Add(Draw(sort, week, random));
        }
        _points = [.. People.Select(person => Openings.Select(opening => Points(person, opening, random)).ToArray())];
    }

    public List<Arrival> People { get; } = [];

    public List<Posting> Openings { get; } = [];

    public int Weeks => _scenario.Weeks;

    /// <summary>Everybody takes one place; only pairs that may be take part.</summary>
    public AllocationProblem Problem(IReadOnlyList<int> people, int[] limits, Func<Arrival, Posting, bool> may)
    {
        List<Edge> edges = [];
        int[] first = [0, .. people.Select((person, number) =>
        {
            for (var opening = 0; opening < limits.Length; opening++)
                if (_points[person][opening] != None && may(People[person], Openings[opening]))
                    edges.Add(new(number, opening, _points[person][opening], Bonus: 0));
            return edges.Count;
        })];
        return new()
        {
            FirstEdge = first,
            Edges = [.. edges],
            Limit = limits,
            Kind = [.. Openings.Select(o => o.Sort.Kind)],
            PersonRoom = [.. Enumerable.Repeat(1, people.Count)],
            KindRoom = [.. Enumerable.Repeat(1, people.Count * OpeningKinds.Count)],
            FirstBonus = [.. Enumerable.Repeat(_scenario.FirstBonus, people.Count)],
        };
    }

    /// <summary>What the last weeks brought in, as the night sees it: of the openings only those still open.</summary>
    public Lately LatelyIn(int week)
    {
        int[] people = [.. Enumerable.Range(0, People.Count).Where(p => People[p].Week <= week && People[p].Week > week - Lately.Weeks)];
        return new()
        {
            People = Problem(people, [.. Openings.Select(o => o.Places)], (_, opening) => opening.IsOpenIn(week)),
            CameWeeksAgo = [.. people.Select(p => week - People[p].Week)],
            PostedWeeksAgo = [.. Openings.Select(o => o.IsOpenIn(week) ? week - o.Week : None)],
            LimitWhenPosted = [.. Openings.Select(o => o.Places)],
            WeeksLeft = [.. Openings.Select(o => o.LastWeek - week)],
        };
    }

    private PeopleAlike Group(int percentile)
    {
        var below = 0;
        return _scenario.People.First(group => percentile < (below += group.Percent));
    }

    private Posting Draw(OpeningsAlike sort, int week, Random random)
    {
        var (places, open, district) = (sort.Places.Draw(random), sort.WeeksOpen.Draw(random), random.Next(_scenario.Districts));
        var free = week >= 0 ? places : Enumerable.Range(0, places).Count(_ => random.Next(100) < _scenario.FreeAtStartPercent);
        return new(week, Math.Min(_scenario.Weeks, week + open) - 1, sort, district, places, free);
    }

    private int Points(Arrival person, Posting opening, Random random)
    {
        var reaches = person.District == opening.District || random.Next(100) < _scenario.ReachesOtherDistrictPercent;
        return reaches && person.Group.Points.GetValueOrDefault(opening.Sort.Name) is { } points ? points.Draw(random) : None;
    }
}
