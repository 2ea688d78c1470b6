using Matching.Engine.Domain;
using Matching.Service.Openings;
using Matching.Service.Pipeline;
using Matching.Service.Proposals;

namespace Matching.Service.Tests.Openings;

public class CoordinatorTests(Desk desk) : IClassFixture<Desk>
{
    private static readonly OpeningInput Role = new()
    {
        Kind = OpeningKind.VolunteerRole,
        Title = "Boeken opruimen",
        Postcode = "8041 AB",
        Places = 2,
        Speaking = CefrLevel.A1,
        DayParts = DayParts.Of(1, 0).With(DayParts.Of(3, 0)),
        DayPartsNeeded = 2,
        Interests = ["Lezen"],
    };

    private OpeningInput Unpaid => Role with
    {
        Kind = OpeningKind.WorkPlacement,
        Begins = desk.Today.AddDays(14),
        Ends = desk.Today.AddMonths(4),
        LearningGoal = "Leren werken in een magazijn",
        Supervisor = "Ans Mulder",
        DisplacesNobody = true,
    };

    private Task<OpeningOutcome> PostAsync(OpeningInput input, bool asDraft = false) =>
        desk.DoAsync(desk.Joost, new PostOpening(input, asDraft, Desk.NewKey()));

    [Fact]
    public async Task A_posted_opening_is_published_and_comes_back_as_it_was_filled_in()
    {
        var posted = await PostAsync(Role);

        var mine = await desk.DoAsync(desk.Joost, new MyOpening(posted.Opening));

        Assert.Equal((OpeningResult.Published, OpeningStatus.Published), (posted.Result, mine.Row.Status));
        Assert.Equal(["lezen"], mine.Input.Interests);
        Assert.Equal(Role with { Postcode = "8041" }, mine.Input with { Interests = Role.Interests });
        Assert.Equal(["openings.post_opening published"], await desk.AuditAsync("opening", posted.Opening.Value));
    }

    [Fact]
    public async Task Every_wrong_field_is_named_at_once_and_nothing_is_stored()
    {
        var before = await desk.CountAsync("select count(*) from openings");

        var refused = await desk.SendAsync(desk.Joost, new PostOpening(
            new OpeningInput { Postcode = "80A1", Places = 0, Begins = desk.Today, Ends = desk.Today.AddDays(-1), HoursMin = 70, Audience = AudienceLimit.Women },
            false, Desk.NewKey()));

        Assert.Equal(
            ["titel", "postcode", "plaatsen", "einde", "uren_min", "doelgroep_reden"], refused.Refusal!.Errors.Select(e => e.Field));
        Assert.Equal(before, await desk.CountAsync("select count(*) from openings"));
    }

    [Fact]
    public async Task A_limit_to_women_for_safety_is_for_sport_and_groups_not_for_work()
    {
        var women = Role with { Audience = AudienceLimit.Women, AudienceReason = AudienceReason.Safety };

        var work = await desk.SendAsync(desk.Joost, new PostOpening(women with { Kind = OpeningKind.WorkPlacement }, false, Desk.NewKey()));
        var sport = await desk.SendAsync(desk.Joost, new PostOpening(women with { Kind = OpeningKind.SportsClub }, false, Desk.NewKey()));

        Assert.Equal("doelgroep_reden", Assert.Single(work.Refusal!.Errors).Field);
        Assert.True(sport.IsGiven);
    }

