using System.Text.Json;
using System.Text.Json.Nodes;
using Matching.Engine.Domain;
using Matching.Engine.Explanation.Unlocking;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Explanation;

public class PermittedChangesTests
{
    /// <summary>Everything that a change may edit. Who someone is, what was said or wished, and what the law says of her is not among it.</summary>
    private static readonly string[] Editable =
    [
        "mobility.modes", "mobility.cycling", "mobility.drivingLicence",
        "dutch.speaking", "dutch.listening", "dutch.reading", "dutch.writing",
        "availability.free", "availability.care",
        "background.diplomaRecognised",
    ];

    private static readonly RuleContext NothingRuns = A.Context();

    [Fact]
    public void No_change_edits_anything_but_travel_dutch_care_and_papers() => Some.Holds(Some.Newcomer, newcomer =>
    {
        foreach (var change in PermittedChanges.All.Where(c => c.IsFor(newcomer)))
            Assert.Empty(Differences(newcomer, change.ApplyTo(newcomer)).Except(Editable));
    });

    [Fact]
    public void No_rule_but_those_it_says_it_touches_looks_at_what_a_change_edits() => Some.PairHolds((newcomer, opening) =>
    {
        foreach (var change in PermittedChanges.All.Where(c => c.IsFor(newcomer)))
            foreach (var rule in HardRules.All.Where(r => !change.Touches.Contains(r.Code)))
                Assert.Equal(rule.Evaluate(newcomer, opening, NothingRuns), rule.Evaluate(change.ApplyTo(newcomer), opening, NothingRuns));
    });

    [Fact]
    public void A_change_never_makes_a_rule_stricter() => Some.PairHolds((newcomer, opening) =>
    {
        foreach (var change in PermittedChanges.All.Where(c => c.IsFor(newcomer)))
            foreach (var rule in HardRules.All)
                Assert.True(
                    rule.Evaluate(change.ApplyTo(newcomer), opening, NothingRuns).Badness() <= rule.Evaluate(newcomer, opening, NothingRuns).Badness(),
                    $"{change} and {rule.Code}");
    });

    [Fact]
    public void A_change_that_came_true_is_not_offered_again() => Some.Holds(Some.Newcomer, newcomer =>
    {
        foreach (var change in PermittedChanges.All.Where(c => c.IsFor(newcomer)))
            Assert.False(change.IsFor(change.ApplyTo(newcomer)), $"{change}");
    });

    [Fact]
    public void Every_change_has_a_code_of_its_own_by_which_it_is_found()
    {
        Assert.Equal(PermittedChanges.All.Count, PermittedChanges.All.Select(c => c.Code).Distinct().Count());
        Assert.All(PermittedChanges.All, c => Assert.Equal(c, PermittedChanges.ByCode(c.Code)));
        Assert.Null(PermittedChanges.ByCode("age-18"));
    }

    [Theory]
    [InlineData(LearningRoute.Z, CefrLevel.A1, null, CefrLevel.A2)]
    [InlineData(LearningRoute.Z, CefrLevel.A2, null, null)]
    [InlineData(LearningRoute.B1, CefrLevel.A2, null, CefrLevel.B1)]
    [InlineData(LearningRoute.B1, CefrLevel.A2, CefrLevel.A2, null)]
    [InlineData(LearningRoute.B1, CefrLevel.B1, CefrLevel.B2, null)]
    [InlineData(LearningRoute.Education, CefrLevel.B1, CefrLevel.B1, CefrLevel.B2)]
    [InlineData(LearningRoute.Education, CefrLevel.B2, null, null)]
    [InlineData(null, CefrLevel.A1, null, CefrLevel.A2)]
    [InlineData(null, CefrLevel.A2, null, null)]
    public void Dutch_goes_one_step_and_no_further_than_the_leerroute_leads(LearningRoute? route, CefrLevel has, CefrLevel? planned, CefrLevel? step)
    {
        var person = A.Newcomer() with { Integration = new() { Route = route, PlanLevel = planned }, Dutch = A.Levels(has) };
        var steps = PermittedChanges.All.OfType<DutchStep>().Where(c => c.IsFor(person)).ToList();
        Assert.Equal(step is null ? 0 : 4, steps.Count);
        Assert.All(steps, s => Assert.Equal(step, s.To));
    }

    [Fact]
    public void A_level_that_is_not_known_is_a_question_and_no_step() =>
        Assert.DoesNotContain(PermittedChanges.All.OfType<DutchStep>(), c => c.IsFor(A.ThinlyKnown()));

    [Fact]
    public void Who_cannot_read_yet_may_learn_it()
    {
        var cannotRead = A.ThinlyKnown() with { Integration = new() { Literacy = Literacy.A } };
        Assert.Contains(new DutchStep(LanguageSkill.Reading, CefrLevel.A1), PermittedChanges.All.Where(c => c.IsFor(cannotRead)));
    }

    [Fact]
    public void An_e_bike_is_for_who_can_cycle_and_keeps_what_was_assumed()
    {
        var unknown = A.Newcomer() with { Mobility = new() { Cycling = Cycling.NoBicycle } };
        Assert.False(new EBike().IsFor(A.Newcomer() with { Mobility = new() { Cycling = Cycling.Cannot } }));
        Assert.Equal(
            [TravelMode.Walking, TravelMode.EBike, TravelMode.PublicTransport, TravelMode.Meerijden],
            new EBike().ApplyTo(unknown).Mobility.Modes);
    }

    [Fact]
    public void Childcare_is_not_offered_in_the_evening_nor_on_a_dagdeel_with_lessons()
    {
        var person = A.Newcomer() with
        {
            Availability = new() { Free = default(DayParts), Care = A.DayParts("ma-o", "ma-a", "di-o", "za-o"), Lessons = A.DayParts("di-o") },
        };
        Assert.Equal([new ChildcareOn(A.DayParts("ma-o"))], PermittedChanges.All.OfType<ChildcareOn>().Where(c => c.IsFor(person)));
    }

    private static IEnumerable<string> Differences(Newcomer before, Newcomer after)
    {
        var (one, other) = (Node(before), Node(after));
        return Leaves(one).Union(Leaves(other)).Where(path => Text(one, path) != Text(other, path));
    }

    private static JsonObject Node(Newcomer newcomer) => JsonSerializer.SerializeToNode(newcomer, DomainJson.Options)!.AsObject();

    private static IEnumerable<string> Leaves(JsonObject node, string under = "") => node.SelectMany(property =>
        property.Value is JsonObject inner ? Leaves(inner, $"{under}{property.Key}.") : [$"{under}{property.Key}"]);

    private static string? Text(JsonNode? node, string path) => path.Split('.').Aggregate(node, (at, key) => at?[key])?.ToJsonString();
}
