using Matching.Engine.Domain;
using Matching.Simulation;
using Matching.Simulation.Catalogue;

namespace Matching.Engine.Tests.Simulation;

public class TownIsValidTests
{
    private static readonly Town Town = Towns.Waterveen;

    [Fact]
    public void It_is_named_so_that_nobody_takes_it_for_the_city_whose_postcodes_it_borrows()
    {
        Assert.Equal("Gemeente Waterveen", Town.Name);
        Assert.Contains(Town.Organisations, o => o.Name == Town.Name && o.Kind == OrganisationKind.Municipality);
        Assert.DoesNotContain("Zwolle", Towns.Json(Town), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Numbers_follow_the_order_of_the_lists()
    {
        Assert.Equal(Enumerable.Range(1, 600).Select(n => (long)n), Town.Newcomers.Select(p => p.Newcomer.Id.Value));
        Assert.Equal(Enumerable.Range(1, 400).Select(n => (long)n), Town.Openings.Select(o => o.Opening.Id.Value));
        Assert.Equal(Enumerable.Range(1, Town.Accounts.Count).Select(n => (long)n), Town.Accounts.Select(a => a.Id));
        Assert.Equal(Enumerable.Range(1, Town.Organisations.Count).Select(n => (long)n), Town.Organisations.Select(o => o.Id.Value));
    }

    [Fact]
    public void Every_caseworker_has_a_caseload_she_can_know_and_a_deputy()
    {
        var caseworkers = Town.Accounts.Where(a => a.Role == AccountRole.Caseworker).ToList();

        Assert.All(caseworkers, c => Assert.NotEqual(c.Id, c.Deputy?.Value));
        Assert.All(caseworkers, c => Assert.Contains(caseworkers, other => other.Id == c.Deputy?.Value));
        Assert.All(caseworkers, c => Assert.InRange(Town.Newcomers.Count(p => p.Newcomer.Caseworker.Value == c.Id), 45, 60));
    }

    [Fact]
    public void Logins_are_unique_and_no_mail_can_reach_them()
    {
        Assert.Equal(Town.Accounts.Count, Town.Accounts.Select(a => a.Email).Distinct().Count());
        Assert.All(Town.Accounts, a => Assert.Matches(@"^[a-z]+\.[a-z]+@example\.org$", a.Email));
    }

    [Fact]
    public void Every_opening_has_a_coordinator_of_its_own_organisation()
    {
        foreach (var opening in Town.Openings)
        {
            var coordinator = Assert.Single(Town.Accounts, a => a.Email == opening.CoordinatorEmail);
            Assert.Equal(opening.Opening.Organisation, coordinator.Organisation);
        }
    }

    [Fact]
    public void One_off_visits_are_on_a_day_that_their_dagdelen_name()
    {
        var visits = Town.Openings.Select(o => o.Opening).Where(o => o.Form == OpeningForm.OneOff).ToList();

        Assert.NotEmpty(visits);
        Assert.All(visits, visit =>
        {
            var day = ((int)visit.Schedule.Period.Begin!.Value.DayOfWeek + 6) % 7;
            Assert.Contains(Enumerable.Range(0, DayParts.PerDay), part => visit.Schedule.DayParts is not { } named || named.Contains(day, part));
        });
    }

    [Fact]
    public void Unpaid_work_is_fair_or_a_draft()
    {
        var unpaid = Town.Openings.Where(o => o.Opening.IsUnpaidWork()).ToList();

        Assert.InRange(unpaid.Count(o => o.Opening.Status == OpeningStatus.Draft), 3, 25);
        Assert.All(unpaid.Where(o => o.Opening.Status == OpeningStatus.Published), o =>
        {
            Assert.True(o.Opening.FairWork is { HasLearningGoal: true, HasSupervisor: true, DisplacesNobody: true, Checked: true });
            Assert.False(string.IsNullOrEmpty(o.LearningGoal) || string.IsNullOrEmpty(o.Supervisor));
            Assert.True(o.Opening.Schedule.Period.End < o.Opening.Schedule.Period.Begin!.Value.AddMonths(6));
        });
        Assert.All(Town.Openings.Where(o => !o.Opening.IsUnpaidWork()), o => Assert.Equal(OpeningStatus.Published, o.Opening.Status));
    }

    [Fact]
    public void Drafts_wait_for_the_host_or_for_the_municipal_check()
    {
        var drafts = Town.Openings.Where(o => o.Opening.Status == OpeningStatus.Draft).ToList();

        Assert.Contains(drafts, o => o.LearningGoal is null && !o.Opening.FairWork.HasLearningGoal);
        Assert.Contains(drafts, o => o.LearningGoal is not null && o.Opening.FairWork is { HasLearningGoal: true, Checked: false });
    }

    [Fact]
    public void Requirements_are_of_the_kind()
    {
        Assert.All(Of(OpeningKind.Maatje), o => Assert.True(o.Schedule.HoursMax <= 2 && o.Asks.BuddySex is not null));
        Assert.All(Of(OpeningKind.SportsClub), o => Assert.True(o.Asks.Dutch == new DutchAsked()));
        Assert.All(Of(OpeningKind.Taalstage), o => Assert.True(o.Asks.Dutch.Speaking is null or <= CefrLevel.A2 && o.Offers.DutchUse == DutchUse.Much));
        Assert.Contains(Of(OpeningKind.WorkPlacement), o => o.Asks.RecognisedDiploma);
        Assert.All(Town.Openings, o => Assert.True(o.Opening.Asks.Audience.IsAllowedFor(o.Opening.Kind, o.Opening.Form)));
    }

    [Fact]
    public void All_work_is_named_by_an_esco_occupation() =>
        Assert.All(OpeningKinds.All.SelectMany(OpeningDrawer.Templates).Select(t => t.Occupation).OfType<string>()
            .Concat(Matching.Simulation.People.OccupationPool.All), label => Assert.NotNull(Occupations.Esco.Find(label)));

    [Fact]
    public void Free_time_leaves_out_lessons_and_care() =>
        Assert.All(Town.Newcomers.Select(p => p.Newcomer.Availability), a =>
        {
            Assert.True(a.Free?.Overlap(a.Lessons.With(a.Care)).IsEmpty ?? true);
            Assert.True(a.Lessons.Overlap(a.Care).IsEmpty);
        });

    [Fact]
    public void Every_postcode_is_on_the_map()
    {
        var places = Town.Places.Select(p => p.Postcode).ToHashSet();
        Assert.All(Town.Newcomers, p => Assert.Contains(p.Newcomer.Postcode, places));
        Assert.All(Town.Openings, o => Assert.Contains(o.Opening.Postcode, places));
    }

    [Fact]
    public void Activities_belong_to_somebody_and_repeat_no_number()
    {
        Assert.Equal(Town.Activities.Count, Town.Activities.Select(a => a.ExternId).Distinct().Count());
        Assert.All(Town.Activities, a => Assert.InRange(a.Newcomer.Value, 1, 600));
        Assert.Contains(Town.Activities, a => a.Kind == ActivityKind.Lessons && !a.DayParts.IsEmpty);
        Assert.Equal(5, Town.SupportOffers.Select(s => s.Kind).Distinct().Count());
    }

    [Fact]
    public void Some_names_have_letters_beyond_ascii() =>
        Assert.Contains(Town.Newcomers, p => p.FamilyName.Any(c => c > 'ſ') || p.GivenName.Any(c => c > 'ſ'));

    private static IEnumerable<Opening> Of(OpeningKind kind) => Town.Openings.Select(o => o.Opening).Where(o => o.Kind == kind);
}
