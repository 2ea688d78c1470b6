using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Features;
using Matching.Service.Proposals;
using Microsoft.Extensions.Configuration;

namespace Matching.Service.Tests.Proposals;

/// <summary>Later until something happens: it comes back by itself then, and on its day at the latest.</summary>
public class LaterEventTests(Desk desk) : IClassFixture<Desk>
{
    private async Task ReturnAsync() => await new PostponedReturn(desk.Database, desk.Clock, new ConfigurationBuilder().Build()).RunAsync(Matching.TestKit.TestDatabase.Waterveen);

    private Task<DecisionOutcome> LaterAsync(ProposalId proposal, LaterEvent happening) =>
        desk.DoAsync(desk.Fatima, new Postpone(proposal, 1, desk.Today.AddMonths(3), Desk.NewKey(), happening));

    private static Evidence Travelling(int minutes)
    {
        var features = new int[FeatureSchema.Count];
        features[FeatureSchema.IndexOf(FeatureCode.TravelMinutes)] = minutes;
        return new Evidence
        {
            Ranker = "weighted-sum", EngineVersion = "1", Score = 0, Base = 0, Chance = 5_000, WishPercent = 100, UnknownPercent = 100,
            Reasons = [], Features = features, Unknowns = [],
        };
    }

    [Fact]
    public async Task A_nearer_proposal_of_the_same_kind_brings_it_back()
    {
        var person = await desk.AddPersonAsync(desk.Fatima);
        var far = await desk.AddProposalAsync(person, await desk.AddOpeningAsync(), evidence: Travelling(40));
        await LaterAsync(far, LaterEvent.Nearer);

        await desk.AddProposalAsync(person, await desk.AddOpeningAsync(), desk.Clock.GetUtcNow().AddHours(1), Travelling(40));
        await desk.AddProposalAsync(
            person, await desk.AddOpeningAsync(with: o => o with { Kind = OpeningKind.Maatje }), desk.Clock.GetUtcNow().AddHours(1), Travelling(5));
        await desk.AddProposalAsync(desk.Fatima);
        await ReturnAsync();
        Assert.Equal("postponed", (await desk.ProposalAsync(far)).Status);

        await desk.AddProposalAsync(person, await desk.AddOpeningAsync(), desk.Clock.GetUtcNow().AddHours(1), Travelling(39));
        await ReturnAsync();

        Assert.Equal("open", (await desk.ProposalAsync(far)).Status);
        var row = Assert.Single((await desk.DoAsync(desk.Fatima, new Queue())).Groups.SelectMany(g => g.Rows), r => r.Proposal == far);
        Assert.Equal((true, LaterEvent.Nearer), (row.IsBackFromLater, row.BackBecause));
    }

    [Fact]
    public async Task What_lay_there_already_is_not_news()
    {
        var person = await desk.AddPersonAsync(desk.Fatima);
        var far = await desk.AddProposalAsync(person, await desk.AddOpeningAsync(), evidence: Travelling(40));
        await desk.AddProposalAsync(person, await desk.AddOpeningAsync(), evidence: Travelling(10));
        await LaterAsync(far, LaterEvent.Nearer);

        await ReturnAsync();

        Assert.Equal("postponed", (await desk.ProposalAsync(far)).Status);
    }

    [Fact]
    public async Task The_last_answer_brings_it_back_and_another_change_does_not()
    {
        var person = await desk.AddPersonAsync(desk.Fatima, p => p with
        {
            Consents = [new(OpeningKind.VolunteerRole, ConsentAnswer.Given, desk.Today)],
            Availability = new() { Free = DayParts.All, MaxHours = 20 },
        });
        var proposal = await desk.AddProposalAsync(person, await desk.AddOpeningAsync(with: o => o with { Asks = o.Asks with { DrivingLicence = true } }));
        Assert.Single((await desk.DoAsync(desk.Fatima, new ProposalDetail(proposal))).Questions);
        await LaterAsync(proposal, LaterEvent.Answered);

        await ChangeAsync("""dossier || '{"settledOn": "2025-01-01"}'""");
        await ReturnAsync();
        Assert.Equal("postponed", (await desk.ProposalAsync(proposal)).Status);

        await ChangeAsync("""jsonb_set(dossier, '{mobility}', coalesce(dossier -> 'mobility', '{}') || '{"drivingLicence": true}')""");
        await ReturnAsync();
        Assert.Equal("open", (await desk.ProposalAsync(proposal)).Status);

        Task ChangeAsync(string dossier) => desk.ExecuteAsync(
            $"update newcomers set dossier = {dossier}, updated_at = @at where id = @Value", new { person.Value, at = desk.Clock.GetUtcNow().AddHours(1) });
    }

    [Fact]
    public async Task Its_day_brings_it_back_whatever_happened()
    {
        var proposal = await desk.AddProposalAsync(desk.Fatima);
        await LaterAsync(proposal, LaterEvent.Answered);
        await desk.ExecuteAsync("update proposals set postponed_until = @Today where id = @Value", new { desk.Today, proposal.Value });

        await ReturnAsync();

        Assert.Equal("open", (await desk.ProposalAsync(proposal)).Status);
    }
}
