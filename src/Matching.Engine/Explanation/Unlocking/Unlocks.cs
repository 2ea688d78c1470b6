using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;

namespace Matching.Engine.Explanation.Unlocking;

/// <summary>
/// Which single change opens more, for a person, for the town, or for an opening. Found by running the rules on the changed facts, never
/// estimated: who makes the edit and runs a round finds exactly the openings that were promised here, with holds and what already runs
/// counted as the rules count them.
/// </summary>
public static class Unlocks
{
    /// <summary>
    /// The changes that open something for one person, most openings first, then in the order of <see cref="PermittedChanges.All"/>.
    /// Empty when she is not in the snapshot.
    /// </summary>
    public static IReadOnlyList<Unlock> ForPerson(RoundSnapshot snapshot, NewcomerId newcomer, IReadOnlyList<SupportOffer> support)
    {
        if (snapshot.Newcomers.FirstOrDefault(n => n.Id == newcomer) is not { } person)
            return [];
        var context = new RuleContext(snapshot);
        return
        [
            .. from variant in PersonUnlocks.Of(person, snapshot.Openings, context).Opening
               orderby variant.Adds.Count descending, variant.Index
               select new Unlock
               {
                   Change = variant.Change,
                   Openings = variant.Adds,
                   Months = variant.Change.MonthsFor(person),
                   Offer = OfferFor(person, variant.Change, support, context),
               },
        ];
    }

    /// <summary>The same over everybody, most pairs first, then in the order of <see cref="PermittedChanges.All"/>.</summary>
    /// <param name="snapshot">The town.</param>
    /// <param name="support">What there is to point at.</param>
    /// <param name="threads">Most threads used, -1 for as many as there are; changes the time it takes and nothing else.</param>
    public static IReadOnlyList<TownUnlock> ForTown(RoundSnapshot snapshot, IReadOnlyList<SupportOffer> support, int threads = -1)
    {
        var context = new RuleContext(snapshot);
        var people = new PersonUnlocks[snapshot.Newcomers.Count];
        Parallel.For(0, people.Length, new ParallelOptions { MaxDegreeOfParallelism = threads },
            i => people[i] = PersonUnlocks.Of(snapshot.Newcomers[i], snapshot.Openings, context));

        return
        [
            .. from found in people.Index()
               from variant in found.Item.Opening
               group (Person: snapshot.Newcomers[found.Index], found.Item, Variant: variant) by variant.Index into helped
               let pairs = helped.Sum(h => h.Variant.Adds.Count)
               orderby pairs descending, helped.Key
               select new TownUnlock
               {
                   Change = PermittedChanges.All[helped.Key],
                   People = [.. helped.Select(h => h.Person.Id)],
                   Adds = [.. helped.Select(h => (IReadOnlyList<OpeningId>)[.. h.Variant.Adds.Select(a => a.Opening)])],
                   Pairs = pairs,
                   Openings = helped.SelectMany(h => h.Variant.Adds).Select(a => a.Opening).Distinct().Count(),
                   FromNothing = helped.Count(h => !h.Item.HasSomething && h.Item.OpensProposable(h.Variant)),
                   Offers =
                   [
                       .. helped.Select(h => OfferFor(h.Person, h.Variant.Change, support, context)).OfType<SupportOffer>().DistinctBy(o => o.Id).OrderBy(o => o.Id),
                   ],
               },
        ];
    }

    /// <summary>For an opening of the snapshot; null when it is not there.</summary>
    public static OpeningUnlocks? ForOpening(RoundSnapshot snapshot, OpeningId opening) =>
        snapshot.Openings.FirstOrDefault(o => o.Id == opening) is { } found ? ForDraft(snapshot, found) : null;

    /// <summary>For an opening that is being written, whatever its status: how many people fit, what keeps most away, what each step gives.</summary>
    /// <param name="snapshot">The people.</param>
    /// <param name="draft">The opening as far as it is written.</param>
    /// <param name="context">The snapshot's own, when it was prepared already.</param>
    public static OpeningUnlocks ForDraft(RoundSnapshot snapshot, Opening draft, RuleContext? context = null) =>
        OpeningJudge.Of(snapshot, draft, context ?? new RuleContext(snapshot));

    private static SupportOffer? OfferFor(Newcomer person, UnlockChange change, IReadOnlyList<SupportOffer> support, RuleContext context) =>
        change.SupportFor(person) is { } kind ? NearestSupport.For(person, kind, support, context) : null;
}
