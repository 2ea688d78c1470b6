using FsCheck.Fluent;
using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

/// <summary>Properties: more of what helps never makes a rule's answer worse, more of what hinders never better.</summary>
public class NeverWorseTests
{
    private static readonly RuleContext NothingRuns = A.Context();

    [Fact]
    public void More_minutes_never_bring_an_opening_out_of_reach() =>
        Some.PairHolds(Gen.Choose(5, 180), Gen.Choose(5, 180), (newcomer, opening, one, other) =>
        {
            NotWorse(
                new ReachableRule(),
                newcomer with { Mobility = newcomer.Mobility with { MaxMinutes = Math.Min(one, other) } },
                newcomer with { Mobility = newcomer.Mobility with { MaxMinutes = Math.Max(one, other) } },
                opening);
        });

    [Fact]
    public void Another_way_to_travel_never_brings_an_opening_out_of_reach() =>
        Some.PairHolds(Some.Any<TravelMode>(), (newcomer, opening, mode) =>
        {
            var modes = newcomer.Mobility.Modes ?? [];
            NotWorse(
                new ReachableRule(),
                newcomer with { Mobility = newcomer.Mobility with { Modes = modes } },
                newcomer with { Mobility = newcomer.Mobility with { Modes = [.. modes, mode] } },
                opening);
        });

    [Fact]
    public void A_higher_level_of_dutch_never_hurts() =>
        Some.PairHolds(Some.Any<CefrLevel>(), Some.Any<CefrLevel>(), (newcomer, opening, one, other) =>
        {
            var (lower, higher) = one <= other ? (one, other) : (other, one);
            foreach (var skill in Enum.GetValues<LanguageSkill>())
                NotWorse(new DutchRule(skill), Speaking(newcomer, lower), Speaking(newcomer, higher), opening);
        });

    [Fact]
    public void A_higher_education_never_hurts() =>
        Some.PairHolds(Some.Any<EducationLevel>(), Some.Any<EducationLevel>(), (newcomer, opening, one, other) =>
        {
            var (lower, higher) = one <= other ? (one, other) : (other, one);
            NotWorse(
                new EducationRule(),
                newcomer with { Background = newcomer.Background with { Education = lower } },
                newcomer with { Background = newcomer.Background with { Education = higher } },
                opening);
        });

    [Fact]
    public void More_free_time_never_hurts() =>
        Some.PairHolds(Gen.Choose(0, DayParts.All.Bits), Gen.Choose(0, 60), (newcomer, opening, bits, hours) =>
        {
            var now = newcomer.Availability with { Free = newcomer.Availability.Free ?? default, MaxHours = newcomer.Availability.MaxHours ?? 0 };
            var more = now with { Free = now.Free?.With(new(bits)), MaxHours = Math.Max(now.MaxHours.Value, hours) };
            NotWorse(new FreeDayPartsRule(), newcomer with { Availability = now }, newcomer with { Availability = more }, opening);
            NotWorse(new HoursPerWeekRule(), newcomer with { Availability = now }, newcomer with { Availability = more }, opening);
        });

    [Fact]
    public void A_commitment_never_helps() =>
        Some.PairHolds(Gen.ListOf(Some.Commitment, 2), Some.Commitment, (newcomer, opening, running, another) =>
        {
            var without = A.Context(commitments: running);
            var with = A.Context(commitments: [.. running, another]);
            foreach (var rule in HardRules.All)
                Assert.True(
                    rule.Evaluate(newcomer, opening, with).Badness() >= rule.Evaluate(newcomer, opening, without).Badness(), $"{rule.Code}");
        });

    [Fact]
    public void A_seat_never_brings_an_opening_out_of_reach() => Some.PairHolds((newcomer, opening) =>
    {
        var without = opening with { Offers = opening.Offers with { SeatFrom = null } };
        Assert.True(Ask<ReachableRule>.About(newcomer, opening).Badness() <= Ask<ReachableRule>.About(newcomer, without).Badness());
    });

    private static Newcomer Speaking(Newcomer newcomer, CefrLevel level) => newcomer with
    {
        Dutch = newcomer.Dutch with { Speaking = level, Listening = level, Reading = level, Writing = level },
    };

    private static void NotWorse(IRule rule, Newcomer less, Newcomer more, Opening opening)
    {
        var (before, after) = (rule.Evaluate(less, opening, NothingRuns), rule.Evaluate(more, opening, NothingRuns));
        Assert.True(after.Badness() <= before.Badness(), $"{rule.Code} went from {before} to {after}");
    }
}
