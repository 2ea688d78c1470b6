using Matching.Service.Pipeline;
using Matching.Service.Proposals;

namespace Matching.Service.Tests.Proposals;

/// <summary>Overleg: one proposal waits for a colleague, who may read it as long as she is asked.</summary>
public class DiscussTests(Desk desk) : IClassFixture<Desk>
{
    private const string Question = "Ken jij deze organisatie?";

    private Task<DecisionOutcome> AskAsync(ProposalId proposal, int version = 1) =>
        desk.DoAsync(desk.Fatima, new Discuss(proposal, version, desk.Ilse.Account, Question, Desk.NewKey()));

    private async Task<ConsultationRow> RowAsync(Actor who, ProposalId proposal) =>
        Assert.Single((await desk.DoAsync(who, new Queue())).Discussed, row => row.Proposal == proposal);

    [Fact]
    public async Task It_waits_in_both_queues_and_on_neither_desk()
    {
        var proposal = await desk.AddProposalAsync(desk.Fatima);

        Assert.True((await AskAsync(proposal)).IsDone);

        Assert.Equal(("postponed", null, 2), await desk.ProposalAsync(proposal));
        Assert.DoesNotContain((await desk.DoAsync(desk.Fatima, new Queue())).Groups.SelectMany(g => g.Rows), r => r.Proposal == proposal);
        var (asker, asked) = (await RowAsync(desk.Fatima, proposal), await RowAsync(desk.Ilse, proposal));
        Assert.Equal((false, "Ilse van den Brink", "Selam Tesfay"), (asker.IsAskedOfMe, asker.With, asker.PersonName));
        Assert.Equal((true, "Fatima Bouzidi", "S. T.", Question), (asked.IsAskedOfMe, asked.With, asked.PersonName, asked.Question));
    }

