using System.Globalization;
using Matching.Engine.Domain;
using Matching.Engine.Features;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;

namespace Matching.Engine.Tests.Rounds;

public class MatchingRoundPropertyTests
{
    [Fact]
    public void Nobody_is_proposed_where_a_rule_fails_or_too_much_is_unknown() => RandomTown.ForAll(town =>
    {
        var context = new RuleContext(town);
        ForEachProposal(town, (newcomer, opening, proposed) =>
        {
            var outcome = PairOutcome.Of(newcomer, opening, context);
            Assert.True(outcome.IsCandidate);
            Assert.InRange(outcome.Unknowns, 0, town.Options.UnknownsAllowed);
            Assert.Equal(outcome.Unknowns, proposed.Evidence.Unknowns.Count);
            Assert.False(context.IsPinned(newcomer.Id, opening.Id));
        });
    });

    [Fact]
    public void No_opening_is_proposed_to_more_people_than_its_places_allow() => RandomTown.ForAll(town =>
    {
        var result = MatchingRound.Run(town);
        foreach (var opening in town.Openings.Where(o => o.Capacity.Places is not null))
        {
            var proposed = result.People.Count(p => p.Proposals.Any(x => x.Opening == opening.Id));
            var open = StandingPins(town, result).Count(p => p.Opening == opening.Id && p.Reason is PinReason.Postponed or PinReason.OpenedByCaseworker);
            Assert.InRange(proposed, 0, Math.Max(0, opening.Capacity.Free!.Value * town.Options.Oversubscription - open));
        }
    });

    [Fact]
    public void Nobody_holds_more_than_her_portion_pins_included() => RandomTown.ForAll(town =>
    {
        var kinds = town.Openings.ToDictionary(o => o.Id, o => o.Kind);
        var result = MatchingRound.Run(town);
        var pins = StandingPins(town, result).ToLookup(p => p.Newcomer, p => p.Opening);
        foreach (var person in result.People.Where(p => p.Proposals.Count > 0))
        {
            var held = pins[person.Newcomer].Concat(person.Proposals.Select(p => p.Opening)).ToList();
            Assert.Equal(held.Distinct(), held);
            Assert.InRange(held.Count, 1, town.Options.ProposalsPerPerson);
            Assert.All(person.Proposals.Select(p => kinds[p.Opening]), kind =>
                Assert.InRange(held.Count(o => kinds[o] == kind), 1, town.Options.ProposalsPerPersonAndKind));
        }
    });

    [Fact]
    public void Evidence_adds_up_and_can_be_computed_again_from_its_features() => RandomTown.ForAll(town =>
        ForEachProposal(town, (newcomer, opening, proposed) =>
        {
            var evidence = proposed.Evidence;
            var contributions = new int[FeatureSchema.Count];
            WeightedSum.Instance.Explain([.. evidence.Features], contributions);
            Assert.Equal(evidence.Score, evidence.Base + contributions.Sum());
            Assert.Equal(evidence.Score, evidence.Base + evidence.Reasons.Sum(r => r.Contribution));
            Assert.All(evidence.Reasons, r => Assert.Equal(contributions[FeatureSchema.IndexOf(r.Feature)], r.Contribution));
            Assert.Equal(Logistic.Chance(evidence.Score), evidence.Chance);
            Assert.Equal(proposed.Points, Points.Of(evidence.Chance, evidence.WishPercent, evidence.UnknownPercent));
        }));

    [Fact]
    public void Everyone_has_proposals_questions_or_a_reason() => RandomTown.ForAll(town =>
    {
        var result = MatchingRound.Run(town);
        Assert.Equal(town.Newcomers.Select(n => n.Id), result.People.Select(p => p.Newcomer));
        Assert.All(result.People, p =>
        {
            Assert.Equal(p.Standing == Standing.Blocked, p.BlockedBy is not null);
            Assert.True(p.Standing != Standing.Questions || p.Questions.Count > 0);
            Assert.True(p.Standing == Standing.Proposed || p.Proposals.Count == 0);
            Assert.InRange(p.Questions.Count, 0, town.Options.QuestionsPerCard);
            Assert.Equal(Enumerable.Range(1, p.Proposals.Count), p.Proposals.Select(x => x.Rank));
            Assert.Equal(p.Proposals.Select(x => x.Points).OrderDescending(), p.Proposals.Select(x => x.Points));
        });
        var summary = RoundSummary.From(town, result);
        Assert.Equal(summary.People, summary.PeopleWithProposal + summary.BlockedBy.Values.Sum());
    });

