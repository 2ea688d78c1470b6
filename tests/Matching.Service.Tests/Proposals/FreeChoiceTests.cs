using Matching.Engine.Domain;
using Matching.Engine.Rules;
using Matching.Service.Newcomers;
using Matching.Service.Pipeline;
using Matching.Service.Proposals;
using Matching.Service.Tests.Rounds;

namespace Matching.Service.Tests.Proposals;

public class FreeChoiceTests(Desk desk) : IClassFixture<Desk>
{
    private Task<NewcomerId> PersonAsync(Func<Newcomer, Newcomer>? with = null) =>
        desk.AddPersonAsync(desk.Fatima, p => with is null ? NightOffice.Known(p) : with(NightOffice.Known(p)));

    private Task<Answer<ProposeOutcome>> ProposeAsync(Actor actor, NewcomerId person, OpeningId opening) =>
        desk.SendAsync(actor, new ProposeMyself(person, opening, Desk.NewKey()));

    [Fact]
    public async Task A_pair_the_night_did_not_think_of_lies_on_the_desk_with_its_reasons_and_can_be_put_forward()
    {
        var (person, opening) = (await PersonAsync(), await desk.AddOpeningAsync());

        var outcome = (await ProposeAsync(desk.Fatima, person, opening)).Value!;
        var view = await desk.DoAsync(desk.Fatima, new ProposalDetail(outcome.Proposal!.Value));
        var forward = await desk.DoAsync(desk.Fatima, new PutForward(outcome.Proposal.Value, 1, Desk.NewKey()));

        Assert.Equal(ProposeResult.Opened, outcome.Result);
        Assert.NotEmpty(view.Evidence.Reasons);
        Assert.Equal(DecisionResult.Done, forward.Result);
        Assert.Equal(1, await desk.CountAsync("select count(*) from proposals where id = @Value and origin = 'caseworker'", new { outcome.Proposal.Value.Value }));
        Assert.Contains("proposals.propose_myself opened", await desk.AuditAsync("newcomer", person.Value));
    }

    [Fact]
    public async Task A_rule_that_fails_is_not_set_aside()
    {
        var (person, opening) = (await PersonAsync(p => p with { MayWork = false }), await desk.AddOpeningAsync(1, o => o with
        {
            Kind = OpeningKind.WorkPlacement,
            Offers = new() { WorkForm = WorkForm.Paid },
        }));

        var outcome = await ProposeAsync(desk.Fatima, person, opening);
        var why = await desk.DoAsync(desk.Fatima, new WhyNotHere(person, opening));

        Assert.Equal((ProposeResult.FailsRule, null), (outcome.Value!.Result, outcome.Value.Proposal));
        Assert.Contains(RuleCode.RightToWork, why.FailsNow.Select(f => f.Rule));
        Assert.False(why.CanPropose);
        Assert.Equal(0, await desk.CountAsync("select count(*) from proposals where newcomer_id = @Value", new { person.Value }));
    }

    [Fact]
    public async Task A_full_opening_cannot_be_proposed()
    {
        var (person, opening) = (await PersonAsync(), await desk.AddOpeningAsync(places: 1));
        var other = await desk.AddProposalAsync(desk.Ilse, opening);
        await desk.DoAsync(desk.Ilse, new PutForward(other, 1, Desk.NewKey()));

        Assert.Equal(RuleCode.PlaceFree, (await ProposeAsync(desk.Fatima, person, opening)).Value!.Rule);
    }

    [Fact]
    public async Task What_lies_on_a_desk_is_not_proposed_twice_and_a_repeated_form_does_one_thing()
    {
        var (person, opening) = (await PersonAsync(), await desk.AddOpeningAsync());
        var key = Desk.NewKey();

        var first = await desk.DoAsync(desk.Fatima, new ProposeMyself(person, opening, key));
        var again = await desk.DoAsync(desk.Fatima, new ProposeMyself(person, opening, key));
        var other = (await ProposeAsync(desk.Fatima, person, opening)).Value!;

        Assert.Equal(first, again);
        Assert.Equal((ProposeResult.Already, first.Proposal), (other.Result, other.Proposal));
    }

    [Fact]
    public async Task Her_own_no_may_be_looked_at_again_the_newcomers_may_not()
    {
        var (person, opening, declined) = (await PersonAsync(), await desk.AddOpeningAsync(), await desk.AddOpeningAsync());
        var rejected = await desk.AddProposalAsync(person, opening);
        var said = await desk.AddProposalAsync(person, declined);
        // The decision is later than the last change of either side.
        await desk.ExecuteAsync("update newcomers set updated_at = '2026-01-01'; update openings set updated_at = '2026-01-01'");
        await desk.DoAsync(desk.Fatima, new Reject(rejected, 1, "too_far", Desk.NewKey()));
        var forward = await desk.DoAsync(desk.Fatima, new PutForward(said, 1, Desk.NewKey()));
        await desk.DoAsync(desk.Fatima, new RecordAnswer(said, 2, NewcomerAnswer.No, Desk.NewKey()));

        var mine = await desk.DoAsync(desk.Fatima, new WhyNotHere(person, opening));
        var hers = await desk.DoAsync(desk.Fatima, new WhyNotHere(person, declined));

        Assert.True(forward.IsDone);
        Assert.Equal([RuleCode.RejectedBefore], mine.FailsNow.Select(f => f.Rule));
        Assert.Equal("too_far", mine.Rejected?.Reason);
        Assert.True(mine.CanPropose);
        Assert.False(hers.CanPropose);
        Assert.Null(hers.Rejected);
        Assert.Equal(ProposeResult.Opened, (await ProposeAsync(desk.Fatima, person, opening)).Value!.Result);
        Assert.Equal(ProposeResult.FailsRule, (await ProposeAsync(desk.Fatima, person, declined)).Value!.Result);
    }

    [Fact]
    public async Task Nobody_outside_her_caseload_may_look_search_or_propose()
    {
        var (person, opening) = (await PersonAsync(), await desk.AddOpeningAsync());
        var stranger = await desk.AddAccountAsync(Role.Caseworker, "Tom Vos");

        Assert.Equal(RefusalKind.NotFound, (await ProposeAsync(stranger, person, opening)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(stranger, new WhyNotHere(person, opening))).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(stranger, new FindOpenings(person, null))).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(stranger, new WhatHelps(person))).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await ProposeAsync(desk.Manager, person, opening)).Refusal?.Kind);
    }

    [Fact]
    public async Task Openings_are_found_by_words_of_title_organisation_and_kind_and_say_how_they_stand()
    {
        var person = await PersonAsync();
        var sport = await desk.AddOpeningAsync(1, o => o with { Kind = OpeningKind.SportsClub });
        var far = await desk.AddOpeningAsync(1, o => o with { Postcode = new(6211) });

        var byKind = await desk.DoAsync(desk.Fatima, new FindOpenings(person, "sportclub omloop"));
        var byNumber = await desk.DoAsync(desk.Fatima, new FindOpenings(person, far.ToString()));
        var fitting = await desk.DoAsync(desk.Fatima, new FindOpenings(person, null));

        Assert.Contains(sport, byKind.Openings.Select(o => o.Opening.Opening));
        Assert.All(byKind.Openings, o => Assert.Equal(OpeningKind.SportsClub, o.Opening.Kind));
        Assert.Equal((OpeningFit.Fails, RuleCode.Distance), (Assert.Single(byNumber.Openings).Fit, byNumber.Openings[0].FailsBy));
        Assert.DoesNotContain(far, fitting.Openings.Select(o => o.Opening.Opening));
    }
}
