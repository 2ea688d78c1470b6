using Matching.Engine.Domain;
using Matching.Engine.Features;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;

namespace Matching.Engine.Tests.Rounds;

public class MatchingRoundTests
{
    private static readonly RoundOptions NoOversubscription = RoundOptions.Default with { Oversubscription = 1 };

    [Fact]
    public void The_better_of_two_openings_comes_first()
    {
        var plain = A.Opening(1);
        var person = Only(Run([A.Newcomer()], [plain with { Offers = new() }, A.Opening(2)]));
        Assert.Equal(Standing.Proposed, person.Standing);
        Assert.Equal([(1, new OpeningId(2)), (2, new OpeningId(1))], person.Proposals.Select(p => (p.Rank, p.Opening)));
    }

    [Fact]
    public void A_paused_person_is_blocked_by_being_paused()
    {
        var person = Only(Run([A.Newcomer() with { Status = NewcomerStatus.Paused }], [A.Opening()]));
        Assert.Equal((Standing.Blocked, RuleCode.PersonIsActive), (person.Standing, person.BlockedBy));
    }

    [Theory]
    [InlineData(null, 3)]
    [InlineData(1, 1)]
    [InlineData(5, 3)]
    public void Her_own_tempo_says_how_many_proposals_she_gets_at_once_and_never_more_than_the_policy(int? tempo, int expected)
    {
        Opening[] openings = [A.Opening(1), A.Opening(2, OpeningKind.Taalstage), A.Opening(3, OpeningKind.Maatje), A.Opening(4, OpeningKind.SportsClub)];
        var person = Only(Run([A.Newcomer() with { Tempo = tempo }], openings, RoundOptions.Default with { ProposalsPerPerson = 3 }));
        Assert.Equal(expected, person.Proposals.Count);
    }

    [Fact]
    public void What_blocks_is_the_rule_that_alone_is_responsible_for_most_openings()
    {
        var french = A.Opening() with { Asks = new() { ContactLanguages = ["fr"] } };
        var tooMuchDutch = A.Opening() with { Asks = new() { Dutch = new() { Speaking = CefrLevel.C1 } } };
        var both = A.Opening() with { Asks = new() { Dutch = new() { Speaking = CefrLevel.C1 }, ContactLanguages = ["fr"] } };
        RuleCode? BlockedBy(params Opening[] openings) => Only(Run([A.Newcomer()], [.. openings.Select((o, i) => o with { Id = new(i + 1) })])).BlockedBy;

        Assert.Equal(RuleCode.ContactLanguage, BlockedBy(french, french, tooMuchDutch, both, both));
        Assert.Equal(RuleCode.Speaking, BlockedBy(french, tooMuchDutch));
        Assert.Equal(RuleCode.Speaking, BlockedBy(both, both));
    }

    [Fact]
    public void Someone_of_whom_nothing_is_known_gets_at_most_three_questions()
    {
        var person = Only(Run([A.ThinlyKnown()], [A.Opening(), A.Opening(2, OpeningKind.Taalstage)]));
        Assert.Equal(Standing.Questions, person.Standing);
        Assert.Equal(3, person.Questions.Count);
        Assert.Equal(2, person.Candidates);
        Assert.Empty(person.Proposals);
    }

    [Fact]
    public void With_more_Unknowns_than_allowed_a_pair_is_no_proposal()
    {
        var opening = A.Opening() with { Asks = new() { Dutch = new() { Speaking = CefrLevel.A2, Listening = CefrLevel.A2 } } };
        var person = A.Newcomer() with { Dutch = new() };
        PersonResult With(int allowed) => Only(Run([person], [opening], RoundOptions.Default with { UnknownsAllowed = allowed }));

        Assert.Equal(Standing.Questions, With(1).Standing);
        Assert.Equal(2, Assert.Single(With(2).Proposals).Evidence.Unknowns.Count);
        Assert.Equal(25, With(2).Proposals[0].Evidence.UnknownPercent);
    }

