using System.Globalization;
using System.Net;
using Matching.Engine.Domain;
using Matching.Service.Attendance;
using Matching.Service.Language;
using Matching.Service.Newcomers;
using Matching.Service.Pipeline;
using Matching.Service.Placements;
using Matching.Service.Proposals;
using Matching.Service.Tests.Pages;

namespace Matching.Service.Tests.Attendance;

/// <summary>A host writes down who came: of people who said yes alone, and the dossier shows it.</summary>
public sealed class AttendanceTests(Desk desk) : IClassFixture<Desk>, IAsyncDisposable
{
    private readonly DeskBrowser _browser = new(desk);

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    private async Task<PlacementId> AgreedAsync(OpeningId opening, NewcomerId? person = null)
    {
        var proposal = await desk.AddProposalAsync(person ?? await desk.AddPersonAsync(desk.Fatima), opening);
        await desk.DoAsync(desk.Fatima, new PutForward(proposal, 1, Desk.NewKey()));
        await desk.DoAsync(desk.Fatima, new RecordAnswer(proposal, 2, NewcomerAnswer.Yes, Desk.NewKey()));
        return new(await desk.CountAsync("select max(id) from placements where opening_id = @Value", new { opening.Value }));
    }

    private static Dictionary<long, AttendanceMark> Marks(params (PlacementId Who, AttendanceMark Mark)[] marks) => marks.ToDictionary(m => m.Who.Value, m => m.Mark);

    [Fact]
    public async Task One_screen_writes_everybody_of_a_session_and_the_same_day_again_replaces_it()
    {
        var opening = await desk.AddOpeningAsync(places: 4);
        var (one, other) = (await AgreedAsync(opening), await AgreedAsync(opening));

        await desk.DoAsync(desk.Joost, new RecordAttendance(opening, desk.Today, 2, Marks((one, AttendanceMark.Present), (other, AttendanceMark.SaidNo)), Desk.NewKey()));
        var again = await desk.DoAsync(desk.Joost, new RecordAttendance(opening, desk.Today, 2.5m, Marks((other, AttendanceMark.Present)), Desk.NewKey()));

        Assert.Equal(1, again.Written);
        var session = await desk.DoAsync(desk.Joost, new SessionOf(opening, desk.Today));
        Assert.All(session.People, p => Assert.Equal(("Selam T.", AttendanceMark.Present), (p.ShortName, p.Mark)));
        Assert.Equal([new PastSession(desk.Today, 2, 2)], session.Past);
        Assert.Equal(["attendance.record_attendance recorded", "attendance.record_attendance recorded"],
            (await desk.AuditAsync("opening", opening.Value)).Where(a => a.StartsWith("attendance", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_has_not_said_yes_or_is_at_another_opening_cannot_be_written_down()
    {
        var (mine, other) = (await desk.AddOpeningAsync(places: 3), await desk.AddOpeningAsync(places: 3));
        var thinking = await desk.AddProposalAsync(desk.Fatima, mine);
        await desk.DoAsync(desk.Fatima, new PutForward(thinking, 1, Desk.NewKey()));
        var elsewhere = await AgreedAsync(other);

        Assert.Empty((await desk.DoAsync(desk.Joost, new SessionOf(mine, desk.Today))).People);
        Assert.Equal(0, (await desk.DoAsync(desk.Joost, new RecordAttendance(mine, desk.Today, null, Marks((elsewhere, AttendanceMark.Present)), Desk.NewKey()))).Written);
        Assert.Equal(0, (await desk.DoAsync(desk.Joost, new RecordAttendance(other, desk.Today.AddDays(-1), null, Marks((elsewhere, AttendanceMark.Present)), Desk.NewKey()))).Written);
        Assert.Equal(0, await desk.CountAsync("select count(*) from attendance where placement_id = @Value", new { elsewhere.Value }));
    }

    [Fact]
    public async Task Another_organisation_neither_reads_nor_writes_it()
    {
        var opening = await desk.AddOpeningAsync();
        var placement = await AgreedAsync(opening);
        var stranger = await desk.AddAccountAsync(Role.Coordinator, "Anna Bos", await desk.AddOrganisationAsync($"Club {Guid.NewGuid():N}"));

        Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(stranger, new SessionOf(opening, null))).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(
            stranger, new RecordAttendance(opening, desk.Today, null, Marks((placement, AttendanceMark.Present)), Desk.NewKey()))).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await desk.SendAsync(desk.Fatima, new SessionOf(opening, null))).Refusal?.Kind);
    }

    [Fact]
    public async Task A_day_to_come_and_half_a_day_of_hours_are_refused()
    {
        var opening = await desk.AddOpeningAsync();
        var placement = await AgreedAsync(opening);

        var refused = await desk.SendAsync(desk.Joost, new RecordAttendance(opening, desk.Today.AddDays(1), 13, Marks((placement, AttendanceMark.Present)), Desk.NewKey()));

        Assert.Equal(["dag", "uren"], refused.Refusal!.Errors.Select(e => e.Field));
    }

