using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Features;
using Matching.Engine.Rules;
using Matching.Service.Pipeline;
using Matching.Service.Proposals;

namespace Matching.Service.Tests.Proposals;

public class QueueTests(Desk desk) : IClassFixture<Desk>
{
    private static readonly Evidence Evidence = new()
    {
        Ranker = "weighted-sum",
        EngineVersion = "1",
        Score = 40,
        Base = 10,
        Chance = 6_000,
        WishPercent = 100,
        UnknownPercent = 50,
        Reasons = [new(FeatureCode.TravelMinutes, 40, -20), new(FeatureCode.SharedInterests, 2, 30), new(FeatureCode.FollowUp, 1, 20)],
        Features = [],
        Unknowns = [new(RuleCode.RightToWork, QuestionCode.MayWork)],
    };

    private Task<Actor> NewCaseworkerAsync() => desk.AddAccountAsync(Role.Caseworker, "Bas de Wit");

    [Fact]
    public async Task Groups_stand_in_the_stated_order_each_proposal_in_the_first_that_holds()
    {
        var bas = await NewCaseworkerAsync();
        var plain = await desk.AddProposalAsync(bas);
        var closing = await desk.AddProposalAsync(bas, await desk.AddOpeningAsync(
            with: o => o with { Schedule = o.Schedule with { Period = new(desk.Today.AddDays(-30), desk.Today.AddDays(7)) } }));
        var nextWeek = await desk.AddProposalAsync(bas, await desk.AddOpeningAsync(
            with: o => o with { Schedule = o.Schedule with { Period = new(desk.Today.AddDays(8), desk.Today.AddDays(9)) } }));
        var waiting = await desk.AddProposalAsync(
            await desk.AddPersonAsync(bas), await desk.AddOpeningAsync(), createdAt: desk.Clock.GetUtcNow().AddDays(-15));
        var reads = await desk.AddProposalAsync(
            await desk.AddPersonAsync(bas, p => p with { Integration = p.Integration with { Literacy = Literacy.A } }), await desk.AddOpeningAsync());
        var worked = await desk.AddProposalAsync(
            await desk.AddPersonAsync(bas, p => p with { Background = p.Background with { ExperienceYears = 0 } }), await desk.AddOpeningAsync());

        var queue = await desk.DoAsync(bas, new Queue());

        Assert.Equal(
            [QueueGroupKind.ClosesThisWeek, QueueGroupKind.WaitsLongest, QueueGroupKind.PolicyPriority, QueueGroupKind.Other],
            queue.Groups.Select(g => g.Kind));
        Assert.Equal([closing], queue.Groups[0].Rows.Select(r => r.Proposal));
        Assert.Equal([waiting], queue.Groups[1].Rows.Select(r => r.Proposal));
        Assert.Equal(15, queue.Groups[1].Rows[0].NightsWaiting);
        Assert.Equal([reads, worked], queue.Groups[2].Rows.Select(r => r.Proposal));
        Assert.Equal([plain, nextWeek], queue.Groups[3].Rows.Select(r => r.Proposal));
        Assert.Equal(closing, queue.Next?.Proposal);
    }

    [Fact]
    public async Task A_row_shows_the_strongest_reason_in_favour_and_what_is_unknown()
    {
        var bas = await NewCaseworkerAsync();
        await desk.AddProposalAsync(await desk.AddPersonAsync(bas), await desk.AddOpeningAsync(), evidence: Evidence);

        var row = Assert.Single(Assert.Single((await desk.DoAsync(bas, new Queue())).Groups).Rows);

        Assert.Equal(FeatureCode.SharedInterests, row.StrongestReason?.Feature);
        Assert.Equal(QuestionCode.MayWork, Assert.Single(row.Unknowns).Question);
        Assert.Equal("Selam Tesfay", row.PersonName);
    }

    [Fact]
    public async Task A_deputy_sees_initials_of_the_people_she_stands_in_for_and_nobody_elses()
    {
        var (bas, nora) = (await NewCaseworkerAsync(), await NewCaseworkerAsync());
        await desk.AddDeputyAsync(bas, nora);
        var proposal = await desk.AddProposalAsync(bas);

        var row = Assert.Single(Assert.Single((await desk.DoAsync(nora, new Queue())).Groups).Rows);

        Assert.Equal((proposal, "S. T.", "Bas de Wit"), (row.Proposal, row.PersonName, row.InPlaceOf));
        var other = await NewCaseworkerAsync();
        Assert.Empty((await desk.DoAsync(other, new Queue())).Groups);
    }