    [Fact]
    public void Whoever_is_cut_off_by_a_full_opening_keeps_it_on_her_list()
    {
        var result = Run([A.Newcomer(1), A.Newcomer(2)], [A.Opening() with { Capacity = new(1, 0) }], NoOversubscription);
        Assert.Equal([Standing.Proposed, Standing.NoPlace], result.People.Select(p => p.Standing));
        Assert.Equal([new OpeningId(1)], result.People[1].CutOff);
        Assert.Empty(result.People[0].CutOff);
    }

    [Fact]
    public void What_her_own_portion_keeps_out_is_not_cut_off()
    {
        var elsewhere = new OrganisationId(9);
        Opening[] openings =
        [
            A.Opening(1) with { Organisation = elsewhere },
            A.Opening(2) with { Organisation = elsewhere },
            A.Opening(3) with { Offers = new(), Capacity = new(1, 0) },
        ];
        var other = A.Newcomer(2) with { Wishes = new() { Avoid = [elsewhere] } };
        var result = Run([A.Newcomer(1), other], openings, NoOversubscription);
        Assert.Equal([new OpeningId(1), new OpeningId(2)], result.People[0].Proposals.Select(p => p.Opening));
        Assert.Equal(new OpeningId(3), Assert.Single(result.People[1].Proposals).Opening);
        Assert.Empty(result.People[0].CutOff);
    }

    [Fact]
    public void Each_place_is_proposed_to_as_many_as_the_oversubscription_says() =>
        Assert.Equal(6, Run([.. Enumerable.Range(1, 9).Select(id => A.Newcomer(id))], [A.Opening() with { Capacity = new(3, 1) }])
            .People.Count(p => p.Standing == Standing.Proposed));

    [Fact]
    public void Between_equals_whoever_had_it_last_night_keeps_it()
    {
        var town = A.Snapshot([A.Newcomer(1), A.Newcomer(2)], [A.Opening() with { Capacity = new(1, 0) }]) with { Options = NoOversubscription };
        NewcomerId Winner(RoundSnapshot snapshot) => MatchingRound.Run(snapshot).People.Single(p => p.Standing == Standing.Proposed).Newcomer;
        Assert.Equal(new(1), Winner(town));
        Assert.Equal(new(2), Winner(town with { LastNight = [new(new(2), new(1))] }));
    }

    [Fact]
    public void Between_equals_whoever_wants_the_kind_more_comes_first()
    {
        var keen = A.Newcomer(2) with { Wishes = A.Newcomer().Wishes with { Kinds = [new(OpeningKind.WorkPlacement, 3)] } };
        var result = Run([A.Newcomer(1), keen], [A.Opening() with { Capacity = new(1, 0) }], NoOversubscription);
        Assert.Equal(130, Assert.Single(result.People[1].Proposals).Evidence.WishPercent);
    }

    [Fact]
    public void The_least_change_is_the_smallest_step_that_opens_most()
    {
        Opening Asking(long id, CefrLevel level) => A.Opening(id) with { Asks = new() { Dutch = new() { Speaking = level } } };
        var paper = A.Opening(4) with { Asks = new() { DrivingLicence = true } };
        var person = A.Newcomer() with { Mobility = A.Newcomer().Mobility with { DrivingLicence = false } };
        var change = Only(Run([person], [Asking(1, CefrLevel.B1), Asking(2, CefrLevel.B1), Asking(3, CefrLevel.C1), paper])).LeastChange;
        Assert.Equal(new LeastChange(RuleCode.Speaking, new(Measure.CefrLevel, (int)CefrLevel.B1, (int)CefrLevel.A2), 2), change);
    }

    [Fact]
    public void Minutes_of_travel_change_in_steps_of_five()
    {
        var person = A.Newcomer() with { Mobility = A.Newcomer().Mobility with { Modes = [TravelMode.Bicycle], MaxMinutes = 5 } };
        Postcode farther = new(8022);
        var town = A.Snapshot([person], [A.Opening(1), A.Opening(2) with { Postcode = farther }]);
        PersonResult At(double kilometres) => Only(MatchingRound.Run(town with { Places = [.. A.Map, A.EastOfHome(farther, kilometres)] }));

        Assert.Equal(new LeastChange(RuleCode.Reachable, new(Measure.Minutes, 10, 5), 1), At(3.5).LeastChange);
        Assert.Equal(new LeastChange(RuleCode.Reachable, new(Measure.Minutes, 10, 5), 2), At(1.8).LeastChange);
    }