    [Theory]
    [InlineData("0.001", false)]
    [InlineData("0.24", false)]
    [InlineData("0.25", true)]
    [InlineData("12", true)]
    [InlineData("12.004", false)]
    public async Task Hours_go_from_a_quarter_to_twelve(string hours, bool isTaken)
    {
        var opening = await desk.AddOpeningAsync();
        var placement = await AgreedAsync(opening);

        var answer = await desk.SendAsync(desk.Joost, new RecordAttendance(
            opening, desk.Today, decimal.Parse(hours, CultureInfo.InvariantCulture), Marks((placement, AttendanceMark.Present)), Desk.NewKey()));

        Assert.Equal(isTaken ? [] : ["uren"], answer.Refusal?.Errors.Select(e => e.Field) ?? []);
    }

    [Theory]
    [InlineData(9, 22)]
    [InlineData(9, 9)]
    [InlineData(22, 9)]
    public async Task Only_a_length_that_can_be_written_down_stands_there_beforehand(int from, int to)
    {
        var opening = await desk.AddOpeningAsync(with: o => o with { Schedule = o.Schedule with { StartsAt = new(from, 0), EndsAt = new(to, 0) } });

        Assert.Null((await desk.DoAsync(desk.Joost, new SessionOf(opening, null))).Hours);
    }

    [Fact]
    public async Task More_than_one_wrong_field_is_said_in_the_language_of_who_asks()
    {
        var wrong = new RecordAttendance(new(1), desk.Today.AddDays(1), 13, Marks(), Desk.NewKey());

        Assert.Equal("3 velden kloppen nog niet. Er is niets bewaard.", (await desk.SendAsync(desk.Joost, wrong)).Refusal?.Sentence);
        using (Languages.InEnglish())
            Assert.Equal("3 fields are not right yet. Nothing was saved.", (await desk.SendAsync(desk.Joost, wrong)).Refusal?.Sentence);
    }

    [Fact]
    public async Task The_dossier_shows_how_often_she_was_there_and_the_hours_that_wait_to_be_recorded()
    {
        var person = await desk.AddPersonAsync(desk.Fatima, p => p with
        {
            Integration = p.Integration with { Route = LearningRoute.Z, HoursDueZ = 400, Term = new Period(null, desk.Today.AddYears(1)) },
        });
        var opening = await desk.AddOpeningAsync(places: 2, o => o with { Offers = o.Offers with { CountsFor = [CountsFor.ZHours] } });
        var placement = await AgreedAsync(opening, person);
        await desk.DoAsync(desk.Joost, new RecordAttendance(opening, desk.Today, 2.5m, Marks((placement, AttendanceMark.Present)), Desk.NewKey()));

        var row = (await desk.DoAsync(desk.Fatima, new AfterYes(person))).Rows[0];
        Assert.Equal(new AttendedAt(1, 1, desk.Today), row.Attended);
        var hours = (await desk.DoAsync(desk.Fatima, new AroundPerson(person))).Hours!;
        Assert.Equal((2.5m, 400), (Assert.Single(hours.Attended).Hours, hours.Due));
        var page = await _browser.HtmlAsync(desk.Fatima, $"/mensen/{person.Value}");
        Assert.Contains("Was er op di 24 nov", page, StringComparison.Ordinal);
        Assert.Contains("nog niet bij de uren opgeschreven", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_a_form_it_is_stored_once_and_says_what_is_missing()
    {
        var opening = await desk.AddOpeningAsync(places: 2);
        var placement = await AgreedAsync(opening);
        var page = $"/plekken/{opening.Value}/aanwezig?dag={desk.Today:yyyy-MM-dd}";
        var day = desk.Today.ToString("yyyy-MM-dd", null);

        var nobody = Assert.Single(await _browser.SendAsync(desk.Joost, page, 1, ("_handler", "aanwezig"), ("dag", day)));
        Assert.Equal(HttpStatusCode.OK, nobody.Status);
        var sent = await _browser.SendAsync(desk.Joost, page, 2, ("_handler", "aanwezig"), ("dag", day), ($"aanwezig-{placement.Value}", "Present"), ("uren", "1,5"));

        Assert.All(sent, a => Assert.Equal(HttpStatusCode.Found, a.Status));
        Assert.Equal(1, await desk.CountAsync("select count(*) from attendance where placement_id = @Value and mark = 'present' and hours = 1.5", new { placement.Value }));
        Assert.Contains("1 van 1 waren er", await _browser.HtmlAsync(desk.Joost, page), StringComparison.Ordinal);
    }

    /// <summary>24 November is a Tuesday.</summary>
    [Theory]
    [InlineData(0, 23)]
    [InlineData(1, 24)]
    [InlineData(2, 18)]
    public void The_last_session_is_on_the_last_day_with_a_dagdeel(int weekday, int day) =>
        Assert.Equal(new DateOnly(2026, 11, day), SessionDays.Last(DayParts.Of(weekday, 1), new DateOnly(2026, 11, 24)));
}