    [Fact]
    public void The_order_in_which_people_and_openings_come_in_changes_no_byte() => RandomTown.ForAll(town =>
    {
        var turned = town with
        {
            Newcomers = [.. town.Newcomers.Reverse()],
            Openings = [.. town.Openings.Reverse()],
            Places = [.. town.Places.Reverse()],
            Pins = [.. town.Pins.Reverse()],
            LastNight = [.. town.LastNight.Reverse()],
            Commitments = [.. town.Commitments.Reverse()],
            RejectedPairs = [.. town.RejectedPairs.Reverse()],
        };
        Assert.Equal(SnapshotFormat.Write(town), SnapshotFormat.Write(turned));
        Assert.Equal(Bytes(town), Bytes(turned));
    });

    [Fact]
    public void The_number_of_threads_changes_no_byte() => RandomTown.ForAll(town =>
        Assert.Equal(SnapshotFormat.Write(MatchingRound.Run(town, threads: 1)), SnapshotFormat.Write(MatchingRound.Run(town, threads: 8))));

    [Fact]
    public void With_floors_exploration_and_a_reserve_switched_on_threads_and_a_second_run_change_no_byte() => RandomTown.ForAll(town =>
    {
        var withPolicy = WithPolicy(town);
        var bytes = SnapshotFormat.Write(MatchingRound.Run(withPolicy, threads: 1));
        Assert.Equal(bytes, SnapshotFormat.Write(MatchingRound.Run(withPolicy, threads: 8)));
        Assert.Equal(bytes, SnapshotFormat.Write(MatchingRound.Run(SnapshotFormat.ReadSnapshot(SnapshotFormat.Write(withPolicy)))));
    });

    private static RoundSnapshot WithPolicy(RoundSnapshot town) => town with
    {
        Options = town.Options with
        {
            Floors = [new(PriorityGroup.CannotReadYet, 80), new(PriorityGroup.NoWorkExperience, 70), new(PriorityGroup.LongestWithoutProposal, 60)],
            ExplorationPercent = 20,
            ReservePercent = 100,
        },
        WithoutProposalSince = [.. town.Newcomers.Select((n, i) => new WaitingSince(n.Id, town.BusinessDate.AddDays(-i)))],
    };

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("nl-NL")]
    [InlineData("ar-SA")]
    public void The_culture_of_the_machine_changes_no_byte(string culture)
    {
        var town = WithPolicy(RandomTown.Draw(seed: 7));
        var (snapshot, result) = (SnapshotFormat.Write(town), Bytes(town));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(snapshot, SnapshotFormat.Write(WithPolicy(RandomTown.Draw(seed: 7))));
            Assert.Equal(result, Bytes(town));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_stored_snapshot_gives_the_same_bytes_again() => RandomTown.ForAll(town =>
    {
        var stored = SnapshotFormat.Write(town);
        var read = SnapshotFormat.ReadSnapshot(stored);
        Assert.Equal(stored, SnapshotFormat.Write(read));
        var result = Bytes(town);
        Assert.Equal(result, Bytes(read));
        Assert.Equal(result, SnapshotFormat.Write(SnapshotFormat.ReadResult(result)));
    });

    [Fact]
    public void An_empty_dossier_never_takes_the_place_of_someone_known_who_fits_in_an_ordinary_way() => RandomTown.ForAll(town =>
    {
        var context = new RuleContext(town);
        var thin = town.Newcomers.Where(RandomTown.IsThin).Select(n => n.Id).ToHashSet();
        var result = MatchingRound.Run(town);
        var taken = result.People.Where(p => thin.Contains(p.Newcomer)).SelectMany(p => p.Proposals.Select(x => x.Opening)).ToHashSet();
        foreach (var person in result.People.Where(p => !thin.Contains(p.Newcomer)))
        {
            var newcomer = town.Newcomers.Single(n => n.Id == person.Newcomer);
            foreach (var opening in town.Openings.Where(o => taken.Contains(o.Id) && person.CutOff.Contains(o.Id)))
            {
                var row = Tests.Features.FeatureSchemaTests.Row(newcomer, opening, context);
                var contributions = new int[FeatureSchema.Count];
                WeightedSum.Instance.Explain(row, contributions);
                var isOrdinary = PairOutcome.Of(newcomer, opening, context).Unknowns == 0 && contributions.Sum() >= 0;
                Assert.False(isOrdinary, $"{newcomer.Id} fits {opening.Id} and lost it to an empty dossier.");
            }
        }
    });

    private static byte[] Bytes(RoundSnapshot town) => SnapshotFormat.Write(MatchingRound.Run(town));

    private static IEnumerable<Pin> StandingPins(RoundSnapshot town, RoundResult result) =>
        town.Pins.Where(p => !result.BrokenPins.Any(b => b.Newcomer == p.Newcomer && b.Opening == p.Opening));

    private static void ForEachProposal(RoundSnapshot town, Action<Newcomer, Opening, ProposedOpening> check)
    {
        foreach (var person in MatchingRound.Run(town).People)
            foreach (var proposed in person.Proposals)
                check(town.Newcomers.Single(n => n.Id == person.Newcomer), town.Openings.Single(o => o.Id == proposed.Opening), proposed);
    }
}
