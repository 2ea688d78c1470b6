using Matching.Service.Newcomers;
using Matching.Service.Pipeline;

namespace Matching.Service.Tests.Newcomers;

/// <summary>A deputy stands in for a period. Days are the database's own: it decides who is deputy today.</summary>
public sealed class DeputiesTests(Desk desk) : IClassFixture<Desk>
{
    private static DateOnly Now => DateOnly.FromDateTime(DateTime.UtcNow);

    private async Task<bool> CanReadAsync(Actor deputy, Engine.Domain.NewcomerId person) =>
        (await desk.SendAsync(deputy, new AroundPerson(person))).IsGiven;

    [Fact]
    public async Task She_sees_the_caseload_in_the_period_and_not_before_or_after_it()
    {
        var person = await desk.AddPersonAsync(desk.Fatima);
        var deputy = await desk.AddAccountAsync(Role.Caseworker, "Nora Smit");
        Assert.False(await CanReadAsync(deputy, person));

        await desk.DoAsync(desk.Fatima, new NameDeputy(deputy.Account, Now.AddDays(-2), Now.AddDays(700), Desk.NewKey()));
        Assert.True(await CanReadAsync(deputy, person));

        await desk.DoAsync(desk.Fatima, new NameDeputy(deputy.Account, Now.AddDays(600), null, Desk.NewKey()));
        Assert.False(await CanReadAsync(deputy, person));

        await desk.ExecuteAsync(
            "update deputy_terms set begins = null, ends = @yesterday where deputy_id = @Account", new { yesterday = Now.AddDays(-2), deputy.Account });
        Assert.False(await CanReadAsync(deputy, person));
    }

    [Fact]
    public async Task It_can_be_ended_and_only_a_colleague_can_be_named()
    {
        var person = await desk.AddPersonAsync(desk.Fatima);
        var deputy = await desk.AddAccountAsync(Role.Caseworker, "Bram Kok");
        await desk.DoAsync(desk.Fatima, new NameDeputy(deputy.Account, null, null, Desk.NewKey()));
        Assert.True(await CanReadAsync(deputy, person));

        await desk.DoAsync(desk.Fatima, new EndDeputy(deputy.Account, Desk.NewKey()));
        var herself = await desk.SendAsync(desk.Fatima, new NameDeputy(desk.Fatima.Account, null, null, Desk.NewKey()));
        var coordinator = await desk.SendAsync(desk.Fatima, new NameDeputy(desk.Joost.Account, null, null, Desk.NewKey()));
        var backwards = await desk.SendAsync(desk.Fatima, new NameDeputy(deputy.Account, Now.AddDays(3), Now, Desk.NewKey()));

        Assert.False(await CanReadAsync(deputy, person));
        Assert.Equal(("collega", "collega", "tot"), (herself.Refusal!.Errors[0].Field, coordinator.Refusal!.Errors[0].Field, backwards.Refusal!.Errors[0].Field));
    }
}
