using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Engine.Tests.Rounds;

namespace Matching.Engine.Tests.Explanation;

public class WhyNotTests
{
    [Fact]
    public void A_pair_in_the_plan_is_proposed_with_its_rank() =>
        Assert.Equal(new IsProposed(1), Ask([A.Newcomer()], [A.Opening()]));

    [Fact]
    public void What_a_person_put_there_is_pinned() =>
        Assert.Equal(new IsPinned(PinReason.Postponed), Ask([A.Newcomer()], [A.Opening()], pins: [A.Pin(A.Newcomer(), A.Opening(), PinReason.Postponed)]));

    [Fact]
    public void A_pin_that_broke_names_the_rule_that_broke_it()
    {
        var paused = A.Newcomer() with { Status = NewcomerStatus.Paused };
        var answer = Assert.IsType<FailsRule>(Ask([paused], [A.Opening()], pins: [A.Pin(paused, A.Opening())]));
        Assert.Equal(RuleCode.PersonIsActive, answer.First);
    }

    [Fact]
    public void A_failing_rule_comes_with_how_far_off_it_is_and_with_the_others()
    {
        var beginner = A.Newcomer() with { Dutch = A.Levels(CefrLevel.A1), Mobility = A.Newcomer().Mobility with { DrivingLicence = false } };
        var atTheWheel = A.Opening() with { Asks = A.Opening().Asks with { DrivingLicence = true } };
        var answer = Assert.IsType<FailsRule>(Ask([beginner], [atTheWheel]));
        Assert.Equal(RuleCode.Speaking, answer.First);
        Assert.Equal(new(Measure.CefrLevel, (int)CefrLevel.A2, (int)CefrLevel.A1), answer.Shortfall);
        Assert.Equal([RuleCode.Speaking, RuleCode.Listening, RuleCode.DrivingLicence], answer.Rules.Select(r => r.Rule));
    }

    [Theory]
    [InlineData(OpeningStatus.Draft)]
    [InlineData(OpeningStatus.Closed)]
    public void An_opening_that_is_not_published_is_answered_too(OpeningStatus status) =>
        Assert.Equal(RuleCode.OpeningIsOpen, Assert.IsType<FailsRule>(Ask([A.Newcomer()], [A.Opening() with { Status = status }])).First);

    [Fact]
    public void Too_much_unknown_is_a_list_of_questions()
    {
        var answer = Assert.IsType<NeedsAnswers>(Ask([A.ThinlyKnown()], [A.Opening()]));
        Assert.Equal(2, answer.Allowed);
        Assert.Contains(new(RuleCode.Speaking, QuestionCode.SpeakingLevel), answer.Questions);
        Assert.True(answer.Questions.Count > answer.Allowed);
    }

    [Fact]
    public void No_free_place_is_full_and_not_a_failing_rule() =>
        Assert.Equal(new IsFull(2, 2, 0), Ask([A.Newcomer()], [A.Opening() with { Capacity = new(2, 2) }]));

    [Fact]
    public void Places_kept_for_postponed_proposals_are_full_too()
    {
        var (one, other) = (A.Newcomer(1), A.Newcomer(2));
        var single = A.Opening() with { Capacity = new(1, 0) };
        Assert.Equal(new IsFull(1, 0, 1), Ask([one, other], [single], new() { Oversubscription = 1 }, [A.Pin(other, single, PinReason.Postponed)]));
    }

    [Fact]
    public void Who_lost_a_place_hears_the_price_and_how_many_and_never_who()
    {
        var single = A.Opening() with { Capacity = new(1, 0) };
        var faraway = A.Newcomer() with { Wishes = new() };
        var better = A.Newcomer(2);
        var town = Town([faraway, better], [single], new() { Oversubscription = 1 });
        var result = MatchingRound.Run(town);
        var won = Assert.Single(result.People[1].Proposals);
        var answer = Assert.IsType<WorthMoreToOthers>(WhyNot.Of(town, result, faraway.Id, single.Id));
        const int lastBid = 10;
        Assert.InRange(answer.Price, answer.Points, won.Points + town.Options.FirstProposalBonus + lastBid);
        Assert.Equal(answer.Price - answer.Points, answer.Missing);

        // Without an auction the price is the least that was gained.
        answer = Assert.IsType<WorthMoreToOthers>(WhyNot.Of(town, result with { Certificate = null, Prices = [] }, faraway.Id, single.Id));
        Assert.Equal(won.Points + town.Options.FirstProposalBonus, answer.Price);
        Assert.Equal(answer.Price - answer.Points, answer.Missing);
        Assert.True(answer.Missing > 0);
        Assert.Equal(1, answer.ProposedTo);
        Assert.DoesNotContain(typeof(WorthMoreToOthers).GetProperties(), p => p.PropertyType == typeof(NewcomerId));
    }

