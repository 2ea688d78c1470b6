using Matching.Service.Newcomers.Steps;

namespace Matching.Service.Tests.Newcomers;

public class DoubleWorkTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static Step Doing(string organisation, string subject = "maatje", int since = -10, StepState state = StepState.Running) =>
        new(StepKind.Activity, organisation, null, subject, Today.AddDays(since), null, state, null);

    [Fact]
    public void Two_organisations_that_do_the_same_are_double_work_and_the_first_stands_first()
    {
        var twice = Assert.Single(DoubleWork.In([Doing("Taalpunt", since: -5), Doing("Welkom", since: -30)], []));

        Assert.Equal("maatje", twice.Subject);
        Assert.Equal([new("Welkom", Today.AddDays(-30)), new("Taalpunt", Today.AddDays(-5))], twice.Doers);
    }

    [Fact]
    public void One_organisation_that_does_it_twice_is_none_however_its_name_is_written() =>
        Assert.Empty(DoubleWork.In([Doing("Taalpunt"), Doing(" taalpunt ")], []));

    [Fact]
    public void What_is_over_counts_no_more_and_what_is_planned_counts_already()
    {
        Assert.Empty(DoubleWork.In([Doing("Taalpunt"), Doing("Welkom", state: StepState.Completed)], []));
        Assert.Empty(DoubleWork.In([Doing("Taalpunt"), Doing("Welkom", state: StepState.Stopped)], []));
        Assert.Single(DoubleWork.In([Doing("Taalpunt"), Doing("Welkom", since: 5, state: StepState.Planned)], []));
    }

    [Fact]
    public void Different_subjects_and_unknown_contents_are_not_the_same()
    {
        Assert.Empty(DoubleWork.In([Doing("Taalpunt"), Doing("Club", "sports_club")], []));
        Assert.Empty(DoubleWork.In([Doing("Taalpunt", "other"), Doing("Club", "other")], []));
    }

    [Fact]
    public void A_hold_is_an_option_and_no_work_yet() =>
        Assert.Empty(DoubleWork.In([Doing("Taalpunt"), Doing("Welkom") with { Kind = StepKind.Hold }], []));

    [Fact]
    public void What_was_agreed_stays_agreed_until_another_begins_afterwards()
    {
        WorkAgreement agreed = new("maatje", "Welkom", Today.AddDays(-3));
        Step[] two = [Doing("Taalpunt", since: -5), Doing("Welkom", since: -30)];

        Assert.Empty(DoubleWork.In(two, [agreed]));
        Assert.Single(DoubleWork.In(two, [agreed with { Subject = "lessons" }]));
        Assert.Equal(3, Assert.Single(DoubleWork.In([.. two, Doing("Buurthuis", since: -1)], [agreed])).Doers.Count);
    }
}
