using Matching.Engine.Domain;

namespace Matching.Engine.Allocation;

/// <summary>
/// One way in which the next weeks may go, joined with tonight: every week to come repeats one of the last weeks, drawn by lot.
/// Who came then comes again, and what was posted then is posted again, as an opening of its own behind tonight's.
/// </summary>
internal sealed class Future
{
    private readonly AllocationProblem _tonight;
    private readonly List<Edge> _edges = [];
    private readonly List<int> _firstEdge = [0];
    private readonly List<int> _lastWeek;
    private readonly List<int>[] _copies;

    private Future(AllocationProblem tonight, Lately lately, IReadOnlyList<int> weeks)
    {
        _tonight = tonight;
        _lastWeek = [.. lately.WeeksLeft];
        _copies = [.. tonight.Limit.Select(_ => new List<int>())];
        List<OpeningKind> kinds = [.. tonight.Kind];
        List<int> limits = [.. tonight.Limit];
        for (var week = 1; week <= weeks.Count; week++)
            for (var opening = 0; opening < tonight.Limit.Length; opening++)
                if (lately.PostedWeeksAgo[opening] == weeks[week - 1])
                {
                    _copies[opening].Add(limits.Count);
                    _lastWeek.Add(LastWeekOfCopy(lately, opening, week));
                    kinds.Add(tonight.Kind[opening]);
                    limits.Add(lately.LimitWhenPosted[opening]);
                }

        var (rooms, kindRooms, bonuses) = (new List<int>(), new List<int>(), new List<int>());
        for (var person = 0; person < tonight.People; person++)
            Join(tonight, person, week: 0);
        for (var week = 1; week <= weeks.Count; week++)
            for (var person = 0; person < lately.People.People; person++)
                if (lately.CameWeeksAgo[person] == weeks[week - 1])
                    Join(lately.People, person, week);
        Problem = new()
        {
            FirstEdge = [.. _firstEdge],
            Edges = [.. _edges],
            Limit = [.. limits],
            Kind = [.. kinds],
            PersonRoom = [.. rooms],
            KindRoom = [.. kindRooms],
            FirstBonus = [.. bonuses],
        };

        void Join(AllocationProblem from, int person, int week)
        {
            AddEdges(from, person, week);
            rooms.Add(from.PersonRoom[person]);
            kindRooms.AddRange(from.KindRoom.AsSpan(person * OpeningKinds.Count, OpeningKinds.Count));
            bonuses.Add(from.FirstBonus[person]);
        }
    }

    /// <summary>Tonight's people first, then those who come, in the order of their weeks; tonight's openings first, then the copies.</summary>
    public AllocationProblem Problem { get; }

    public static Future Draw(AllocationProblem tonight, Lately lately, int weeks, ulong seed) =>
        new(tonight, lately, [.. Enumerable.Range(0, weeks).Select(w => (int)(Lot.Draw(seed, (ulong)w) % Lately.Weeks))]);

    /// <summary>
    /// Per opening of tonight what those who come later would lose, in thousandths of a point, if it had one place fewer: the highest price at
    /// which all of them who get one still want it. It is 0 where a place is left over, and where none of them gets one: then tonight's
    /// people compete for it among themselves, and tonight's own prices see to that.
    /// </summary>
    public long[] LossToLater(AllocationPlan plan)
    {
        var losses = new long[_tonight.Limit.Length];
        var places = plan.Chosen.CountBy(n => Problem.Edges[n].Opening).ToDictionary();
        var held = plan.Chosen.ToHashSet();
        Array.Fill(losses, long.MaxValue);
        foreach (var number in plan.Chosen)
        {
            var (person, opening) = (Problem.Edges[number].Person, Problem.Edges[number].Opening);
            if (person >= _tonight.People && opening < losses.Length && places[opening] == Problem.Limit[opening])
                losses[opening] = Math.Min(losses[opening], Loss(number, held, plan.Prices));
        }
        return [.. losses.Select(loss => loss == long.MaxValue ? 0 : loss)];
    }

    /// <summary>What a person loses without this place, when instead she may buy the best other that fits.</summary>
    private long Loss(int lost, HashSet<int> held, IReadOnlyList<int> prices)
    {
        var person = Problem.Edges[lost].Person;
        Span<int> left = stackalloc int[OpeningKinds.Count];
        Problem.KindRoom.AsSpan(person * OpeningKinds.Count, OpeningKinds.Count).CopyTo(left);
        var (from, to) = (Problem.FirstEdge[person], Problem.FirstEdge[person + 1]);
        var others = 0;
        for (var number = from; number < to; number++)
            if (number != lost && held.Contains(number))
            {
                left[(int)Problem.Kind[Problem.Edges[number].Opening]]--;
                others++;
            }
        var bonus = others == 0 ? (long)Problem.FirstBonus[person] * Auction.Fineness : 0;
        var instead = 0L;
        for (var number = from; number < to; number++)
        {
            var opening = Problem.Edges[number].Opening;
            if (number != lost && !held.Contains(number) && left[(int)Problem.Kind[opening]] > 0)
                instead = Math.Max(instead, (long)Problem.Edges[number].Worth * Auction.Fineness - prices[opening] + bonus);
        }
        return Math.Max(0, (long)Problem.Edges[lost].Worth * Auction.Fineness + bonus - instead);
    }

    /// <summary>A person who comes in a week takes what is still open then, or what is posted later.</summary>
    private void AddEdges(AllocationProblem from, int person, int week)
    {
        var (number, begin) = (_firstEdge.Count - 1, _edges.Count);
        for (var i = from.FirstEdge[person]; i < from.FirstEdge[person + 1]; i++)
        {
            var edge = from.Edges[i];
            if (_lastWeek[edge.Opening] >= week)
                _edges.Add(edge with { Person = number });
            foreach (var copy in _copies[edge.Opening])
                if (_lastWeek[copy] >= week)
                    _edges.Add(new(number, copy, edge.Points, Bonus: 0));
        }
        _edges.Sort(begin, _edges.Count - begin, Comparer<Edge>.Create((a, b) => a.Opening.CompareTo(b.Opening)));
        _firstEdge.Add(_edges.Count);
    }

    private static int LastWeekOfCopy(Lately lately, int opening, int posted) =>
        lately.WeeksLeft[opening] == AllocationProblem.Unlimited
            ? AllocationProblem.Unlimited
            : posted + lately.PostedWeeksAgo[opening] + lately.WeeksLeft[opening];
}