    [Fact]
    public void A_filled_portion_names_the_rank_and_what_fills_it()
    {
        var near = A.Opening(1);
        var alsoNear = A.Opening(2) with { Offers = A.Opening().Offers with { Guidance = 1 } };
        var far = A.Opening(3) with { Offers = new() { WorkForm = WorkForm.WorkExperience } };
        var answer = Assert.IsType<GotRank>(Ask([A.Newcomer()], [near, alsoNear, far], opening: 3));
        Assert.Equal((3, 3, Portion.PerKind), (answer.Rank, answer.Of, answer.Filled));
        Assert.Equal([near.Id, alsoNear.Id], answer.Instead);
    }

    [Fact]
    public void Who_was_not_in_the_round_gets_no_other_answer() =>
        Assert.Equal(new NotInRound(), Ask([A.Newcomer()], [A.Opening()], opening: 99));

    [Fact]
    public void A_scorer_that_the_round_did_not_use_is_refused()
    {
        var town = Town([A.Newcomer()], [A.Opening()]);
        var result = MatchingRound.Run(town) with { Ranker = "another" };
        Assert.Throws<ArgumentException>(() => WhyNot.Of(town, result, new(1), new(1)));
    }

    [Fact]
    public void Every_pair_gets_the_answer_that_the_rules_and_the_plan_give() => RandomTown.ForAll(town =>
    {
        var result = MatchingRound.Run(town);
        var context = new RuleContext(town);
        foreach (var newcomer in town.Newcomers)
            foreach (var opening in town.Openings)
                Agrees(town, result, context, newcomer, opening, WhyNot.Of(town, result, newcomer.Id, opening.Id));
    });

    private static void Agrees(RoundSnapshot town, RoundResult result, RuleContext context, Newcomer newcomer, Opening opening, WhyNotAnswer answer)
    {
        var outcome = PairOutcome.Of(newcomer, opening, context);
        var person = result.People.Single(p => p.Newcomer == newcomer.Id);
        var proposed = person.Proposals.SingleOrDefault(p => p.Opening == opening.Id);
        var isPinned = town.Pins.Any(p => p.Newcomer == newcomer.Id && p.Opening == opening.Id)
            && !result.BrokenPins.Any(b => b.Newcomer == newcomer.Id && b.Opening == opening.Id);
        switch (answer)
        {
            case IsProposed yes:
                Assert.Equal(proposed!.Rank, yes.Rank);
                break;
            case IsPinned:
                Assert.True(isPinned);
                break;
            case FailsRule no:
                Assert.Equal(HardRules.All[outcome.FirstFail].Code, no.First);
                Assert.Equal(outcome.Shortfall, no.Shortfall);
                Assert.Equal(outcome.Fails, Math.Min(2, no.Rules.Count));
                break;
            case IsFull full:
                Assert.True(full.Kept > 0 || full.Taken == full.Places);
                break;
            case NeedsAnswers ask:
                Assert.True(outcome.IsCandidate);
                Assert.Equal(outcome.Unknowns, ask.Questions.Count);
                Assert.True(outcome.Unknowns > town.Options.UnknownsAllowed);
                break;
            case GotRank rank:
                Assert.NotEqual(Portion.None, rank.Filled);
                Assert.InRange(rank.Rank, 1, rank.Of);
                break;
            case WorthMoreToOthers worth:
                Assert.Equal(result.People.Count(p => p.Proposals.Any(x => x.Opening == opening.Id)), worth.ProposedTo);
                Assert.True(worth.ProposedTo > 0);
                break;
            default:
                Assert.Fail($"{answer.GetType().Name} is no answer for a pair of the round.");
                break;
        }
        Assert.Equal(proposed is not null, answer is IsProposed);
        Assert.Equal(isPinned, answer is IsPinned);
        if (answer is GotRank or WorthMoreToOthers)
            Assert.True(outcome.IsCandidate && outcome.Unknowns <= town.Options.UnknownsAllowed);
    }

    private static WhyNotAnswer Ask(
        IEnumerable<Newcomer> newcomers, IEnumerable<Opening> openings, RoundOptions? options = null, IEnumerable<Pin>? pins = null, long opening = 1)
    {
        var town = Town(newcomers, openings, options, pins);
        return WhyNot.Of(town, MatchingRound.Run(town), new(1), new(opening));
    }

    private static RoundSnapshot Town(
        IEnumerable<Newcomer> newcomers, IEnumerable<Opening> openings, RoundOptions? options = null, IEnumerable<Pin>? pins = null) =>
        A.Snapshot(newcomers, openings) with { Options = options ?? RoundOptions.Default, Pins = [.. pins ?? []] };
}
