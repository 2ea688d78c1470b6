using Matching.Engine.Domain;
using Matching.Service.Newcomers.Steps;
using Matching.Service.Pipeline;
using Matching.Service.Proposals;
using Matching.Service.Storage;
using Matching.TestKit;

namespace Matching.Service.Tests.Newcomers;

public sealed class StepsAtOurPlacesTests(Desk desk) : IClassFixture<Desk>
{
    private async Task<(NewcomerId Person, ProposalId Proposal)> ProposeAsync(long? organisation = null)
    {
        var person = await desk.AddPersonAsync(desk.Fatima);
        var proposal = await desk.AddProposalAsync(person, await desk.AddOpeningAsync(3, organisation: organisation));
        await desk.DoAsync(desk.Fatima, new PutForward(proposal, 1, Desk.NewKey()));
        return (person, proposal);
    }

    [Fact]
    public async Task A_partner_sees_steps_at_its_own_places_and_only_after_her_yes()
    {
        var elsewhere = await desk.AddOrganisationAsync("Taalpunt De Werf");
        var (ours, theirs, silent) = (await ProposeAsync(), await ProposeAsync(elsewhere), await ProposeAsync());
        Assert.Empty(await desk.DoAsync(desk.Joost, new StepsAtOurPlaces()));

        await desk.DoAsync(desk.Fatima, new RecordAnswer(ours.Proposal, 2, NewcomerAnswer.Yes, Desk.NewKey()));
        await desk.DoAsync(desk.Fatima, new RecordAnswer(theirs.Proposal, 2, NewcomerAnswer.Yes, Desk.NewKey()));
        await desk.DoAsync(desk.Fatima, new RecordAnswer(silent.Proposal, 2, NewcomerAnswer.No, Desk.NewKey()));
        await desk.ExecuteAsync("update placements set state = 'started', started_on = @Today + 7 where newcomer_id = @Value", new { desk.Today, ours.Person.Value });

        var steps = await desk.DoAsync(desk.Joost, new StepsAtOurPlaces());
        Assert.Equal([(PartnerStep.Started, desk.Today.AddDays(7)), (PartnerStep.Agreed, desk.Today)], steps.Select(s => (s.Step, s.On)));
        Assert.All(steps, s => Assert.Equal("Selam", s.GivenName));
        Assert.Single(steps.Select(s => s.Placement).Distinct());
    }

    [Fact]
    public async Task It_is_for_coordinators_and_their_role_still_reads_no_dossier()
    {
        Assert.Equal(RefusalKind.NotAllowed, (await desk.SendAsync(desk.Fatima, new StepsAtOurPlaces())).Refusal?.Kind);
        await using var db = await desk.Database.BeginAsync(DbAudience.Coordinator, TestDatabase.Waterveen);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Dapper.SqlMapper.QueryAsync(db.Connection, "select given_name from newcomer_names"));
    }
}
