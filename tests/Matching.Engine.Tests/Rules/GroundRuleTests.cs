using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class GroundRuleTests
{
    [Theory]
    [InlineData(OpeningKind.WorkPlacement, Scheme.Wi2021)]
    [InlineData(OpeningKind.WorkPlacement, Scheme.Participatiewet)]
    [InlineData(OpeningKind.Taalstage, Scheme.Wi2013)]
    public void Work_and_taalstage_are_a_public_task_for_who_is_guided_under_a_law(OpeningKind kind, Scheme scheme) =>
        Assert.Equal(RuleOutcome.Pass, AboutSomebody(kind, schemes: [scheme]));

    [Theory]
    [InlineData(OpeningKind.WorkPlacement)]
    [InlineData(OpeningKind.Taalstage)]
    public void Under_which_law_decides_for_work_so_not_knowing_it_is_a_question(OpeningKind kind) =>
        Assert.Equal(RuleOutcome.Unknown(QuestionCode.Schemes), AboutSomebody(kind, schemes: null));

    [Theory]
    [InlineData(OpeningKind.WorkPlacement, QuestionCode.ConsentWorkPlacement)]
    [InlineData(OpeningKind.Taalstage, QuestionCode.ConsentTaalstage)]
    [InlineData(OpeningKind.Maatje, QuestionCode.ConsentMaatje)]
    [InlineData(OpeningKind.SportsClub, QuestionCode.ConsentSportsClub)]
    [InlineData(OpeningKind.VolunteerRole, QuestionCode.ConsentVolunteerRole)]
    public void Without_a_law_consent_decides(OpeningKind kind, QuestionCode question)
    {
        Assert.Equal(RuleOutcome.Unknown(question), AboutSomebody(kind, schemes: [Scheme.None]));
        Assert.Equal(RuleOutcome.Pass, AboutSomebody(kind, schemes: [Scheme.None], ConsentAnswer.Given));
        Assert.Equal(RuleOutcome.Fail(), AboutSomebody(kind, schemes: [Scheme.None], ConsentAnswer.Refused));
    }

    [Theory]
    [InlineData(OpeningKind.Maatje, QuestionCode.ConsentMaatje)]
    [InlineData(OpeningKind.SportsClub, QuestionCode.ConsentSportsClub)]
    public void A_maatje_and_sport_always_ask_consent(OpeningKind kind, QuestionCode question) =>
        Assert.Equal(RuleOutcome.Unknown(question), AboutSomebody(kind, schemes: [Scheme.Wi2021], goals: [PlanGoal.TakingPart]));

    [Fact]
    public void A_volunteer_role_is_a_public_task_only_when_the_plan_names_taking_part()
    {
        Assert.Equal(RuleOutcome.Pass, AboutSomebody(OpeningKind.VolunteerRole, [Scheme.Wi2021], goals: [PlanGoal.Work, PlanGoal.TakingPart]));

        var ask = RuleOutcome.Unknown(QuestionCode.ConsentVolunteerRole);
        Assert.Equal(ask, AboutSomebody(OpeningKind.VolunteerRole, [Scheme.Wi2021], goals: [PlanGoal.Work]));
        Assert.Equal(ask, AboutSomebody(OpeningKind.VolunteerRole, [Scheme.Wi2021], goals: null));
        Assert.Equal(ask, AboutSomebody(OpeningKind.VolunteerRole, [Scheme.None], goals: [PlanGoal.TakingPart]));
        Assert.Equal(ask, AboutSomebody(OpeningKind.VolunteerRole, null, goals: [PlanGoal.TakingPart]));
    }

    [Theory]
    [InlineData(OpeningKind.WorkPlacement)]
    [InlineData(OpeningKind.Taalstage)]
    [InlineData(OpeningKind.VolunteerRole)]
    public void Her_no_counts_whatever_the_ground(OpeningKind kind) =>
        Assert.Equal(RuleOutcome.Fail(), AboutSomebody(kind, [Scheme.Wi2021], ConsentAnswer.Refused, [PlanGoal.TakingPart]));

    [Fact]
    public void Her_no_to_one_kind_says_nothing_of_another()
    {
        var newcomer = A.Newcomer() with { Consents = [new(OpeningKind.Maatje, ConsentAnswer.Refused, A.Today)] };

        Assert.Equal(RuleOutcome.Pass, Ask<GroundRule>.About(newcomer, A.Opening()));
    }

    private static RuleOutcome AboutSomebody(
        OpeningKind kind, Scheme[]? schemes, ConsentAnswer? answer = null, PlanGoal[]? goals = null) =>
        Ask<GroundRule>.About(
            A.Newcomer() with
            {
                Integration = new() { Schemes = schemes, Goals = goals },
                Consents = answer is { } given ? [new Consent(kind, given, A.Today)] : [],
            },
            A.Opening(kind: kind));
}