    [Fact]
    public async Task A_begin_is_urgent_only_where_places_are_limited()
    {
        var bas = await NewCaseworkerAsync();
        Opening Soon(Opening opening) => opening with { Schedule = opening.Schedule with { Period = new(desk.Today.AddDays(2), null) } };
        var dropIn = await desk.AddProposalAsync(bas, await desk.AddOpeningAsync(places: null, with: Soon));
        var limited = await desk.AddProposalAsync(bas, await desk.AddOpeningAsync(places: 2, with: Soon));

        var groups = (await desk.DoAsync(bas, new Queue())).Groups;

        Assert.Equal([QueueGroupKind.ClosesThisWeek, QueueGroupKind.Other], groups.Select(g => g.Kind));
        Assert.Equal([limited, dropIn], groups.SelectMany(g => g.Rows).Select(r => r.Proposal));
    }

    [Fact]
    public async Task A_deputy_sees_initials_in_what_was_sent_postponed_and_done_as_well()
    {
        var (bas, nora) = (await NewCaseworkerAsync(), await NewCaseworkerAsync());
        await desk.AddDeputyAsync(bas, nora);
        await desk.DoAsync(nora, new PutForward(await desk.AddProposalAsync(bas), 1, Desk.NewKey()));
        await desk.DoAsync(nora, new Postpone(await desk.AddProposalAsync(bas), 1, desk.Today.AddDays(3), Desk.NewKey()));

        var (deputys, own) = (await desk.DoAsync(nora, new Queue()), await desk.DoAsync(bas, new Queue()));

        Assert.Equal(["S. T.", "S. T.", "S. T.", "S. T."], [
            .. deputys.Awaited.Select(a => a.PersonName), .. deputys.Later.Select(l => l.PersonName), .. deputys.DoneToday.Select(d => d.PersonName)]);
        Assert.Equal(["Selam Tesfay", "Selam Tesfay"], [.. own.Awaited.Select(a => a.PersonName), .. own.Later.Select(l => l.PersonName)]);
    }

    [Fact]
    public async Task Own_people_come_before_those_of_a_colleague_even_when_a_colleagues_place_closes_first()
    {
        var (bas, nora) = (await NewCaseworkerAsync(), await NewCaseworkerAsync());
        await desk.AddDeputyAsync(bas, nora);
        var closing = await desk.AddProposalAsync(bas, await desk.AddOpeningAsync(
            with: o => o with { Schedule = o.Schedule with { Period = new(desk.Today.AddDays(-30), desk.Today.AddDays(1)) } }));
        var own = await desk.AddProposalAsync(nora);

        var groups = (await desk.DoAsync(nora, new Queue())).Groups;

        Assert.Equal([QueueGroupKind.Other, QueueGroupKind.OfColleagues], groups.Select(g => g.Kind));
        Assert.Equal([own, closing], groups.SelectMany(g => g.Rows).Select(r => r.Proposal));
    }

    [Fact]
    public async Task The_counters_say_what_was_done_today_and_what_is_left()
    {
        var bas = await NewCaseworkerAsync();
        var ids = new List<ProposalId>();
        for (var i = 0; i < 5; i++)
            ids.Add(await desk.AddProposalAsync(bas));
        await desk.AddPersonAsync(bas);
        var yes = await desk.DoAsync(bas, new PutForward(ids[0], 1, Desk.NewKey()));
        await desk.DoAsync(bas, new Reject(ids[1], 1, "does_not_want", Desk.NewKey()));
        await desk.DoAsync(bas, new Postpone(ids[2], 1, desk.Today.AddDays(3), Desk.NewKey()));
        var undone = await desk.DoAsync(bas, new Reject(ids[3], 1, "other", Desk.NewKey()));
        await desk.DoAsync(bas, new Undo(undone.Decision!.Value, 2, Desk.NewKey()));

        var queue = await desk.DoAsync(bas, new Queue());

        Assert.Equal(new QueueCounters(1, 1, 1, 2), queue.Today);
        Assert.Equal((6, 2), (queue.Caseload, queue.WithoutProposal));
        Assert.Equal(3, queue.DoneToday.Count);
        Assert.All(queue.DoneToday, d => Assert.True(d.CanUndo));
        Assert.Equal(yes.Decision, queue.DoneToday[^1].Decision);
        Assert.Equal(ids[0], Assert.Single(queue.Awaited).Proposal);
        Assert.Equal(ids[2], Assert.Single(queue.Later).Proposal);
    }