    [Fact]
    public async Task Being_asked_opens_that_one_proposal_and_reading_it_is_logged()
    {
        var (proposal, other) = (await desk.AddProposalAsync(desk.Fatima), await desk.AddProposalAsync(desk.Fatima));
        await AskAsync(proposal);
        var row = await RowAsync(desk.Ilse, proposal);

        var view = await desk.DoAsync(desk.Ilse, new AskedProposal(row.Id));

        Assert.Equal((proposal, Question), (view.Proposal, view.Consultation?.Question));
        Assert.Equal(["proposals.asked_proposal read"], await desk.AuditAsync("newcomer", view.Person.Facts.Id.Value));
        Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(desk.Ilse, new ProposalDetail(proposal))).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(desk.Ilse, new ProposalDetail(other))).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(desk.Ilse, new PutForward(proposal, 2, Desk.NewKey()))).Refusal?.Kind);
    }

    [Fact]
    public async Task Nobody_else_can_read_or_answer()
    {
        var proposal = await desk.AddProposalAsync(desk.Fatima);
        await AskAsync(proposal);
        var row = await RowAsync(desk.Ilse, proposal);
        var bas = await desk.AddAccountAsync(Role.Caseworker, "Bas de Wit");

        Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(bas, new AskedProposal(row.Id))).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(bas, new AnswerColleague(row.Id, "Ja.", Desk.NewKey()))).Refusal?.Kind);
    }

    [Fact]
    public async Task The_answer_brings_it_back_and_closes_the_dossier()
    {
        var proposal = await desk.AddProposalAsync(desk.Fatima);
        await AskAsync(proposal);
        var row = await RowAsync(desk.Ilse, proposal);

        Assert.True((await desk.DoAsync(desk.Ilse, new AnswerColleague(row.Id, " Zeker doen. ", Desk.NewKey()))).Stored);

        Assert.Equal(("open", null, 3), await desk.ProposalAsync(proposal));
        var back = Assert.Single((await desk.DoAsync(desk.Fatima, new Queue())).Groups.SelectMany(g => g.Rows), r => r.Proposal == proposal);
        Assert.Equal("Ilse van den Brink", back.AnsweredBy);
        Assert.Equal("Zeker doen.", (await desk.DoAsync(desk.Fatima, new ProposalDetail(proposal))).Consultation?.Answer);
        Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(desk.Ilse, new AskedProposal(row.Id))).Refusal?.Kind);
        Assert.False((await desk.DoAsync(desk.Ilse, new AnswerColleague(row.Id, "Of toch niet.", Desk.NewKey()))).Stored);
    }

    [Fact]
    public async Task Deciding_anyway_ends_the_question()
    {
        var proposal = await desk.AddProposalAsync(desk.Fatima);
        await AskAsync(proposal);
        var row = await RowAsync(desk.Ilse, proposal);

        Assert.True((await desk.DoAsync(desk.Fatima, new PutForward(proposal, 2, Desk.NewKey()))).IsDone);

        Assert.False((await desk.DoAsync(desk.Ilse, new AnswerColleague(row.Id, "Ja.", Desk.NewKey()))).Stored);
        Assert.Equal("put_forward", (await desk.ProposalAsync(proposal)).Status);
    }

    [Fact]
    public async Task An_answer_that_comes_while_the_asker_decides_for_later_is_too_late()
    {
        var proposal = await desk.AddProposalAsync(desk.Fatima);
        await AskAsync(proposal);
        var row = await RowAsync(desk.Ilse, proposal);

        var answer = await desk.MeetAsync("""
            update proposals set postponed_until = @until, version = version + 1 where id = @Value;
            update consultations set ended_at = asked_at where proposal_id = @Value
            """, new { proposal.Value, until = desk.Today.AddDays(7) }, () => desk.DoAsync(desk.Ilse, new AnswerColleague(row.Id, "Ja.", Desk.NewKey())));

        Assert.False(answer.Stored);
        Assert.Equal("postponed", (await desk.ProposalAsync(proposal)).Status);
    }

    [Fact]
    public async Task Undo_takes_the_question_back()
    {
        var proposal = await desk.AddProposalAsync(desk.Fatima);
        var asked = await AskAsync(proposal);

        Assert.True((await desk.DoAsync(desk.Fatima, new Undo(asked.Decision!.Value, 2, Desk.NewKey()))).IsDone);

        Assert.Equal("open", (await desk.ProposalAsync(proposal)).Status);
        Assert.DoesNotContain((await desk.DoAsync(desk.Ilse, new Queue())).Discussed, row => row.Proposal == proposal);
        Assert.Null((await desk.DoAsync(desk.Fatima, new ProposalDetail(proposal))).Consultation);
    }

    [Fact]
    public async Task Oneself_a_coordinator_and_nothing_to_ask_are_refused()
    {
        var proposal = await desk.AddProposalAsync(desk.Fatima);
        async Task<RefusalKind?> RefusedAsync(long colleague, string question) =>
            (await desk.SendAsync(desk.Fatima, new Discuss(proposal, 1, colleague, question, Desk.NewKey()))).Refusal?.Kind;

        Assert.Equal(RefusalKind.Invalid, await RefusedAsync(desk.Fatima.Account, Question));
        Assert.Equal(RefusalKind.Invalid, await RefusedAsync(desk.Joost.Account, Question));
        Assert.Equal(RefusalKind.Invalid, await RefusedAsync(desk.Ilse.Account, "  "));
        Assert.Equal(RefusalKind.Invalid, await RefusedAsync(desk.Ilse.Account, new string('a', Discuss.MostQuestion + 1)));
        Assert.Equal(("open", null, 1), await desk.ProposalAsync(proposal));
    }

    [Fact]
    public async Task What_was_asked_and_answered_stands_in_no_audit_row()
    {
        var proposal = await desk.AddProposalAsync(desk.Fatima);
        await AskAsync(proposal);
        await desk.DoAsync(desk.Ilse, new AnswerColleague((await RowAsync(desk.Ilse, proposal)).Id, "Geheim advies.", Desk.NewKey()));

        Assert.Equal(0, await desk.CountAsync(
            "select count(*) from audit where details::text ilike '%organisatie%' or details::text ilike '%advies%'"));
        Assert.Equal(0, await desk.CountAsync("select count(*) from idempotency_keys where response::text ilike '%organisatie%' or response::text ilike '%advies%'"));
    }
}
