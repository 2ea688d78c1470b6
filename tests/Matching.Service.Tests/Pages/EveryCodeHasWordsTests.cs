using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Features;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Service.Pages.Texts;
using Matching.Service.Proposals;

namespace Matching.Service.Tests.Pages;

/// <summary>A new rule, feature or question without a sentence would break a caseworker's page, not a build.</summary>
public sealed class EveryCodeHasWordsTests
{
    private static readonly PersonCard Person = new("Selam Tesfay", "Selam", "Fatima Bouzidi", true, new Newcomer
    {
        Id = new(1), Municipality = new("GM9999"), Caseworker = new(1), Postcode = new(8031),
    }, 1);

    private static readonly OpeningCard Opening = new("Kleding sorteren", null, "Kringloop De Omloop", null, null, new Opening
    {
        Id = new(1), Organisation = new(1), Kind = OpeningKind.Taalstage, Postcode = new(8041),
    });

    [Fact]
    public void Every_value_of_every_feature_has_a_sentence_for_and_against_with_a_source()
    {
        foreach (var feature in FeatureSchema.All)
            for (var value = feature.Low; value <= feature.High; value++)
                foreach (var contribution in new[] { 10, -10 })
                {
                    var reason = new Reason(feature.Code, value, contribution);
                    AssertSentence(ReasonText.Brief(reason, "Selam"));
                    AssertSentence(ReasonText.Full(reason, Person, Opening));
                    Assert.NotEmpty(ReasonText.Source(reason, Person, Opening));
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
    public void The_hidden_postcode_of_a_shielded_person_is_in_no_source()
    {
        var shielded = Person with { Facts = Person.Facts with { Shielded = true } };
        var source = ReasonText.Source(new(FeatureCode.TravelMinutes, 20, 10), shielded, Opening);
        Assert.DoesNotContain("8031", source, StringComparison.Ordinal);
    }

    private static void AssertSentence(string text)
    {
        Assert.EndsWith(".", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", text, StringComparison.Ordinal);
    }
}
