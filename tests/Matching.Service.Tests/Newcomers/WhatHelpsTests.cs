using Matching.Engine.Domain;
using Matching.Engine.Explanation.Unlocking;
using Matching.Service.Newcomers;
using Matching.Service.Tests.Rounds;

namespace Matching.Service.Tests.Newcomers;

public class WhatHelpsTests(Desk desk) : IClassFixture<Desk>
{
    [Fact]
    public async Task A_promise_is_kept_by_the_ordinary_correction()
    {
        var person = await desk.AddPersonAsync(desk.Fatima, p => NightOffice.Known(p) with
        {
            Mobility = new() { Modes = [TravelMode.Walking], Cycling = Cycling.Cannot, MaxMinutes = 30 },
        });
        var far = await desk.AddOpeningAsync(1, o => o with { Postcode = new(8031) });

        var before = await desk.DoAsync(desk.Fatima, new WhatHelps(person));
        var cycle = Assert.Single(before.Helps, h => h.Change is Cycle);
        var form = await desk.DoAsync(desk.Fatima, new DossierForm(person));
        await desk.DoAsync(desk.Fatima, new CorrectDossier(
            person, 1, form.Input with { Cycling = Cycling.Can, Modes = [TravelMode.Walking, TravelMode.Bicycle] }, Desk.NewKey()));
        var after = await desk.DoAsync(desk.Fatima, new WhatHelps(person));

        Assert.Contains(far, cycle.Openings.Select(o => o.Opening));
        Assert.Equal(before.Fitting + cycle.Openings.Count, after.Fitting);
        Assert.DoesNotContain(after.Helps, h => h.Change is Cycle);
    }

    [Fact]
    public async Task What_capacity_kept_from_her_can_be_proposed_in_one_action()
    {
        await using var office = await NightOffice.OpenAsync();
        // One place, three proposals: the fourth and later are cut off.
        var scarce = await office.Desk.AddOpeningAsync(places: 1, o => o with { Kind = OpeningKind.Maatje });
        for (var i = 0; i < 4; i++)
            await office.AddPersonAsync();
        await office.NightAsync();

        var cutOff = new List<NewcomerId>();
        foreach (var row in await office.Desk.DoAsync(office.Desk.Fatima, new People()))
            if ((await office.Desk.DoAsync(office.Desk.Fatima, new WhatHelps(row.Newcomer))).CutOff.Any(o => o.Opening == scarce))
                cutOff.Add(row.Newcomer);
        var outcome = await office.Desk.DoAsync(office.Desk.Fatima, new Service.Proposals.ProposeMyself(cutOff[0], scarce, Desk.NewKey()));

        Assert.Equal(3, cutOff.Count);
        Assert.Equal(Service.Proposals.ProposeResult.Opened, outcome.Result);
        // The night after keeps what a person opened.
        await office.NightAsync(office.Today.AddDays(1));
        Assert.Equal("open", (await office.Desk.ProposalAsync(outcome.Proposal!.Value)).Status);
    }

    [Fact]
    public async Task The_answer_of_the_night_names_nobody()
    {
        await using var office = await NightOffice.OpenAsync();
        var scarce = await office.Desk.AddOpeningAsync(places: 1, o => o with { Kind = OpeningKind.Maatje });
        for (var i = 0; i < 4; i++)
            await office.AddPersonAsync();
        await office.NightAsync();
        var people = await office.Desk.DoAsync(office.Desk.Fatima, new People());
        var texts = new List<string>();
        foreach (var row in people)
        {
            var view = await office.Desk.DoAsync(office.Desk.Fatima, new Service.Proposals.WhyNotHere(row.Newcomer, scarce));
            var (answer, more) = Service.Pages.Texts.WhyNotText.Of(view);
            texts.Add($"{answer} {more}");
        }

        Assert.Equal(3, texts.Count(t => t.Contains("gingen naar anderen voor wie het meer opleverde", StringComparison.Ordinal)));
        Assert.All(texts, text => Assert.DoesNotContain("N-", text, StringComparison.Ordinal));
    }
}
