using Matching.Service.Pipeline;
using Matching.Service.Proposals;
using Npgsql;

namespace Matching.Service.Tests.Pipeline;

public class PipelineTests(Desk desk) : IClassFixture<Desk>
{
    [Fact]
    public async Task A_form_sent_twice_decides_once()
    {
        var proposal = await desk.AddProposalAsync(desk.Fatima);
        var request = new PutForward(proposal, 1, Desk.NewKey());

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => desk.DoAsync(desk.Fatima, request)));

        Assert.All(answers, a => Assert.Equal(answers[0], a));
        Assert.True(answers[0].IsDone);
        Assert.Equal(1, await desk.CountAsync("select count(*) from decisions where proposal_id = @Value", new { proposal.Value }));
        Assert.Equal(["proposals.put_forward done"], await desk.AuditAsync("proposal", proposal.Value));
    }

    [Fact]
    public async Task The_same_key_with_other_content_is_refused()
    {
        var (one, two) = (await desk.AddProposalAsync(desk.Fatima), await desk.AddProposalAsync(desk.Fatima));
        var key = Desk.NewKey();
        await desk.DoAsync(desk.Fatima, new PutForward(one, 1, key));

        var refused = await desk.SendAsync(desk.Fatima, new PutForward(two, 1, key));

        Assert.Equal(RefusalKind.KeyReused, refused.Refusal?.Kind);
        Assert.Equal("open", (await desk.ProposalAsync(two)).Status);
    }

    [Fact]
    public async Task A_refusal_leaves_nothing_but_its_own_audit_row()
    {
        var proposal = await desk.AddProposalAsync(desk.Ilse);
        var stranger = await desk.AddAccountAsync(Role.Caseworker, "Tom Vos");

        var refused = await desk.SendAsync(stranger, new PutForward(proposal, 1, Desk.NewKey()));

        Assert.Equal(RefusalKind.NotFound, refused.Refusal?.Kind);
        Assert.Equal(("open", null, 1), await desk.ProposalAsync(proposal));
        Assert.Equal(["proposals.put_forward refused"], await desk.AuditAsync("proposal", proposal.Value));
        Assert.Equal(0, await desk.CountAsync("select count(*) from idempotency_keys where actor = @actor", new { actor = $"account:{stranger.Account}" }));
    }

    [Fact]
    public async Task A_handler_that_fails_leaves_nothing_but_a_row_that_says_so()
    {
        var opening = await desk.AddOpeningAsync(places: 2);
        var (one, two) = (await desk.AddProposalAsync(desk.Fatima, opening), await desk.AddProposalAsync(desk.Fatima, opening));
        await desk.DoAsync(desk.Fatima, new PutForward(one, 1, Desk.NewKey()));
        // A place that nobody counts any more: the database refuses the next hold at its commit, after the audit row.
        await desk.ExecuteAsync("update openings set taken = 0 where id = @Value", new { opening.Value });
        var before = await desk.AuditCountAsync();

        await Assert.ThrowsAsync<PostgresException>(() => desk.SendAsync(desk.Fatima, new PutForward(two, 1, Desk.NewKey())));

        Assert.Equal(("open", null, 1), await desk.ProposalAsync(two));
        Assert.Equal(["proposals.put_forward failed"], await desk.AuditAsync("proposal", two.Value));
        Assert.Equal(before + 1, await desk.AuditCountAsync());
    }

    [Fact]
    public async Task Another_role_is_refused_and_that_is_written_down()
    {
        var proposal = await desk.AddProposalAsync(desk.Fatima);
        var before = await desk.AuditCountAsync();

        var refused = await desk.SendAsync(desk.Joost, new PutForward(proposal, 1, Desk.NewKey()));

        Assert.Equal(RefusalKind.NotAllowed, refused.Refusal?.Kind);
        Assert.Equal(before + 1, await desk.AuditCountAsync());
    }

    [Fact]
    public async Task Without_a_signed_in_person_nothing_happens()
    {
        var proposal = await desk.AddProposalAsync(desk.Fatima);

        Assert.Equal(RefusalKind.NotSignedIn, (await desk.SendAsync(null, new PutForward(proposal, 1, Desk.NewKey()))).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotSignedIn, (await desk.SendAsync(null, new Queue())).Refusal?.Kind);
    }

    [Fact]
    public async Task Every_wrong_field_is_named_at_once()
    {
        var proposal = await desk.AddProposalAsync(desk.Fatima);

        var refused = await desk.SendAsync(desk.Fatima, new Reject(proposal, 1, "because", "x"));

        Assert.Equal(["reden", "sleutel"], refused.Refusal!.Errors.Select(e => e.Field));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(365, true)]
    [InlineData(366, false)]
    public async Task Later_is_from_tomorrow_to_a_year_ahead(int days, bool isAccepted)
    {
        var proposal = await desk.AddProposalAsync(desk.Fatima);

        var answer = await desk.SendAsync(desk.Fatima, new Postpone(proposal, 1, desk.Today.AddDays(days), Desk.NewKey()));

        Assert.Equal(isAccepted, answer.IsGiven);
    }

    [Fact]
    public async Task A_caseworker_of_another_municipality_sees_nothing()
    {
        const string elsewhere = "GM9002";
        await desk.AddMunicipalityAsync(elsewhere);
        var colleague = await desk.AddAccountAsync(Role.Caseworker, "Anna Bos", municipality: elsewhere);
        var proposal = await desk.AddProposalAsync(desk.Fatima);

        Assert.Empty((await desk.DoAsync(colleague, new Queue())).Groups);
        Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(colleague, new PutForward(proposal, 1, Desk.NewKey()))).Refusal?.Kind);
        // Not even with the other's own number in hand.
        var impostor = desk.Fatima with { Municipality = new(elsewhere) };
        Assert.Equal(RefusalKind.NotSignedIn, (await desk.SendAsync(impostor, new PutForward(proposal, 1, Desk.NewKey()))).Refusal?.Kind);
    }
}
