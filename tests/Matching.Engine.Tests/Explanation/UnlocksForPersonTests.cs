using Matching.Engine.Domain;
using Matching.Engine.Explanation.Unlocking;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Engine.Tests.Rounds;
using Matching.Engine.Tests.Simulation;

namespace Matching.Engine.Tests.Explanation;

public class UnlocksForPersonTests
{
    private static readonly Newcomer OnFoot = A.Newcomer() with
    {
        Mobility = new() { Modes = [TravelMode.Walking], Cycling = Cycling.Cannot, DrivingLicence = false, MaxMinutes = 20 },
    };

    [Fact]
    public void A_bicycle_opens_what_was_too_far_on_foot()
    {
        var unlock = Assert.Single(For(OnFoot, [A.Opening()]), u => u.Change is Cycle);
        Assert.Equal([new(new(1), 0)], unlock.Openings);
        Assert.Equal(1, unlock.WithoutUnknowns);
    }

    [Fact]
    public void A_change_that_opens_nothing_is_not_listed() =>
        Assert.Empty(For(A.Newcomer(), [A.Opening() with { Status = OpeningStatus.Closed }, A.Opening(2)]));

    [Fact]
    public void An_opening_that_two_things_keep_shut_is_opened_by_neither()
    {
        var beginner = OnFoot with { Dutch = A.Levels(CefrLevel.A1) };
        var easy = A.Opening() with { Asks = A.Opening().Asks with { Dutch = new() { Speaking = CefrLevel.A2 } } };
        Assert.Empty(For(beginner, [easy]));
    }

    [Fact]
    public void Most_openings_come_first()
    {
        var person = OnFoot with { Dutch = A.Levels(CefrLevel.A1) };
        var (atHome, easy) = (A.Opening() with { Postcode = A.Home }, new DutchAsked { Speaking = CefrLevel.A2 });
        var unlocks = For(person, [
            atHome with { Asks = new() { Dutch = easy } },
            A.Opening(2) with { Asks = new() },
            A.Opening(3) with { Asks = new() },
        ]);
        Assert.Equal(2, unlocks[0].Openings.Count);
        Assert.IsType<Cycle>(unlocks[0].Change);
        Assert.Equal(new DutchStep(LanguageSkill.Speaking, CefrLevel.A2), unlocks[^1].Change);
    }

    [Fact]
    public void An_unlock_points_at_the_nearest_course_that_she_can_get_to_with_a_place()
    {
        SupportOffer[] support =
        [
            Course(1, A.Home) with { FreePlaces = 0 },
            Course(2, A.Home) with { Begin = A.Today.AddDays(-1) },
            Course(3, A.FarAway),
            Course(4, A.Home) with { Kind = SupportKind.DrivingLesson },
            Course(5, A.Home) with { Begin = A.Today.AddDays(9) },
            Course(6, A.Home) with { Begin = A.Today.AddDays(3) },
        ];
        Assert.Equal(6, For(OnFoot, [A.Opening()], support).Single(u => u.Change is Cycle).Offer!.Id);
        Assert.Null(For(OnFoot, [A.Opening()], support[..4]).Single(u => u.Change is Cycle).Offer);
    }

    [Fact]
    public void Who_only_lacks_a_bicycle_is_pointed_at_no_lesson()
    {
        var noBicycle = OnFoot with { Mobility = OnFoot.Mobility with { Cycling = Cycling.NoBicycle } };
        var unlock = For(noBicycle, [A.Opening()], [Course(1, A.Home)]).Single(u => u.Change is Cycle);
        Assert.Null(unlock.Offer);
        Assert.Equal(0, unlock.Months);
    }

    [Fact]
    public void A_dagdeel_of_childcare_opens_what_takes_place_then()
    {
        var thatAfternoon = A.Opening() with { Schedule = A.Opening().Schedule with { DayParts = A.DayParts("wo-m"), DayPartsNeeded = 1 } };
        var unlock = Assert.Single(For(A.Newcomer(), [thatAfternoon]));
        Assert.Equal(new ChildcareOn(A.DayParts("wo-m")), unlock.Change);
    }

    [Fact]
    public void What_already_takes_the_time_keeps_a_promise_from_being_made()
    {
        var thatAfternoon = A.Opening() with { Schedule = A.Opening().Schedule with { DayParts = A.DayParts("wo-m"), DayPartsNeeded = 1 } };
        var busy = A.Commitment(A.Newcomer()) with { DayParts = A.DayParts("wo-m") };
        var town = A.Snapshot([A.Newcomer()], [thatAfternoon]) with { Commitments = [busy] };
        Assert.Empty(Unlocks.ForPerson(town, new(1), []));
    }

    [Fact]
    public void Every_promise_is_kept_by_the_edit_and_nothing_else_comes_with_it() => RandomTown.ForAll(town =>
    {
        foreach (var newcomer in town.Newcomers)
            Keeps(town, newcomer);
    });

    [Fact]
    public void Every_promise_in_a_town_is_kept()
    {
        var town = Towns.Small().Snapshot();
        foreach (var newcomer in town.Newcomers)
            Keeps(town, newcomer);
    }

    /// <summary>Holds every permitted change against a plain run of all rules before and after.</summary>
    private static void Keeps(RoundSnapshot town, Newcomer newcomer)
    {
        var promised = Unlocks.ForPerson(town, newcomer.Id, []).ToDictionary(u => u.Change, u => u.Openings);
        var before = Candidates(town, newcomer);
        foreach (var change in PermittedChanges.All.Where(c => c.IsFor(newcomer)))
        {
            var after = Candidates(town, change.ApplyTo(newcomer));
            Assert.Equal(after.Where(a => !before.ContainsKey(a.Key)).Select(a => new AddedOpening(a.Key, a.Value)), promised.GetValueOrDefault(change, []));
            Assert.All(before, b => Assert.True(after.TryGetValue(b.Key, out var unknowns) && unknowns <= b.Value, $"{change} took {b.Key} away"));
        }
    }

    private static Dictionary<OpeningId, int> Candidates(RoundSnapshot town, Newcomer newcomer)
    {
        var edited = town with { Newcomers = [newcomer, .. town.Newcomers.Where(n => n.Id != newcomer.Id)] };
        var context = new RuleContext(edited);
        return edited.Openings
            .Select(o => (o.Id, Outcome: PairOutcome.Of(newcomer, o, context)))
            .Where(o => o.Outcome.IsCandidate)
            .ToDictionary(o => o.Id, o => o.Outcome.Unknowns);
    }

    private static SupportOffer Course(long id, Postcode postcode) =>
        new() { Id = id, Kind = SupportKind.CyclingLesson, Postcode = postcode, Begin = A.Today.AddDays(7), FreePlaces = 4, Cost = 95 };

    private static IReadOnlyList<Unlock> For(Newcomer newcomer, IEnumerable<Opening> openings, IReadOnlyList<SupportOffer>? support = null) =>
        Unlocks.ForPerson(A.Snapshot([newcomer], openings), newcomer.Id, support ?? []);
}
