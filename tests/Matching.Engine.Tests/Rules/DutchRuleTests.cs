using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class DutchRuleTests
{
    public static TheoryData<LanguageSkill, RuleCode, QuestionCode> Skills => new()
    {
        { LanguageSkill.Speaking, RuleCode.Speaking, QuestionCode.SpeakingLevel },
        { LanguageSkill.Listening, RuleCode.Listening, QuestionCode.ListeningLevel },
        { LanguageSkill.Reading, RuleCode.Reading, QuestionCode.ReadingLevel },
        { LanguageSkill.Writing, RuleCode.Writing, QuestionCode.WritingLevel },
    };

    [Theory]
    [MemberData(nameof(Skills))]
    public void Each_skill_looks_at_its_own_level_and_asks_its_own_question(LanguageSkill skill, RuleCode code, QuestionCode question)
    {
        var rule = new DutchRule(skill);
        var opening = Asking(skill, CefrLevel.A2);
        var newcomer = A.Newcomer() with { Dutch = Only(skill, CefrLevel.A1) };

        Assert.Equal(code, rule.Code);
        Assert.Equal(Short(CefrLevel.A2, CefrLevel.A1), rule.Evaluate(newcomer, opening, A.Context()));
        Assert.Equal(RuleOutcome.Unknown(question), rule.Evaluate(newcomer with { Dutch = new() }, opening, A.Context()));
        Assert.All(
            Enum.GetValues<LanguageSkill>().Where(other => other != skill),
            other => Assert.Equal(RuleOutcome.Pass, new DutchRule(other).Evaluate(newcomer, opening, A.Context())));
    }

    [Theory]
    [InlineData(LevelSource.Test, 1, Verdict.Fail)]
    [InlineData(LevelSource.Teacher, 6, Verdict.Fail)]
    [InlineData(LevelSource.Exam, 6, Verdict.Fail)]
    [InlineData(LevelSource.Exam, 7, Verdict.Unknown)]
    [InlineData(LevelSource.SelfEstimate, 1, Verdict.Unknown)]
    public void Only_a_level_measured_in_the_last_six_months_may_say_no(LevelSource source, int monthsAgo, Verdict expected)
    {
        var outcome = Speaking(A.Levels(CefrLevel.A1, source, monthsAgo), CefrLevel.B1);

        Assert.Equal(expected, outcome.Verdict);
        Assert.Equal(new Shortfall(Measure.CefrLevel, (int)CefrLevel.B1, (int)CefrLevel.A1), outcome.Shortfall);
    }

    [Fact]
    public void A_level_without_source_or_date_was_not_measured()
    {
        Assert.Equal(Verdict.Unknown, Speaking(A.Levels(CefrLevel.A1) with { Source = null }, CefrLevel.A2).Verdict);
        Assert.Equal(Verdict.Unknown, Speaking(A.Levels(CefrLevel.A1) with { StatedOn = null }, CefrLevel.A2).Verdict);
    }

    [Theory]
    [InlineData(LevelSource.SelfEstimate, 1)]
    [InlineData(LevelSource.Test, 30)]
    public void Enough_is_enough_also_when_she_says_so_herself_or_long_ago(LevelSource source, int monthsAgo) =>
        Assert.Equal(Verdict.Pass, Speaking(A.Levels(CefrLevel.A2, source, monthsAgo), CefrLevel.A2).Verdict);

    [Fact]
    public void Nothing_is_asked_of_who_knows_nothing_when_no_dutch_is_needed()
    {
        Assert.Equal(RuleOutcome.Pass, Speaking(new(), null));
        Assert.Equal(RuleOutcome.Pass, Speaking(new(), CefrLevel.A0));
    }

    [Theory]
    [InlineData(LanguageSkill.Reading)]
    [InlineData(LanguageSkill.Writing)]
    public void Who_cannot_read_yet_needs_no_test_to_know_it(LanguageSkill skill)
    {
        Assert.Equal(Short(CefrLevel.A1, CefrLevel.A0), WithLiteracy(Literacy.A, skill, CefrLevel.A1));
        Assert.Equal(RuleOutcome.Pass, WithLiteracy(Literacy.A, skill, CefrLevel.A0));
        Assert.Equal(RuleOutcome.Pass, WithLiteracy(Literacy.A, skill, null));
    }

    [Theory]
    [InlineData(Literacy.A, LanguageSkill.Speaking)]
    [InlineData(Literacy.A, LanguageSkill.Listening)]
    [InlineData(Literacy.AA, LanguageSkill.Reading)]
    [InlineData(Literacy.AA, LanguageSkill.Writing)]
    [InlineData(Literacy.NotApplicable, LanguageSkill.Reading)]
    public void Literacy_says_nothing_of_speech_and_another_script_fails_nothing(Literacy literacy, LanguageSkill skill) =>
        Assert.Equal(Verdict.Unknown, WithLiteracy(literacy, skill, CefrLevel.A1).Verdict);

    [Fact]
    public void A_reading_level_that_is_known_counts_before_literacy() =>
        Assert.Equal(Verdict.Pass, new DutchRule(LanguageSkill.Reading).Evaluate(
            A.Newcomer() with { Integration = new() { Literacy = Literacy.A }, Dutch = A.Levels(CefrLevel.A1) },
            Asking(LanguageSkill.Reading, CefrLevel.A1),
            A.Context()).Verdict);

    private static RuleOutcome Speaking(DutchLevels own, CefrLevel? asked) =>
        new DutchRule(LanguageSkill.Speaking).Evaluate(A.Newcomer() with { Dutch = own }, Asking(LanguageSkill.Speaking, asked), A.Context());

    private static RuleOutcome WithLiteracy(Literacy literacy, LanguageSkill skill, CefrLevel? asked) =>
        new DutchRule(skill).Evaluate(
            A.Newcomer() with { Integration = new() { Literacy = literacy }, Dutch = new() }, Asking(skill, asked), A.Context());

    private static RuleOutcome Short(CefrLevel asked, CefrLevel has) => RuleOutcome.Fail(new(Measure.CefrLevel, (int)asked, (int)has));

    private static Opening Asking(LanguageSkill skill, CefrLevel? level) =>
        A.Opening() with
        {
            Asks = new()
            {
                Dutch = new()
                {
                    Speaking = skill == LanguageSkill.Speaking ? level : null,
                    Listening = skill == LanguageSkill.Listening ? level : null,
                    Reading = skill == LanguageSkill.Reading ? level : null,
                    Writing = skill == LanguageSkill.Writing ? level : null,
                },
            },
        };

    private static DutchLevels Only(LanguageSkill skill, CefrLevel level) => A.Levels(null) with
    {
        Speaking = skill == LanguageSkill.Speaking ? level : null,
        Listening = skill == LanguageSkill.Listening ? level : null,
        Reading = skill == LanguageSkill.Reading ? level : null,
        Writing = skill == LanguageSkill.Writing ? level : null,
    };
}
