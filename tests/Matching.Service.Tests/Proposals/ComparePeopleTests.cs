using Matching.Engine.Domain;
using Matching.Service.Pipeline;
using Matching.Service.Proposals;
using Matching.Service.Tests.Rounds;

namespace Matching.Service.Tests.Proposals;

public class ComparePeopleTests(Desk desk) : IClassFixture<Desk>
{
    private Task<NewcomerId> PersonAsync(Actor caseworker) => desk.AddPersonAsync(caseworker, NightOffice.Known);

    private async Task<IReadOnlyList<NewcomerId>> ComparedAsync(Actor actor, OpeningId opening, params NewcomerId[] asked) =>
        [.. (await desk.DoAsync(actor, new ComparePeople(opening, asked))).People.Select(p => p.Person.Facts.Id)];

    [Fact]
    public async Task Somebody_elses_person_is_left_out_however_she_is_asked_for()
    {
        var (mine, hers, opening) = (await PersonAsync(desk.Fatima), await PersonAsync(desk.Ilse), await desk.AddOpeningAsync());
        await desk.AddProposalAsync(hers, opening);

        var view = await desk.DoAsync(desk.Fatima, new ComparePeople(opening, [hers, mine]));

        Assert.Equal([mine], view.People.Select(p => p.Person.Facts.Id));
        Assert.DoesNotContain(hers, view.Others.Select(o => o.Newcomer));
    }

    [Fact]
    public async Task A_deputy_compares_the_people_of_who_she_stands_in_for()
    {
        var (caseworker, deputy) = (await desk.AddAccountAsync(Role.Caseworker, "Bas de Wit"), await desk.AddAccountAsync(Role.Caseworker, "Noor Smit"));
        var (person, opening) = (await PersonAsync(caseworker), await desk.AddOpeningAsync());
        Assert.Empty(await ComparedAsync(deputy, opening, person));

        await desk.AddDeputyAsync(caseworker, deputy);

        Assert.Equal([person], await ComparedAsync(deputy, opening, person));
    }

    [Fact]
    public async Task A_deputy_sees_whose_dossier_it_is_and_initials_in_the_list()
    {
        var (caseworker, deputy) = (await desk.AddAccountAsync(Role.Caseworker, "Ties Mulder"), await desk.AddAccountAsync(Role.Caseworker, "Lot Peters"));
        var (person, own, opening) = (await PersonAsync(caseworker), await PersonAsync(deputy), await desk.AddOpeningAsync());
        await desk.AddDeputyAsync(caseworker, deputy);

        var people = await desk.DoAsync(deputy, new ComparePeople(opening, [person]));
        var list = await desk.DoAsync(deputy, new ComparePeople(opening, []));
        var places = await desk.DoAsync(deputy, new ComparePlaces(person, [opening]));

        Assert.Equal(("Ties Mulder", false), (Assert.Single(people.People).Person.Caseworker, people.People[0].Person.IsOwnCaseload));
        Assert.Equal(("Ties Mulder", false), (places.Person.Caseworker, places.Person.IsOwnCaseload));
        Assert.Equal([(own, "Selam Tesfay"), (person, "S. T.")], list.Others.Select(o => (o.Newcomer, o.Name)).OrderByDescending(o => o.Newcomer == own));
    }

    [Fact]
    public async Task Those_with_an_open_proposal_fill_up_to_three_and_the_rest_can_be_chosen()
    {
        var caseworker = await desk.AddAccountAsync(Role.Caseworker, "Femke Visser");
        var opening = await desk.AddOpeningAsync(places: 2);
        var asked = await PersonAsync(caseworker);
        var proposed = new List<NewcomerId>();
        for (var i = 0; i < 3; i++)
        {
            proposed.Add(await PersonAsync(caseworker));
            await desk.AddProposalAsync(proposed[i], opening);
        }

        var view = await desk.DoAsync(caseworker, new ComparePeople(opening, [asked]));

        Assert.Equal([asked, proposed[0], proposed[1]], view.People.Select(p => p.Person.Facts.Id));
        Assert.Equal([(proposed[2], true)], view.Others.Select(o => (o.Newcomer, o.HasProposal)));
        Assert.Equal([false, true, true], view.People.Select(p => p.Place.Proposal is not null));
    }

    [Fact]
    public async Task An_opening_that_is_not_there_is_not_found() => Assert.Equal(
        RefusalKind.NotFound, (await desk.SendAsync(desk.Fatima, new ComparePeople(new(987_654), []))).Refusal!.Kind);
}
