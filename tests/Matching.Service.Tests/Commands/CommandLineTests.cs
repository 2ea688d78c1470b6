using System.Text.Json;
using Matching.Service.Tests.Rounds;
using Matching.TestKit;

namespace Matching.Service.Tests.Commands;

/// <summary>The contract with scripts: exit codes, and standard output that is one JSON object and nothing else.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("bogus")]
    [InlineData("round", "--date", "24-11-2026")]
    [InlineData("serve", "--roles", "cook")]
    [InlineData("demo", "--people", "0")]
    [InlineData("import", "newcomers")]
    [InlineData("import", "recipes", "file.csv")]
    [InlineData("import", "newcomers", "no-such-file.csv")]
    [InlineData("replay")]
    public async Task Wrong_use_is_two_and_one_sentence_on_standard_error(params string[] args)
    {
        var process = await MatchingProcess.RunAsync(args);

        Assert.Equal(2, process.ExitCode);
        Assert.Empty(process.Output);
        Assert.NotEmpty(process.Error);
    }

    [Fact]
    public async Task Serving_in_production_without_a_database_is_three()
    {
        var process = await MatchingProcess.RunAsync(["serve"]);

        Assert.Equal(3, process.ExitCode);
        Assert.Contains("ConnectionStrings__Matching", process.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_was_not_migrated_is_three_and_migrate_mends_it()
    {
        await using var empty = await EmptyDatabase.CreateAsync();

        Assert.Equal(3, (await MatchingProcess.RunAsync(["round"], empty.ConnectionString)).ExitCode);
        Assert.Equal(0, (await MatchingProcess.RunAsync(["migrate", "--municipality", "GM0150"], empty.ConnectionString)).ExitCode);
        var round = await MatchingProcess.RunAsync(["round", "--json"], empty.ConnectionString);

        Assert.Equal(0, round.ExitCode);
        Assert.Equal(("GM0150", 0), (round.Json.GetProperty("area").GetString(), round.Json.GetProperty("people").GetInt32()));
    }

    [Fact]
    public async Task A_round_answers_with_its_figures_and_replay_agrees()
    {
        await using var office = await NightOffice.OpenAsync();

        var round = await MatchingProcess.RunAsync(["round", "--date", "2026-11-24", "--json"], office.Desk.ConnectionString);

        Assert.Equal(0, round.ExitCode);
        Assert.All(
            ["round", "attempt", "people", "openings", "pairs", "candidates", "proposals", "peopleWithProposal", "changedRows", "blockedBy", "ranker",
                "seconds", "optimalityGap", "budgetSpent", "planPoints", "bestPossiblePoints", "pricedOpenings"],
            member => Assert.True(round.Json.TryGetProperty(member, out _), member));
        Assert.Equal(JsonValueKind.Object, round.Json.GetProperty("seconds").ValueKind);
        Assert.Contains("Verdelen", round.Error, StringComparison.Ordinal);

        var id = round.Json.GetProperty("round").GetRawText();
        Assert.Equal(0, (await MatchingProcess.RunAsync(["replay", "--round", id], office.Desk.ConnectionString)).ExitCode);
        await office.Desk.ExecuteAsync("update rounds set engine_version = '0'");
        var other = await MatchingProcess.RunAsync(["replay", "--round", id], office.Desk.ConnectionString);
        Assert.Equal(1, other.ExitCode);
        Assert.Contains("versie", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explaining_a_person_names_every_opening_once_and_no_name()
    {
        await using var office = await NightOffice.OpenAsync();
        var number = await office.ScalarAsync<string>("select extern_id from newcomers order by id limit 1");

        var round = await MatchingProcess.RunAsync(["round", "--date", "2026-11-24", "--dry-run", "--json", "--explain", number!], office.Desk.ConnectionString);

        var explanation = round.Json.GetProperty("explanation");
        Assert.Equal("proposed", explanation.GetProperty("standing").GetString());
        Assert.Equal(2, explanation.GetProperty("fits").GetInt32() + explanation.GetProperty("firstFailingRule").EnumerateObject().Sum(r => r.Value.GetInt32()));
        Assert.DoesNotContain("Selam", round.Output, StringComparison.Ordinal);
        Assert.Empty(await office.RoundsAsync());
        Assert.Equal(2, (await MatchingProcess.RunAsync(["round", "--explain", "nobody"], office.Desk.ConnectionString)).ExitCode);
    }

    [Fact]
    public async Task Doctor_names_every_prerequisite_with_its_state()
    {
        await using var office = await NightOffice.OpenAsync();

        var doctor = await MatchingProcess.RunAsync(["doctor"], office.Desk.ConnectionString);

        Assert.All([".NET", "Tijdzone", "Schijf", "Adres", "PostgreSQL", "Database", "Schema", "Rollen", "Chromium"],
            name => Assert.Contains($"] {name}: ", doctor.Output, StringComparison.Ordinal));
        Assert.Equal(doctor.Output.Contains("[!!]", StringComparison.Ordinal) ? 3 : 0, doctor.ExitCode);
    }
}
