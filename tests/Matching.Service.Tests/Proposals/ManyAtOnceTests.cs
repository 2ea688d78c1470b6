using Matching.Service.Proposals;

namespace Matching.Service.Tests.Proposals;

public class ManyAtOnceTests(Desk desk) : IClassFixture<Desk>
{
    private const int Openings = 4;
    private const int People = 16;

    [Fact]
    public async Task Sixty_four_at_once_on_openings_with_one_place_give_one_hold_each()
    {
        var proposals = new List<(int Opening, ProposalId Proposal)>();
        var openings = new long[Openings];
        for (var o = 0; o < Openings; o++)
        {
            var opening = await desk.AddOpeningAsync(places: 1);
            openings[o] = opening.Value;
            for (var i = 0; i < People; i++)
                proposals.Add((o, await desk.AddProposalAsync(i % 2 == 0 ? desk.Fatima : desk.Ilse, opening)));
        }
        await desk.AddDeputyAsync(desk.Ilse, desk.Fatima);
        var auditBefore = await desk.AuditCountAsync();

        var outcomes = await Task.WhenAll(proposals.Select(async p =>
            (p.Opening, p.Proposal, Outcome: await desk.DoAsync(desk.Fatima, new PutForward(p.Proposal, 1, Desk.NewKey())))));

        for (var o = 0; o < Openings; o++)
        {
            var here = outcomes.Where(x => x.Opening == o).ToList();
            var winner = Assert.Single(here, x => x.Outcome.IsDone);
            Assert.All(here.Except([winner]), x => Assert.Equal(DecisionResult.Full, x.Outcome.Result));
            Assert.Equal(1, await desk.CountAsync("select count(*) from holds where opening_id = @id and state = 'held'", new { id = openings[o] }));
            Assert.Equal(1, await desk.CountAsync("select taken from openings where id = @id", new { id = openings[o] }));
            Assert.Equal(People - 1, await CountAsync(openings[o], "withdrawn"));

            await desk.DoAsync(desk.Fatima, new RecordAnswer(winner.Proposal, 2, NewcomerAnswer.No, Desk.NewKey()));
            Assert.Equal(People - 1, await CountAsync(openings[o], "open"));
        }
        Assert.Equal(auditBefore + Openings * People + Openings, await desk.AuditCountAsync());
    }

    private Task<long> CountAsync(long opening, string status) =>
        desk.CountAsync("select count(*) from proposals where opening_id = @opening and status = @status", new { opening, status });
}
