using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Matching.Engine.Rules;

namespace Matching.Engine.Rounds.Candidates;

/// <summary>
/// What keeps someone from the openings that are no candidates, from the same sets: a rule alone responsible is a bit that stands in one
/// set of failures and in no other. Only near misses are looked at one by one, and those of the journey postcode by postcode.
/// </summary>
internal sealed class Outlooks(
    RoundSnapshot snapshot, RuleContext context, OpeningOrder order, PlaceIndex places, TimeIndex time, SinglePairs singles, AnswerBook book)
{
    private static readonly int Distance = PositionOf(RuleCode.Distance);
    private static readonly int Reachable = PositionOf(RuleCode.Reachable);
    private static readonly int FreeDayParts = PositionOf(RuleCode.FreeDayParts);

    /// <summary>All that one person's sets say.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="answers">Hers that do not pass everywhere, in the order of the rules.</param>
    /// <param name="asks">Where their questions are open.</param>
    /// <param name="near">What the rule on distance lets through.</param>
    /// <param name="reach">What she can reach.</param>
    /// <param name="doubt">Of that what she may or may not.</param>
    /// <param name="together">All but the pairs that are asked one by one.</param>
    private readonly ref struct Sight(
        int person, ReadOnlySpan<int> answers, ReadOnlySpan<BookedAsk> asks,
        Span<Vector512<ulong>> near, Span<Vector512<ulong>> reach, Span<Vector512<ulong>> doubt, Span<Vector512<ulong>> together)
    {
        public readonly int Person = person;
        public readonly ReadOnlySpan<int> Answers = answers;
        public readonly ReadOnlySpan<BookedAsk> Asks = asks;
        public readonly Span<Vector512<ulong>> Near = near;
        public readonly Span<Vector512<ulong>> Reach = reach;
        public readonly Span<Vector512<ulong>> Doubt = doubt;
        public readonly Span<Vector512<ulong>> Together = together;
    }

    public PersonOutlook Of(int person)
    {
        Span<int> answers = stackalloc int[HardRules.All.Count];
        answers = answers[..book.Of(person, answers)];
        var asks = new List<BookedAsk>();
        foreach (var answer in answers)
            asks.AddRange(book[answer].Asks);
        var sight = new Sight(
            person, answers, CollectionsMarshal.AsSpan(asks), stackalloc Vector512<ulong>[order.Blocks], stackalloc Vector512<ulong>[order.Blocks],
            stackalloc Vector512<ulong>[order.Blocks], stackalloc Vector512<ulong>[order.Blocks]);
        places.MarkNear(person, sight.Near);
        places.Mark(person, sight.Reach, sight.Doubt);
        order.All.CopyTo(sight.Together);
        foreach (var opening in singles.Of(person))
            Bits.Remove(sight.Together, order.PositionOf[opening]);

        var blocking = new Blocking(stackalloc int[HardRules.All.Count], stackalloc int[HardRules.All.Count]);
        var changes = new LeastChanges(stackalloc ChangeStep[HardRules.All.Count]);
        var questions = new Dictionary<QuestionSet, int>();
        var count = AskSingles(person, blocking, changes, questions) + CountCandidates(sight, questions);
        CountNearMisses(sight, changes);
        if (count == 0)
            CountFailures(sight, blocking);
        OpenTogether[] open = [.. questions.Select(q => new OpenTogether(q.Key, q.Value))];
        return new(count, count == 0 ? blocking.Most() : null, changes.Best(), QuestionCard.For(open, snapshot.Options.QuestionsPerCard));
    }

    private int AskSingles(int person, Blocking blocking, LeastChanges changes, Dictionary<QuestionSet, int> questions)
    {
        var candidates = 0;
        foreach (var opening in singles.Of(person))
        {
            var outcome = PairOutcome.Of(snapshot.Newcomers[person], snapshot.Openings[opening], context);
            if (outcome.IsCandidate)
            {
                candidates++;
                CollectionsMarshal.GetValueRefOrAddDefault(questions, outcome.Questions, out _)++;
            }
            else
                blocking.Count(outcome);
            if (outcome.Fails == 1 && outcome.Unknowns <= snapshot.Options.UnknownsAllowed)
                changes.Count(outcome.FirstFail, outcome.Shortfall, opening);
        }
        return candidates;
    }

    private int CountCandidates(in Sight sight, Dictionary<QuestionSet, int> questions)
    {
        var count = 0;
        for (var block = 0; block < order.Blocks; block++)
        {
            var left = sight.Reach[block] & sight.Together[block];
            foreach (var answer in sight.Answers)
                left = Vector512.AndNot(left, Fails(answer, block));
            if (left == Vector512<ulong>.Zero)
                continue;
            left = Vector512.AndNot(left, TimeFails(sight, block));
            count += Bits.Count(left);
            foreach (var position in Positions(block, left))
                CollectionsMarshal.GetValueRefOrAddDefault(questions, QuestionsAt(sight, position), out _)++;
        }
        return count;
    }

    private QuestionSet QuestionsAt(in Sight sight, int position)
    {
        QuestionSet open = default;
        if (Bits.Has(sight.Doubt, position))
            open = open.With(QuestionCode.TravelByPublicTransport);
        if (!time.IsKnown(sight.Person) && Bits.Has(time.Offers, position))
            open = open.With(QuestionCode.FreeDayParts);
        foreach (var (question, set) in sight.Asks)
            if (Bits.Has(book.Sets.AsSpan(set, order.Blocks), position))
                open = open.With(question);
        return open;
    }

    /// <summary>Openings near enough that one rule alone keeps shut, with few enough questions.</summary>
    private void CountNearMisses(in Sight sight, LeastChanges changes)
    {
        Span<Vector512<ulong>> slices = stackalloc Vector512<ulong>[QuestionSlices.Count];
        Span<Vector512<ulong>> outOfReach = stackalloc Vector512<ulong>[order.Blocks];
        Span<int> asks = stackalloc int[sight.Asks.Length];
        for (var i = 0; i < asks.Length; i++)
            asks[i] = sight.Asks[i].Set;
        for (var block = 0; block < order.Blocks; block++)
        {
            var here = sight.Near[block] & sight.Together[block];
            if (here == Vector512<ulong>.Zero)
                continue;
            var (journey, dayParts) = (Vector512.AndNot(here, sight.Reach[block]), TimeFails(sight, block) & here);
            var (one, two) = (journey | dayParts, journey & dayParts);
            foreach (var answer in sight.Answers)
            {
                var fails = Fails(answer, block) & here;
                two |= one & fails;
                one |= fails;
            }
            var alone = Vector512.AndNot(one, two);
            if (alone == Vector512<ulong>.Zero)
                continue;
            QuestionSlices.Fill(slices, asks, book.Sets, block, sight.Doubt[block], time.IsKnown(sight.Person) ? Vector512<ulong>.Zero : time.Offers[block]);
            alone = Vector512.AndNot(alone, QuestionSlices.MoreThan(slices, snapshot.Options.UnknownsAllowed));

            outOfReach[block] = journey & alone;
            CountOneByOne(sight.Person, FreeDayParts, block, dayParts & alone, changes);
            foreach (var answer in sight.Answers)
                CountOneByOne(sight.Person, book[answer].Rule, block, Fails(answer, block) & alone, changes);
        }
        CountJourneys(sight.Person, outOfReach, changes);
    }

    private void CountOneByOne(int person, int rule, int block, Vector512<ulong> openings, LeastChanges changes)
    {
        if (openings == Vector512<ulong>.Zero || !LeastChanges.CanChange(HardRules.All[rule].Code))
            return;
        foreach (var position in Positions(block, openings))
            changes.Count(rule, ShortfallAt(person, rule, position), order.OpeningAt[position]);
    }

    /// <summary>To every opening at a postcode the journey is as long, unless there is a seat for her.</summary>
    private void CountJourneys(int person, Span<Vector512<ulong>> outOfReach, LeastChanges changes)
    {
        foreach (var opening in places.SeatsOf(person))
        {
            var position = order.PositionOf[opening];
            if (!Bits.Has(outOfReach, position))
                continue;
            Bits.Remove(outOfReach, position);
            changes.Count(Reachable, ShortfallAt(person, Reachable, position), opening);
        }
        foreach (var place in places.Near(person))
        {
            var own = places.Sets.Of(place.Place, out var first);
            var (openings, any) = (0, -1);
            for (var i = 0; i < own.Length; i++)
                if ((own[i] & outOfReach[first + i]) is var here && here != Vector512<ulong>.Zero)
                {
                    openings += Bits.Count(here);
                    any = any < 0 ? Positions(first + i, here)[0] : any;
                }
            if (openings > 0)
                changes.Count(Reachable, ShortfallAt(person, Reachable, any), order.OpeningAt[any], openings);
        }
    }

    private Shortfall ShortfallAt(int person, int rule, int position) =>
        HardRules.All[rule].Evaluate(snapshot.Newcomers[person], snapshot.Openings[order.OpeningAt[position]], context).Shortfall;

    /// <summary>For someone without candidates: which rules fail how many of all openings, also of those too far away.</summary>
    private void CountFailures(in Sight sight, Blocking blocking)
    {
        places.MarkFar(sight.Person, sight.Near, sight.Reach);
        Span<(int Rule, Vector512<ulong> Fails)> rules = new (int, Vector512<ulong>)[sight.Answers.Length + 3];
        for (var block = 0; block < order.Blocks; block++)
        {
            var here = sight.Together[block];
            var count = 0;
            rules[count++] = (Distance, Vector512.AndNot(here, sight.Near[block]));
            rules[count++] = (Reachable, Vector512.AndNot(here, sight.Reach[block]));
            rules[count++] = (FreeDayParts, TimeFails(sight, block) & here);
            foreach (var answer in sight.Answers)
                rules[count++] = (book[answer].Rule, Fails(answer, block) & here);
            rules.Sort((one, other) => one.Rule.CompareTo(other.Rule));

            var (one, two) = (Vector512<ulong>.Zero, Vector512<ulong>.Zero);
            foreach (var (rule, fails) in rules)
            {
                blocking.CountFirst(rule, Bits.Count(Vector512.AndNot(fails, one)));
                two |= one & fails;
                one |= fails;
            }
            foreach (var (rule, fails) in rules)
                blocking.CountAlone(rule, Bits.Count(Vector512.AndNot(fails, two)));
        }
    }

    private Vector512<ulong> Fails(int answer, int block) =>
        book[answer].Fails is >= 0 and var set ? book.Sets[set + block] : Vector512<ulong>.Zero;

    private Vector512<ulong> TimeFails(in Sight sight, int block) =>
        time.IsKnown(sight.Person) ? time.Fails(sight.Person, block) : Vector512<ulong>.Zero;

    private static List<int> Positions(int block, Vector512<ulong> set)
    {
        var positions = new List<int>();
        for (var word = 0; word < Bits.WordsPerBlock; word++)
            for (var left = set[word]; left != 0; left &= left - 1)
                positions.Add(block * Bits.PerBlock + word * 64 + BitOperations.TrailingZeroCount(left));
        return positions;
    }

    private static int PositionOf(RuleCode code) => HardRules.All.Index().Single(rule => rule.Item.Code == code).Index;
}
