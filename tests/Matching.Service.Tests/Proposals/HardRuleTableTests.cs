using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Service.Proposals;

namespace Matching.Service.Tests.Proposals;

/// <summary>What the table says of a person is what the rule looked at.</summary>
public class HardRuleTableTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly Newcomer Nobody = new() { Id = new(1), Municipality = new("GM0193"), Caseworker = new(1), Postcode = new(8011) };

    private static readonly Opening Role = new()
    {
        Id = new(1),
        Organisation = new(1),
        Kind = OpeningKind.VolunteerRole,
        Postcode = new(8011),
    };

    private static HardRuleRow Row(RuleCode rule, Newcomer person, Opening opening, params Commitment[] commitments) =>
        HardRuleTable.Of(person, opening, PairReader.ContextOf(person, opening, commitments, false, Today, new RoundOptions()))
            .Single(row => row.Rule == rule);

    [Fact]
    public void A_role_that_the_plan_names_belongs_to_the_programme()
    {
        var person = Nobody with { Integration = new() { Schemes = [Scheme.Wi2021], Goals = [PlanGoal.TakingPart] } };

        var row = Row(RuleCode.Ground, person, Role);

        Assert.Equal((Verdict.Pass, "hoort bij het traject"), (row.Verdict, row.PersonHas));
    }

    [Fact]
    public void Under_no_scheme_a_work_placement_was_not_asked_yet()
    {
        var person = Nobody with { Integration = new() { Schemes = [Scheme.None] } };

        var row = Row(RuleCode.Ground, person, Role with { Kind = OpeningKind.WorkPlacement });

        Assert.Equal((Verdict.Unknown, "nog niet gevraagd"), (row.Verdict, row.PersonHas));
    }

    [Fact]
    public void Hours_and_day_parts_are_what_is_left_beside_what_already_runs()
    {
        var hold = new Commitment
        {
            Newcomer = Nobody.Id,
            Source = CommitmentSource.Hold,
            Opening = new(2),
            DayParts = DayParts.Of(1, 1),
            HoursPerWeek = 12,
        };
        var person = Nobody with { Availability = new() { MaxHours = 16, Free = DayParts.Of(1, 1).With(DayParts.Of(2, 1)) } };
        var opening = Role with { Schedule = new() { HoursMin = 8, DayParts = person.Availability.Free, DayPartsNeeded = 2 } };

        Assert.Equal((Verdict.Fail, "nog 4 van 16 uur"), Of(RuleCode.HoursPerWeek, hold));
        Assert.Equal((Verdict.Fail, "dan 1 dagdeel vrij"), Of(RuleCode.FreeDayParts, hold));
        Assert.Equal((Verdict.Pass, "tot 16 uur"), Of(RuleCode.HoursPerWeek));
        Assert.Equal((Verdict.Pass, "dan 2 dagdelen vrij"), Of(RuleCode.FreeDayParts));

        (Verdict, string) Of(RuleCode rule, params Commitment[] commitments) =>
            Row(rule, person, opening, commitments) is var row ? (row.Verdict, row.PersonHas) : default;
    }
}
