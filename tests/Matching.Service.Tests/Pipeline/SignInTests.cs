using Matching.Service.Pipeline;
using Matching.Service.Pipeline.SignIn;
using Matching.Service.Proposals;
using Matching.Service.Rounds;
using Matching.Service.Tests.Commands;

namespace Matching.Service.Tests.Pipeline;

public class SignInTests
{
    private static async Task<Desk> OpenAsync(string? kind)
    {
        var desk = new Desk();
        await desk.InitializeAsync();
        if (kind is not null)
            await desk.ExecuteAsync("insert into installation (kind) values (@kind)", new { kind });
        return desk;
    }

    [Fact]
    public async Task A_demo_lists_its_accounts_and_lets_anybody_in_as_one_of_them()
    {
        await using var desk = await OpenAsync("demo");

        var accounts = (await desk.SendAsync(null, new DemoAccounts())).Value!;
        var joost = Assert.Single(accounts, a => a.Role == Role.Coordinator);
        var actor = (await desk.SendAsync(null, new SignInAsDemo(joost.Account))).Value!;

        Assert.Equal(4, accounts.Count);
        Assert.Equal("Kringloop De Omloop", joost.Organisation);
        Assert.Equal(desk.Joost, actor);
        await LoginConfigured.RequireAsync(desk.Database);
    }

    [Theory]
    [InlineData("real")]
    [InlineData(null)]
    public async Task Without_a_demo_nobody_gets_in_without_a_password(string? kind)
    {
        await using var desk = await OpenAsync(kind);

        Assert.Equal(RefusalKind.NotAllowed, (await desk.SendAsync(null, new DemoAccounts())).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await desk.SendAsync(null, new SignInAsDemo(desk.Fatima.Account))).Refusal?.Kind);
    }

    [Fact]
    public async Task The_desk_of_a_real_database_does_not_open_without_a_login()
    {
        await using var desk = await OpenAsync("real");

        var process = await MatchingProcess.RunAsync(["serve", "--roles", "web"], desk.ConnectionString);

        Assert.Equal(3, process.ExitCode);
        Assert.Contains("echte database", process.Error, StringComparison.Ordinal);
        Assert.Empty(process.Output);
    }

    [Fact]
    public async Task A_cookie_that_outlived_its_account_opens_nothing()
    {
        await using var desk = await OpenAsync("demo");
        await desk.ExecuteAsync("update accounts set active = false where id = @Account", new { desk.Fatima.Account });

        Assert.Equal(RefusalKind.NotSignedIn, (await desk.SendAsync(desk.Fatima, new Queue())).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotSignedIn, (await desk.SendAsync(desk.Ilse with { Role = Role.Manager }, new Nights())).Refusal?.Kind);
    }
}