    [Fact]
    public async Task Unpaid_work_waits_for_its_conditions_and_then_for_the_municipal_check()
    {
        var thin = await PostAsync(Unpaid with { LearningGoal = " ", Supervisor = null, Ends = null, DisplacesNobody = false });
        var whole = await PostAsync(Unpaid);
        var tooLong = await PostAsync(Unpaid with { Ends = desk.Today.AddMonths(9) });

        Assert.Equal(
            [FairWorkCondition.LearningGoal, FairWorkCondition.Supervisor, FairWorkCondition.End, FairWorkCondition.DisplacesNobody, FairWorkCondition.MunicipalCheck],
            thin.Missing);
        Assert.Equal(OpeningResult.Draft, whole.Result);
        Assert.Equal([FairWorkCondition.MunicipalCheck], whole.Missing);
        Assert.Equal([FairWorkCondition.End, FairWorkCondition.MunicipalCheck], tooLong.Missing);

        var refused = await desk.DoAsync(desk.Fatima, new CheckAndPublish(thin.Opening, 1, Desk.NewKey()));
        var published = await desk.DoAsync(desk.Manager, new CheckAndPublish(whole.Opening, 1, Desk.NewKey()));

        Assert.Equal(OpeningResult.Draft, refused.Result);
        Assert.Equal(4, refused.Missing.Count);
        Assert.Equal(OpeningResult.Published, published.Result);
        var drafts = await desk.DoAsync(desk.Fatima, new Drafts());
        Assert.Contains(drafts, d => d.Opening == thin.Opening && d.Missing.Count == 4);
        Assert.DoesNotContain(drafts, d => d.Opening == whole.Opening);
    }

    [Fact]
    public async Task Changing_the_conditions_of_checked_work_sends_it_back_to_be_checked()
    {
        var posted = await PostAsync(Unpaid);
        var published = await desk.DoAsync(desk.Fatima, new CheckAndPublish(posted.Opening, 1, Desk.NewKey()));
        var proposal = await desk.AddProposalAsync(desk.Fatima, posted.Opening);

        var title = await desk.DoAsync(desk.Joost, new EditOpening(
            posted.Opening, published.Version, Unpaid with { Title = "Dozen inpakken" }, false, Desk.NewKey()));
        Assert.Equal((OpeningResult.Published, 3), (title.Result, title.Version));
        Assert.Equal("open", (await desk.ProposalAsync(proposal)).Status);

        var goal = await desk.DoAsync(desk.Joost, new EditOpening(
            posted.Opening, title.Version, Unpaid with { LearningGoal = "Iets anders" }, false, Desk.NewKey()));
        Assert.Equal(OpeningResult.Draft, goal.Result);
        Assert.Equal([FairWorkCondition.MunicipalCheck], goal.Missing);
        Assert.Equal(("withdrawn", "closed"), ((await desk.ProposalAsync(proposal)).Status, (await desk.ProposalAsync(proposal)).Reason));
    }

