using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Explanation.Voices;
using Matching.Engine.Features;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Service.Pages.Texts;
using Matching.Service.Pages.Texts.Voices;
using Matching.Service.Proposals;

namespace Matching.Service.Tests.Pages;

/// <summary>A new rule, feature or question without a sentence would break a caseworker's page, not a build.</summary>
public sealed class EveryCodeHasWordsTests
{
    private static readonly Newcomer Person = new() { Id = new(1), Municipality = new("GM9999"), Caseworker = new(1), Postcode = new(8031) };

    /// <summary>Nothing is known of it: every feature falls back on what it says then.</summary>
    private static readonly Opening Bare = new() { Id = new(1), Organisation = new(1), Kind = OpeningKind.Taalstage, Postcode = new(8041) };

    /// <summary>It asks and offers everything, so that what is missing is the person's.</summary>
    private static readonly Opening Stated = Bare with
    {
        Asks = Bare.Asks with { Dutch = Bare.Asks.Dutch with { Speaking = CefrLevel.A2 }, Education = EducationLevel.Mbo2 },
        Offers = Bare.Offers with { Guidance = 1, DutchUse = DutchUse.Much, Childcare = Childcare.OnSite, HasFollowUp = true, Occupation = new(5223) },
        Schedule = Bare.Schedule with { DayParts = new(1), DayPartsNeeded = 1 },
    };

    [Fact]
    public void Every_value_of_every_feature_has_a_sentence_for_and_against_with_a_source()
    {
        foreach (var feature in FeatureSchema.All)
            for (var value = feature.Low; value <= feature.High; value++)
                foreach (var contribution in new[] { 10, -10 })
                {
                    var reason = new Reason(feature.Code, value, contribution);
                    AssertSentence(ReasonText.Brief(reason, "Selam"));
                    foreach (var opening in new[] { Bare, Stated })
                    {
                        var point = PointOf(reason, opening);
                        AssertSentence(CaseworkerVoice.Sentence(point, "Selam"));
                        Assert.NotEmpty(CaseworkerVoice.Source(point, "Selam", "Kringloop"));
                    }
                }
    }

    [Fact]
    public void Every_rule_has_a_name_and_says_what_it_blocks()
    {
        foreach (var rule in HardRules.All.Select(r => r.Code))
        {
            Assert.NotEmpty(RuleText.Name(rule));
            AssertSentence(RuleText.Blocks(rule, "Selam"));
            Assert.NotEmpty(RuleText.Change(new LeastChange(rule, Shortfall.Plain, 1)));
        }
    }

    [Fact]
    public void Every_question_asks_something()
    {
        foreach (var question in Enum.GetValues<QuestionCode>().Where(q => q != QuestionCode.None))
            Assert.EndsWith("?", QuestionText.Brief(question, "Selam"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reason_to_withdraw_has_words_of_its_own() => Assert.DoesNotContain(
        Enum.GetValues<WithdrawnReason>(), reason => DecisionText.Because(reason) == DecisionText.Because(null));

    [Fact]
    public void The_lowest_value_may_mean_not_known_and_says_nothing_of_what_she_has()
    {
        foreach (var feature in new[] { FeatureCode.SpeakingFit, FeatureCode.EducationFit })
            Assert.Contains("dan we van Selam kennen", ReasonText.Brief(new(feature, -3, -10), "Selam"), StringComparison.Ordinal);
        foreach (var feature in new[]
        {
            FeatureCode.SharedInterests, FeatureCode.OccupationFit, FeatureCode.SharedSkills, FeatureCode.ExperienceFit, FeatureCode.DutchPractice,
            FeatureCode.HoursThatCount, FeatureCode.GoalFit, FeatureCode.FollowUp, FeatureCode.ChildcareFit,
        })
            Assert.Contains("bekend", ReasonText.Brief(new(feature, 0, -10), "Selam"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_postcode_is_in_a_source() => Assert.DoesNotContain(
        "8031", CaseworkerVoice.Source(PointOf(new(FeatureCode.TravelMinutes, 20, 10), Bare), "Selam", "Kringloop"), StringComparison.Ordinal);

    private static TalkingPoint PointOf(Reason reason, Opening opening)
    {
        var evidence = new Evidence
        {
            Ranker = "weighted-sum", EngineVersion = "1", Score = reason.Contribution, Base = 0, Chance = 0, WishPercent = 100, UnknownPercent = 100,
            Reasons = [reason], Features = [], Unknowns = [],
        };
        var context = new RuleContext(new RoundSnapshot
        {
            Area = new("desk"), BusinessDate = new(2026, 11, 24), Newcomers = [Person], Openings = [opening], Places = [],
        });
        var points = TalkingPoints.Of(Person, opening, evidence, context);
        return points.For.Concat(points.Against).Single();
    }

    private static void AssertSentence(string text)
    {
        Assert.EndsWith(".", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", text, StringComparison.Ordinal);
    }
}