    [Fact]
    public void Nobody_is_told_to_change_her_sex() =>
        Assert.Null(Only(Run([A.Newcomer()], [A.Opening() with { Asks = new() { Audience = new(AudienceLimit.Men, AudienceReason.LegalException) } }])).LeastChange);

    [Fact]
    public void A_ranker_in_use_is_named_and_its_scores_decide()
    {
        var town = A.Snapshot([A.Newcomer()], [A.Opening(1), A.Opening(2) with { Offers = new() }]);
        var result = MatchingRound.Run(town, scorer: new Contrary(FeatureSchema.Hash));
        Assert.Equal("contrary", result.Ranker);
        Assert.Equal(new OpeningId(2), Only(result).Proposals[0].Opening);
        Assert.Equal("contrary", Only(result).Proposals[0].Evidence.Ranker);
        Assert.Throws<ArgumentException>(() => MatchingRound.Run(town, scorer: new Contrary("other features")));
    }

    [Fact]
    public void The_stages_are_told_in_order()
    {
        var told = new List<RoundStage>();
        MatchingRound.Run(A.Snapshot([A.Newcomer()], [A.Opening()]), new Listener(told));
        Assert.Equal(Enum.GetValues<RoundStage>(), told);
    }

    [Fact]
    public void An_empty_dossier_being_someones_first_does_not_displace_a_second_proposal_of_someone_known()
    {
        var sport = A.Opening(1, OpeningKind.SportsClub) with
        {
            Postcode = A.Home, Capacity = new(1, 0), Schedule = new(), Asks = new(), Offers = new() { Guidance = 3 },
        };
        var known = A.Newcomer(2) with
        {
            Postcode = A.Village,
            Mobility = A.Newcomer().Mobility with { MaxMinutes = 90 },
            Integration = new() { Schemes = [Scheme.Wi2021] },
            Availability = A.Newcomer().Availability with { Free = A.DayParts("ma-o", "wo-o"), ScheduleOn = A.Today.AddMonths(-6) },
            Wishes = new() { Kinds = [new(OpeningKind.SportsClub, 1)] },
        };
        var town = A.Snapshot([A.ThinlyKnown(1), known], [sport, A.Opening(2)]) with { Options = NoOversubscription, LastNight = [new(new(1), new(1))] };
        var result = MatchingRound.Run(town);
        Assert.Equal([new OpeningId(2), new OpeningId(1)], result.People[1].Proposals.Select(p => p.Opening));
        Assert.Equal(Standing.NoPlace, result.People[0].Standing);
    }

    private static RoundResult Run(Newcomer[] newcomers, Opening[] openings, RoundOptions? options = null) =>
        MatchingRound.Run(A.Snapshot(newcomers, openings) with { Options = options ?? RoundOptions.Default });

    private static PersonResult Only(RoundResult result) => Assert.Single(result.People);

    private sealed class Listener(List<RoundStage> told) : IProgress<RoundStage>
    {
        public void Report(RoundStage value) => told.Add(value);
    }

    /// <summary>Prefers what the weighted sum does not.</summary>
    private sealed class Contrary(string schema) : IScorer
    {
        public string Id => "contrary";
        public string SchemaHash => schema;
        public int Unit => WeightedSum.Instance.Unit;
        public int Base => -WeightedSum.BaseScore;

        public void Score(FeatureMatrix features, Span<int> scores)
        {
            WeightedSum.Instance.Score(features, scores);
            foreach (ref var score in scores)
                score = -score;
        }

        public void Explain(ReadOnlySpan<int> row, Span<int> contributions)
        {
            WeightedSum.Instance.Explain(row, contributions);
            foreach (ref var contribution in contributions)
                contribution = -contribution;
        }

        public int Chance(int score) => Logistic.Chance(score);
    }
}