    [Fact]
    public async Task What_was_postponed_is_back_on_its_day()
    {
        var bas = await NewCaseworkerAsync();
        var proposal = await desk.AddProposalAsync(bas);
        await desk.DoAsync(bas, new Postpone(proposal, 1, desk.Today.AddDays(1), Desk.NewKey()));
        Assert.Empty((await desk.DoAsync(bas, new Queue())).Groups);
        await desk.ExecuteAsync("update proposals set postponed_until = @Today where id = @Value", new { desk.Today, proposal.Value });

        var row = Assert.Single(Assert.Single((await desk.DoAsync(bas, new Queue())).Groups).Rows);

        Assert.True(row.IsBackFromLater);
        Assert.True((await desk.DoAsync(bas, new PutForward(proposal, row.Version, Desk.NewKey()))).IsDone);
    }

    [Fact]
    public async Task The_detail_shows_both_sides_the_hard_rules_and_who_else_fits()
    {
        var bas = await NewCaseworkerAsync();
        var opening = await desk.AddOpeningAsync(places: 2, with: o => o with
        {
            Asks = o.Asks with { Dutch = new() { Speaking = CefrLevel.A2, Reading = CefrLevel.B1 }, DrivingLicence = true },
            Schedule = o.Schedule with { DayParts = DayParts.Of(1, 1) },
        });
        var person = await desk.AddPersonAsync(bas, p => p with
        {
            Dutch = new() { Speaking = CefrLevel.A2, Reading = CefrLevel.A1, Source = LevelSource.Test, StatedOn = desk.Today.AddMonths(-1) },
            Consents = [new(OpeningKind.VolunteerRole, ConsentAnswer.Given, desk.Today)],
            Availability = new() { Free = DayParts.Of(1, 1) },
        });
        var proposal = await desk.AddProposalAsync(person, opening, evidence: Evidence);
        await desk.AddProposalAsync(desk.Ilse, opening);
        var next = await desk.AddProposalAsync(person, await desk.AddOpeningAsync());

        var detail = await desk.DoAsync(bas, new ProposalDetail(proposal));

        Assert.Equal((person, opening), (detail.Person.Facts.Id, detail.Opening.Facts.Id));
        Verdict Of(RuleCode rule) => Assert.Single(detail.HardRules, r => r.Rule == rule).Verdict;
        Assert.Equal(
            (Verdict.Unknown, Verdict.Fail, Verdict.Pass, Verdict.Pass),
            (Of(RuleCode.DrivingLicence), Of(RuleCode.Reading), Of(RuleCode.Speaking), Of(RuleCode.FreeDayParts)));
        Assert.Equal(Verdict.Unknown, detail.HardRules[0].Verdict);
        Assert.Equal("niet nodig", Assert.Single(detail.HardRules, r => r.Rule == RuleCode.Writing).OpeningAsks);
        Assert.Equal(["ja", "nee"], Assert.Single(detail.Questions).Answers.Select(a => a.Code));
        Assert.Equal(new Competition(2, 2, 0), detail.Competition);
        Assert.Equal((1, 2, next), (detail.Position!.Value, detail.QueueLength, detail.Next!.Value));
        Assert.Equal(DayParts.Of(1, 1), detail.Week.Opening);
        Assert.Equal(Evidence.Reasons, detail.Evidence.Reasons);
    }

    [Fact]
    public async Task The_detail_of_somebody_elses_person_is_not_found()
    {
        var proposal = await desk.AddProposalAsync(await NewCaseworkerAsync());

        Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(await NewCaseworkerAsync(), new ProposalDetail(proposal))).Refusal?.Kind);
    }
}
