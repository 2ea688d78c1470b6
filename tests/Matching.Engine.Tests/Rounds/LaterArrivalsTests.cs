using System.Text;
using Matching.Engine.Domain;
using Matching.Engine.Rounds;

namespace Matching.Engine.Tests.Rounds;

public class LaterArrivalsTests
{
    /// <summary>Asks no Dutch at all and has one place. It did not come lately.</summary>
    private static readonly Opening ForBeginners = A.Opening(1) with
    {
        Capacity = new(1, 0),
        Asks = new(),
        Schedule = A.Opening().Schedule with { Period = new(null, A.Today.AddMonths(5)) },
    };

    /// <summary>Ask more than a beginner has, and are wished for less.</summary>
    private static readonly Opening[] TenOthers =
        [.. Enumerable.Range(2, 10).Select(id => A.Opening(id, OpeningKind.VolunteerRole) with { Schedule = ForBeginners.Schedule, Capacity = new(1, 0) })];

    private static readonly Wishes WorkFirst = A.Newcomer().Wishes with { Kinds = [new(OpeningKind.WorkPlacement, 3), new(OpeningKind.VolunteerRole, 2)] };

    private static readonly Newcomer HasTenOthers = A.Newcomer(1) with { Wishes = WorkFirst };

    /// <summary>Came lately, one every week: what the weeks to come may bring.</summary>
    private static readonly Newcomer[] Beginners =
    [
        .. Enumerable.Range(0, 13).Select(week => A.Newcomer(100 + week) with { Wishes = WorkFirst, Dutch = A.Levels(CefrLevel.A0), SettledOn = A.Today.AddDays(-7 * week) }),
    ];

    [Fact]
    public void The_only_place_for_beginners_is_kept_from_someone_with_ten_others_when_beginners_come()
    {
        Assert.Contains(ForBeginners.Id, ProposedTo(HasTenOthers, Night(percent: 0)));
        var result = Night(percent: 100);
        Assert.DoesNotContain(ForBeginners.Id, ProposedTo(HasTenOthers, result));
        Assert.NotEmpty(ProposedTo(HasTenOthers, result));
        Assert.Equal([ForBeginners.Id], result.Reserves!.Select(r => r.Opening));
    }

    [Fact]
    public void Points_are_reported_without_the_reserve_and_the_certificate_with_it()
    {
        var result = Night(percent: 100);
        Assert.Equal(result.People.Sum(p => p.Proposals.Sum(x => (long)x.Points)), result.TotalPoints);
        Assert.Equal(0, result.OptimalityGap!.Value, 4);
    }

    [Fact]
    public void Whoever_came_long_ago_foretells_nobody() =>
        Assert.Contains(ForBeginners.Id, ProposedTo(HasTenOthers, Night(percent: 100, settled: A.Today.AddDays(-7 * 13))));

    [Fact]
    public void Nothing_is_kept_back_until_a_policy_says_so_and_the_result_then_says_nothing_of_it() => RandomTown.ForAll(town =>
    {
        var bytes = SnapshotFormat.Write(MatchingRound.Run(town));
        Assert.DoesNotContain("reserves", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        // Nobody came lately, so a policy finds nothing to keep back and the plan stays as it was.
        var kept = MatchingRound.Run(town with { Options = town.Options with { ReservePercent = 100 } });
        Assert.Empty(kept.Reserves!);
        Assert.Equal(bytes, SnapshotFormat.Write(kept with { Reserves = null }));
    });

    [Fact]
    public void The_same_bytes_at_any_number_of_threads_and_in_any_order() => RandomTown.ForAll(town =>
    {
        var lately = town with
        {
            Newcomers = [.. town.Newcomers.Select((n, i) => n with { SettledOn = A.Today.AddDays(-5 * i) })],
            Options = town.Options with { ReservePercent = 100, Oversubscription = 1 },
        };
        var turned = lately with { Newcomers = [.. lately.Newcomers.Reverse()], Openings = [.. lately.Openings.Reverse()] };
        Assert.Equal(SnapshotFormat.Write(MatchingRound.Run(lately, threads: 1)), SnapshotFormat.Write(MatchingRound.Run(turned, threads: 8)));
    });

    [Fact]
    public void With_too_few_bids_for_any_future_the_night_goes_on_without_a_reserve()
    {
        var town = Town(100, null) with { Options = RoundOptions.Default with { ReservePercent = 100, BidBudget = 1 } };
        var result = MatchingRound.Run(town);
        Assert.Empty(result.Reserves!);
        Assert.True(result.BudgetSpent);
    }

    private static RoundResult Night(int percent, DateOnly? settled = null) => MatchingRound.Run(Town(percent, settled));

    /// <summary>The beginners themselves said no to the place, so tonight only the other can have it.</summary>
    private static RoundSnapshot Town(int percent, DateOnly? settled)
    {
        Newcomer[] beginners = settled is null ? Beginners : [.. Beginners.Select(b => b with { SettledOn = settled })];
        return A.Snapshot([HasTenOthers, .. beginners], [ForBeginners, .. TenOthers]) with
        {
            Options = RoundOptions.Default with { ReservePercent = percent, Oversubscription = 1, ProposalsPerPerson = 1 },
            RejectedPairs = [.. beginners.Select(b => new Pair(b.Id, ForBeginners.Id))],
        };
    }

    private static IEnumerable<OpeningId> ProposedTo(Newcomer person, RoundResult result) =>
        result.People.Single(p => p.Newcomer == person.Id).Proposals.Select(p => p.Opening);
}