    [Fact]
    public async Task Another_organisations_opening_cannot_be_seen_changed_or_closed()
    {
        var posted = await PostAsync(Role);
        var stranger = await desk.AddAccountAsync(
            Matching.Service.Pipeline.Role.Coordinator, "Anna Bos", await desk.AddOrganisationAsync($"Voetbalclub {Guid.NewGuid():N}"));

        Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(stranger, new MyOpening(posted.Opening))).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(stranger, new EditOpening(posted.Opening, 1, Role, false, Desk.NewKey()))).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(stranger, new CloseOpening(posted.Opening, 1, Desk.NewKey()))).Refusal?.Kind);
        Assert.Empty((await desk.DoAsync(stranger, new MyOpenings())).Openings);
        Assert.Equal(
            ["openings.post_opening published", "openings.edit_opening refused", "openings.close_opening refused"],
            await desk.AuditAsync("opening", posted.Opening.Value));
    }

    [Fact]
    public async Task Closing_takes_the_open_proposals_off_the_desks_and_leaves_a_hold_alone()
    {
        var posted = await PostAsync(Role);
        var (held, open, later) = (
            await desk.AddProposalAsync(desk.Fatima, posted.Opening), await desk.AddProposalAsync(desk.Ilse, posted.Opening),
            await desk.AddProposalAsync(desk.Ilse, posted.Opening));
        await desk.DoAsync(desk.Fatima, new PutForward(held, 1, Desk.NewKey()));
        await desk.DoAsync(desk.Ilse, new Postpone(later, 1, desk.Today.AddDays(5), Desk.NewKey()));

        var closed = await desk.DoAsync(desk.Joost, new CloseOpening(posted.Opening, 1, Desk.NewKey()));

        Assert.Equal(OpeningResult.Closed, closed.Result);
        Assert.Equal(("withdrawn", "closed", 2), await desk.ProposalAsync(open));
        Assert.Equal(("withdrawn", "closed", 3), await desk.ProposalAsync(later));
        Assert.Equal("put_forward", (await desk.ProposalAsync(held)).Status);
        Assert.True((await desk.DoAsync(desk.Fatima, new RecordAnswer(held, 2, NewcomerAnswer.Yes, Desk.NewKey()))).IsDone);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_closed_opening_stays_closed(bool asDraft)
    {
        var posted = await PostAsync(Role);
        var closed = await desk.DoAsync(desk.Joost, new CloseOpening(posted.Opening, 1, Desk.NewKey()));

        var refused = await desk.SendAsync(
            desk.Joost, new EditOpening(posted.Opening, closed.Version, Role with { Title = "Weer open" }, asDraft, Desk.NewKey()));

        Assert.Equal("Deze plek is gesloten. Plaats een nieuwe plek als er weer iemand terecht kan.", refused.Refusal?.Sentence);
        Assert.Equal(OpeningStatus.Closed, (await desk.DoAsync(desk.Joost, new MyOpening(posted.Opening))).Row.Status);
    }

    [Fact]
    public async Task Places_that_are_taken_cannot_be_taken_away()
    {
        var posted = await PostAsync(Role);
        await desk.DoAsync(desk.Fatima, new PutForward(await desk.AddProposalAsync(desk.Fatima, posted.Opening), 1, Desk.NewKey()));
        await desk.DoAsync(desk.Fatima, new PutForward(await desk.AddProposalAsync(desk.Fatima, posted.Opening), 1, Desk.NewKey()));

        var outcome = await desk.DoAsync(desk.Joost, new EditOpening(posted.Opening, 1, Role with { Places = 1 }, false, Desk.NewKey()));

        // Nobody said yes yet: how many are thinking about it is not his to know.
        Assert.Equal((OpeningResult.PlacesTaken, 0), (outcome.Result, outcome.Taken));
    }

    [Fact]
    public async Task A_screen_that_is_older_than_the_opening_overwrites_nothing()
    {
        var posted = await PostAsync(Role);
        await desk.DoAsync(desk.Joost, new EditOpening(posted.Opening, 1, Role with { Title = "Nieuw" }, false, Desk.NewKey()));

        var stale = await desk.DoAsync(desk.Joost, new EditOpening(posted.Opening, 1, Role with { Title = "Oud" }, false, Desk.NewKey()));

        Assert.Equal((OpeningResult.Changed, desk.Clock.GetUtcNow()), (stale.Result, stale.At));
        Assert.Equal("Nieuw", (await desk.DoAsync(desk.Joost, new MyOpening(posted.Opening))).Input.Title);
    }

    [Fact]
    public async Task What_the_form_does_not_ask_survives_an_edit()
    {
        var opening = await desk.AddOpeningAsync(with: o => o with { Offers = o.Offers with { CountsFor = [CountsFor.ZHours], Skills = ["naaien"] } });

        await desk.DoAsync(desk.Joost, new EditOpening(opening, 1, Role, false, Desk.NewKey()));

        Assert.Equal(1, await desk.CountAsync("""
            select count(*) from openings
            where id = @Value and requirements #> '{offers,countsFor}' = '["z_hours"]' and requirements #> '{offers,skills}' = '["naaien"]'
            """, new { opening.Value }));
    }

    [Fact]
    public async Task Closing_what_is_closed_changes_nothing()
    {
        var posted = await PostAsync(Role);
        var closed = await desk.DoAsync(desk.Joost, new CloseOpening(posted.Opening, 1, Desk.NewKey()));

        var again = await desk.DoAsync(desk.Joost, new CloseOpening(posted.Opening, closed.Version, Desk.NewKey()));

        Assert.Equal((OpeningResult.Closed, closed.Version), (again.Result, again.Version));
        Assert.Equal(closed.Version, (await desk.DoAsync(desk.Joost, new MyOpening(posted.Opening))).Row.Version);
    }

    [Fact]
    public async Task A_pause_takes_open_proposals_off_the_desks_leaves_holds_and_ends_when_resumed()
    {
        var posted = await PostAsync(Role);
        var (held, open) = (await desk.AddProposalAsync(desk.Fatima, posted.Opening), await desk.AddProposalAsync(desk.Ilse, posted.Opening));
        await desk.DoAsync(desk.Fatima, new PutForward(held, 1, Desk.NewKey()));

        var paused = await desk.DoAsync(desk.Joost, new PauseOpening(posted.Opening, 1, Desk.NewKey()));

        Assert.Equal(OpeningResult.Paused, paused.Result);
        Assert.Equal("withdrawn", (await desk.ProposalAsync(open)).Status);
        Assert.True((await desk.DoAsync(desk.Fatima, new RecordAnswer(held, 2, NewcomerAnswer.Yes, Desk.NewKey()))).IsDone);

        var edited = await desk.DoAsync(desk.Joost, new EditOpening(posted.Opening, paused.Version, Role with { Title = "Boeken" }, false, Desk.NewKey()));
        Assert.Equal(OpeningResult.Paused, edited.Result);
        var resumed = await desk.DoAsync(desk.Joost, new ResumeOpening(posted.Opening, edited.Version, Desk.NewKey()));
        Assert.Equal((OpeningResult.Published, OpeningStatus.Published), (resumed.Result, (await desk.DoAsync(desk.Joost, new MyOpening(posted.Opening))).Row.Status));
    }

    [Fact]
    public async Task What_is_closed_cannot_be_resumed()
    {
        var posted = await PostAsync(Role);
        var closed = await desk.DoAsync(desk.Joost, new CloseOpening(posted.Opening, 1, Desk.NewKey()));

        Assert.Equal(RefusalKind.Invalid, (await desk.SendAsync(desk.Joost, new ResumeOpening(posted.Opening, closed.Version, Desk.NewKey()))).Refusal?.Kind);
    }

    [Fact]
    public async Task A_copy_is_a_draft_of_its_own_with_the_same_answers()
    {
        var posted = await PostAsync(Unpaid);
        await desk.DoAsync(desk.Fatima, new CheckAndPublish(posted.Opening, 1, Desk.NewKey()));

        var copy = await desk.DoAsync(desk.Joost, new DuplicateOpening(posted.Opening, Desk.NewKey()));

        var (first, second) = (await desk.DoAsync(desk.Joost, new MyOpening(posted.Opening)), await desk.DoAsync(desk.Joost, new MyOpening(copy.Opening)));
        Assert.Equal(OpeningStatus.Draft, second.Row.Status);
        Assert.Equal("Boeken opruimen (kopie)", second.Input.Title);
        Assert.Equal(first.Input with { Interests = [] }, second.Input with { Title = first.Input.Title, Interests = [] });
        Assert.Contains(FairWorkCondition.MunicipalCheck, second.Row.Missing);
    }

    [Fact]
    public async Task A_draft_that_is_kept_on_purpose_is_not_published_by_the_municipality()
    {
        var kept = await PostAsync(Unpaid, asDraft: true);

        Assert.DoesNotContain(await desk.DoAsync(desk.Fatima, new Drafts()), d => d.Opening == kept.Opening);
        Assert.Equal(RefusalKind.Invalid, (await desk.SendAsync(desk.Fatima, new CheckAndPublish(kept.Opening, 1, Desk.NewKey()))).Refusal?.Kind);

        var placed = await desk.DoAsync(desk.Joost, new EditOpening(kept.Opening, 1, Unpaid, false, Desk.NewKey()));
        Assert.Equal([FairWorkCondition.MunicipalCheck], placed.Missing);
        Assert.Equal(OpeningResult.Published, (await desk.DoAsync(desk.Fatima, new CheckAndPublish(kept.Opening, placed.Version, Desk.NewKey()))).Result);
    }
}
