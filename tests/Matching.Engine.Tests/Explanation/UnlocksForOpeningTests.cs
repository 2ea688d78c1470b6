using Matching.Engine.Domain;
using Matching.Engine.Explanation.Unlocking;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Engine.Tests.Rounds;

namespace Matching.Engine.Tests.Explanation;

public class UnlocksForOpeningTests
{
    [Fact]
    public void One_level_of_dutch_less_brings_those_who_are_one_level_short()
    {
        var opening = A.Opening() with { Asks = new() { Dutch = new() { Speaking = CefrLevel.B1 } } };
        var unlocks = Of(opening, A.Newcomer(1), A.Newcomer(2), A.Newcomer(3) with { Dutch = A.Levels(CefrLevel.A1) });
        Assert.Equal(0, unlocks.People);
        Assert.Equal([new(RuleCode.Speaking, 3)], unlocks.Costs);
        Assert.Equal([new(new LessDutch(LanguageSkill.Speaking, CefrLevel.A2), 2, 2)], unlocks.Relaxations);
    }

    [Fact]
    public void A_seat_is_offered_from_where_it_brings_most_people()
    {
        var onFoot = A.Newcomer() with { Mobility = new() { Modes = [TravelMode.Meerijden], MaxMinutes = 15 } };
        var unlocks = Of(
            A.Opening() with { Postcode = A.NearBy, Asks = new() },
            onFoot with { Id = new(1), Postcode = A.Village },
            onFoot with { Id = new(2) },
            onFoot with { Id = new(3) });
        Assert.Equal([new(new SeatFrom(A.Home), 2, 2)], unlocks.Relaxations);
        Assert.Contains(new(RuleCode.Reachable, 3), unlocks.Costs);
    }

    [Fact]
    public void A_draft_is_judged_as_if_it_were_open() =>
        Assert.Equal(1, Of(A.Opening() with { Status = OpeningStatus.Draft, FairWork = new(), Capacity = new(1, 1) }, A.Newcomer()).People);

    [Fact]
    public void What_someone_cannot_do_shows_in_no_count()
    {
        var demanding = A.Opening() with { Asks = A.Opening().Asks with { Demands = Demands.Lifting } };
        var (can, cannot) = (Of(demanding, A.Newcomer()), Of(demanding, A.Newcomer() with { Limits = Demands.Lifting }));
        Assert.Equal((1, 1), (can.People, cannot.People));
        Assert.Equal(can.Costs, cannot.Costs);
        Assert.Equal(can.Relaxations, cannot.Relaxations);
    }

    [Fact]
    public void Sex_age_and_what_a_person_said_are_never_among_the_costs_or_the_steps() => RandomTown.ForAll(town =>
    {
        foreach (var opening in town.Openings)
        {
            var women = opening with { Asks = opening.Asks with { Audience = new(AudienceLimit.Women, AudienceReason.LegalException), Ages = new(18, 30, AgeReason.YouthProgramme) } };
            var unlocks = Unlocks.ForDraft(town, women);
            Assert.DoesNotContain(unlocks.Costs, c => c.Rule is RuleCode.Audience or RuleCode.AgeLimits or RuleCode.Buddy or RuleCode.SchoolAge
                or RuleCode.OrganisationToAvoid or RuleCode.RejectedBefore or RuleCode.Ground or RuleCode.PersonWantsKind or RuleCode.FunctionalLimits);
            foreach (var (change, _, _) in unlocks.Relaxations)
            {
                var changed = change.ApplyTo(women);
                Assert.Equal((women.Asks.Audience, women.Asks.Ages, women.Asks.BuddySex, women.Asks.RecognisedDiploma),
                    (changed.Asks.Audience, changed.Asks.Ages, changed.Asks.BuddySex, changed.Asks.RecognisedDiploma));
            }
        }
    });

    [Fact]
    public void Every_count_is_what_a_plain_run_of_the_rules_finds() => RandomTown.ForAll(town =>
    {
        var context = new RuleContext(town);
        foreach (var opening in town.Openings)
        {
            var unlocks = Unlocks.ForOpening(town, opening.Id)!;
            var before = People(town, opening, context);
            Assert.Equal(before.Count, unlocks.People);
            Assert.Equal(before.Count(p => p.Value == 0), unlocks.WithoutUnknowns);
            Assert.Equal(unlocks.Relaxations.Select(r => r.People).OrderDescending(), unlocks.Relaxations.Select(r => r.People));

            var steps = OpeningChange.For(opening, town.Newcomers.Select(n => n.Postcode)).ToDictionary(
                c => c, c => People(town, c.ApplyTo(opening), context).Where(p => !before.ContainsKey(p.Key)).ToList());
            foreach (var (change, people, sure) in unlocks.Relaxations)
                Assert.Equal((steps[change].Count, steps[change].Count(p => p.Value == 0)), (people, sure));
            Assert.Equal(
                steps.Where(s => s.Value.Count > 0 && s.Key is not SeatFrom).Select(s => s.Key).ToHashSet(),
                [.. unlocks.Relaxations.Select(r => r.Change).Where(c => c is not SeatFrom)]);
            Assert.Equal(
                steps.Where(s => s.Key is SeatFrom).Max(s => (int?)s.Value.Count) ?? 0,
                unlocks.Relaxations.SingleOrDefault(r => r.Change is SeatFrom).People);
            foreach (var (rule, alone) in unlocks.Costs)
                Assert.Equal(alone, town.Newcomers.Count(n => About(n, opening, context).Where(o => o.Outcome.Verdict == Verdict.Fail).Select(o => o.Rule).SequenceEqual([rule])));
        }
    });

    [Fact]
    public void An_opening_that_is_not_there_has_none() => Assert.Null(Unlocks.ForOpening(A.Snapshot([A.Newcomer()], []), new(1)));

    private static Dictionary<NewcomerId, int> People(RoundSnapshot town, Opening opening, RuleContext context) => town.Newcomers
        .Select(n => (n.Id, Outcomes: About(n, opening, context)))
        .Where(p => p.Outcomes.All(o => o.Outcome.Verdict != Verdict.Fail))
        .ToDictionary(p => p.Id, p => p.Outcomes.Count(o => o.Outcome.Verdict == Verdict.Unknown));

    private static List<(RuleCode Rule, RuleOutcome Outcome)> About(Newcomer newcomer, Opening opening, RuleContext context) =>
    [
        .. from rule in HardRules.All
           where rule.Code is not (RuleCode.OpeningIsOpen or RuleCode.FairWork or RuleCode.PlaceFree or RuleCode.FunctionalLimits)
           select (rule.Code, rule.Evaluate(newcomer, opening, context)),
    ];

    private static OpeningUnlocks Of(Opening opening, params Newcomer[] people) => Unlocks.ForOpening(A.Snapshot(people, [opening]), opening.Id)!;
}
