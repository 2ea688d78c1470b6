using Matching.Engine.Domain;
using Matching.Engine.Rules;
using Matching.Service.Openings;
using Matching.Service.Placements;
using Matching.Service.Proposals;
using Matching.Service.Tests.Rounds;
using Matching.TestKit;

namespace Matching.Service.Tests.Openings;

/// <summary>One place, a group with seats, a drop-in, or a visit on one day: what each asks when it is posted, and what becomes of it.</summary>
public sealed class FormTests(Desk desk) : IClassFixture<Desk>
{
    private OpeningInput Input(OpeningForm form) => new() { Kind = OpeningKind.SportsClub, Title = "Wandelen", Postcode = "8011", Form = form };

    private async Task<IReadOnlyList<string>> WrongAsync(OpeningInput input) =>
        [.. (await desk.SendAsync(desk.Joost, new PostOpening(input, false, Desk.NewKey()))).Refusal?.Errors.Select(e => e.Field) ?? []];

    [Fact]
    public async Task A_visit_has_one_day_that_is_still_to_come_and_seats()
    {
        Assert.Equal(["begin"], await WrongAsync(Input(OpeningForm.OneOff) with { Places = 8 }));
        Assert.Equal(["plaatsen"], await WrongAsync(Input(OpeningForm.OneOff) with { Begins = desk.Today }));
        Assert.Equal(["einde"], await WrongAsync(Input(OpeningForm.OneOff) with { Places = 8, Begins = desk.Today, Ends = desk.Today.AddDays(3) }));
        Assert.Equal(["begin"], await WrongAsync(Input(OpeningForm.OneOff) with { Places = 8, Begins = desk.Today.AddDays(-1) }));

        var visit = await desk.DoAsync(desk.Joost, new PostOpening(Input(OpeningForm.OneOff) with { Places = 8, Begins = desk.Today.AddDays(9) }, false, Desk.NewKey()));
        var mine = await desk.DoAsync(desk.Joost, new MyOpening(visit.Opening));
        Assert.Equal((OpeningForm.OneOff, desk.Today.AddDays(9), desk.Today.AddDays(9), 8), (mine.Row.Form, mine.Row.Begins, mine.Row.Ends, mine.Row.Places));
        var moved = Input(OpeningForm.OneOff) with { Places = 8, Begins = desk.Today.AddDays(-1) };
        Assert.Equal(["begin"], (await desk.SendAsync(desk.Joost, new EditOpening(visit.Opening, 1, moved, false, Desk.NewKey()))).Refusal?.Errors.Select(e => e.Field));
    }

    [Fact]
    public async Task A_group_has_seats_and_a_drop_in_has_none()
    {
        Assert.Equal(["plaatsen"], await WrongAsync(Input(OpeningForm.Group)));
        Assert.Equal(["plaatsen"], await WrongAsync(Input(OpeningForm.DropIn) with { Places = 8 }));
        Assert.Empty(await WrongAsync(Input(OpeningForm.Group) with { Places = 8 }));
        Assert.Empty(await WrongAsync(Input(OpeningForm.DropIn)));
    }

    [Fact]
    public async Task A_visit_that_is_over_closes_itself_and_leaves_the_desks_and_nothing_else_does()
    {
        await using var office = await NightOffice.OpenAsync();
        var own = office.Desk;
        Opening OneDay(Opening o, OpeningForm form, int days) => o with { Form = form, Schedule = new() { Period = new(own.Today.AddDays(days), own.Today.AddDays(days)) } };
        var over = await own.AddOpeningAsync(4, o => OneDay(o, OpeningForm.OneOff, -1));
        var today = await own.AddOpeningAsync(4, o => OneDay(o, OpeningForm.OneOff, 0));
        var group = await own.AddOpeningAsync(4, o => OneDay(o, OpeningForm.Group, -1));
        var proposal = await own.AddProposalAsync(own.Fatima, over);

        Assert.Equal(1, await new PastVisits(own.Database, own.Clock).RunAsync(TestDatabase.Waterveen));

        Assert.Equal(("withdrawn", "closed"), ((await own.ProposalAsync(proposal)).Status, (await own.ProposalAsync(proposal)).Reason));
        Assert.Equal(2, await own.CountAsync("select count(*) from openings where id = any(@ids) and status = 'published'", new { ids = new[] { today.Value, group.Value } }));
        Assert.Equal(0, await new PastVisits(own.Database, own.Clock).RunAsync(TestDatabase.Waterveen));
        Assert.Equal(1, await own.CountAsync("select count(*) from audit where action = 'openings.visits_over'"));
    }

    [Theory]
    [InlineData(OpeningForm.DropIn, true)]
    [InlineData(OpeningForm.OneOff, true)]
    [InlineData(OpeningForm.Group, false)]
    public async Task Who_walks_in_or_comes_once_can_still_get_a_place_of_that_kind_and_no_second_proposal_for_the_same(OpeningForm form, bool isOpenToMore)
    {
        var person = await desk.AddPersonAsync(desk.Fatima, NightOffice.Known);
        var opening = await desk.AddOpeningAsync(form == OpeningForm.DropIn ? null : 5, o => o with { Form = form });
        var proposal = await desk.AddProposalAsync(person, opening);
        await desk.DoAsync(desk.Fatima, new PutForward(proposal, 1, Desk.NewKey()));
        await desk.DoAsync(desk.Fatima, new RecordAnswer(proposal, 2, NewcomerAnswer.Yes, Desk.NewKey()));
        var placement = new PlacementId(await desk.CountAsync("select max(id) from placements"));
        await desk.DoAsync(desk.Fatima, new RecordStart(placement, 1, desk.Today, Desk.NewKey()));

        var other = await desk.DoAsync(desk.Fatima, new WhyNotHere(person, await desk.AddOpeningAsync(places: 5)));
        Assert.Equal(isOpenToMore, other.FailsNow.Count == 0);
        var same = await desk.DoAsync(desk.Fatima, new WhyNotHere(person, opening));
        Assert.Equal(isOpenToMore ? [RuleCode.RejectedBefore] : [RuleCode.AlreadyHasKind], same.FailsNow.Where(f => f.Rule is RuleCode.RejectedBefore or RuleCode.AlreadyHasKind).Select(f => f.Rule));
    }

    [Fact]
    public void A_visit_is_come_to_without_an_introduction()
    {
        var day = desk.Today.AddDays(4);
        var visit = new PlacementDates { State = PlacementState.Agreed, AgreedOn = desk.Today, Begins = day, Ends = day };
        Assert.Equal(new(NextStep.Start, day, false), NextAction.Of(visit, desk.Today));
        Assert.Equal(NextStep.PlanIntroduction, NextAction.Of(visit with { Ends = day.AddDays(1) }, desk.Today)!.What);
    }
}
