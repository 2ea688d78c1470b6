using Matching.Engine.Rounds;
using Matching.Service.Pages.Texts;
using Matching.Service.Pipeline;
using Matching.Service.Policies;
using Matching.Service.Proposals;
using Matching.Service.Rounds;
using Matching.Service.Tests.Rounds;

namespace Matching.Service.Tests.Policies;

/// <summary>A decision of the municipality, from the form to the nights that go by it.</summary>
public sealed class SetPolicyTests
{
    private static readonly PolicyChoices Choices = new() { Floors = [new(PriorityGroup.CannotReadYet, 80)], DailyPortion = 4 };

    private static readonly Engine.Domain.Wishes NothingPlease =
        new() { Kinds = [.. Engine.Domain.OpeningKinds.All.Select(kind => new Engine.Domain.KindWish(kind, 0))] };

    private static SetPolicy Decide(Desk desk, PolicyChoices? choices = null, int inDays = 0) =>
        new(choices ?? Choices, desk.Today.AddDays(-10), "collegebesluit 2026-114", desk.Today.AddDays(inDays), Desk.NewKey());

    [Fact]
    public async Task Nothing_is_switched_on_until_it_is_decided()
    {
        await using var office = await NightOffice.OpenAsync();

        var options = (await SnapshotAsync(office)).Options;

        Assert.Equivalent(RoundOptions.Default, options, strict: true);
        Assert.Empty(options.Floors);
        Assert.Equal((0, 0), (options.ExplorationPercent, options.ReservePercent));
    }

    [Fact]
    public async Task A_decision_counts_from_its_day_on_and_the_next_one_takes_over()
    {
        await using var office = await NightOffice.OpenAsync();
        await office.Desk.DoAsync(office.Desk.Manager, Decide(office.Desk));
        await office.Desk.DoAsync(office.Desk.Manager, Decide(office.Desk, PolicyChoices.Neutral with { DailyPortion = 25 }, inDays: 1));

        Assert.Equal(Choices.Floors, (await SnapshotAsync(office)).Options.Floors);
        Assert.Equal(10, (await SnapshotAsync(office, office.Today.AddDays(-1))).Options.DailyPortion);
        Assert.Empty((await SnapshotAsync(office, office.Today.AddDays(1))).Options.Floors);
        Assert.Equal(25, (await SnapshotAsync(office, office.Today.AddDays(1))).Options.DailyPortion);
    }

    [Fact]
    public async Task The_desk_goes_by_the_portion_that_was_decided()
    {
        await using var office = await NightOffice.OpenAsync();
        await office.Desk.DoAsync(office.Desk.Manager, Decide(office.Desk));

        Assert.Equal(4, (await office.Desk.DoAsync(office.Desk.Fatima, new Queue())).Portion);
    }

    [Fact]
    public async Task The_night_says_what_each_floor_reached_and_cost()
    {
        await using var office = await NightOffice.OpenAsync();
        await office.AddPersonAsync(n => n with { Integration = n.Integration with { Literacy = Engine.Domain.Literacy.A } });
        await office.Desk.DoAsync(office.Desk.Manager, Decide(office.Desk));

        await office.NightAsync();

        var floor = Assert.Single((await office.Desk.DoAsync(office.Desk.Manager, new PolicyBook())).LastNight);
        Assert.Equal((PriorityGroup.CannotReadYet, 80, 1, 1, 0), (floor.Group, floor.Percent, floor.People, floor.Reached, floor.Missing));
        Assert.Equal(floor, Assert.Single((await office.Desk.DoAsync(office.Desk.Manager, new Night())).Floors));
    }

    [Fact]
    public async Task Who_waits_longest_is_read_when_the_policy_asks_and_the_days_own_attempts_change_nothing()
    {
        await using var office = await NightOffice.OpenAsync();
        var settled = await office.AddPersonAsync(n => n with { SettledOn = new(2024, 3, 1), Wishes = NothingPlease });
        await office.NightAsync(office.Today.AddDays(-1));
        Assert.Empty((await SnapshotAsync(office)).WithoutProposalSince);
        await office.Desk.DoAsync(office.Desk.Manager, Decide(office.Desk, new() { Floors = [new(PriorityGroup.LongestWithoutProposal, 50)] }));

        var first = await SnapshotAsync(office);
        await office.NightAsync();

        Assert.Contains(new(settled, new(2024, 3, 1)), first.WithoutProposalSince);
        Assert.Equal(first.WithoutProposalSince, (await SnapshotAsync(office)).WithoutProposalSince);
    }

    [Theory]
    [InlineData("vloer-CannotReadYet")]
    [InlineData("vloer-NoWorkExperience")]
    [InlineData("verkenning")]
    [InlineData("reserve")]
    [InlineData("dagportie")]
    [InlineData("besloten")]
    [InlineData("kenmerk")]
    [InlineData("vanaf")]
    public async Task A_field_that_is_not_right_is_named_and_nothing_is_kept(string field)
    {
        await using var office = await NightOffice.OpenAsync();
        var right = Decide(office.Desk);
        var wrong = field switch
        {
            "vloer-CannotReadYet" => right with { Choices = Choices with { Floors = [new(PriorityGroup.CannotReadYet, 101)] } },
            "vloer-NoWorkExperience" => right with
            {
                Choices = Choices with { Floors = [new(PriorityGroup.NoWorkExperience, 40), new(PriorityGroup.NoWorkExperience, 60)] },
            },
            "verkenning" => right with { Choices = Choices with { ExplorationPercent = 21 } },
            "reserve" => right with { Choices = Choices with { ReservePercent = -1 } },
            "dagportie" => right with { Choices = Choices with { DailyPortion = 0 } },
            "besloten" => right with { DecidedOn = right.ValidFrom!.Value.AddDays(1) },
            "kenmerk" => right with { Reference = " x " },
            _ => right with { ValidFrom = office.Today.AddDays(-1) },
        };

        var answer = await office.Desk.SendAsync(office.Desk.Manager, wrong);

        Assert.Equal(field, Assert.Single(answer.Refusal!.Errors).Field);
        Assert.Empty((await office.Desk.DoAsync(office.Desk.Manager, new PolicyBook())).Decisions);
    }

    [Fact]
    public async Task Only_a_manager_decides()
    {
        await using var office = await NightOffice.OpenAsync();

        foreach (var actor in new[] { office.Desk.Fatima, office.Desk.Joost })
            Assert.Equal(RefusalKind.NotAllowed, (await office.Desk.SendAsync(actor, Decide(office.Desk))).Refusal!.Kind);
    }

    [Fact]
    public async Task The_book_keeps_every_decision_with_its_reference()
    {
        await using var office = await NightOffice.OpenAsync();
        var key = Desk.NewKey();
        await office.Desk.DoAsync(office.Desk.Manager, Decide(office.Desk) with { Key = key });
        await office.Desk.DoAsync(office.Desk.Manager, Decide(office.Desk) with { Key = key });

        var decision = Assert.Single((await office.Desk.DoAsync(office.Desk.Manager, new PolicyBook())).Decisions);

        Assert.Equal(("collegebesluit 2026-114", office.Desk.Manager.Name), (decision.Reference, decision.SetBy));
        Assert.Equal("Kan nog niet lezen of schrijven: minstens 80 %; 4 voorstellen per dag", PolicyText.Line(decision.Choices));
    }

    private static async Task<RoundSnapshot> SnapshotAsync(NightOffice office, DateOnly? date = null) =>
        (await new SnapshotReader(office.Desk.Database, office.Settings).ReadAsync(office.Area, date ?? office.Today, default)).Snapshot;
}
