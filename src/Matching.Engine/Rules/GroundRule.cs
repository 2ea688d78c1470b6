using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>
/// The grondslag: a public task for what the law and the plan name, consent for everything else.
/// Her no to a kind counts whatever the ground; not asked yet is a question.
/// </summary>
public sealed class GroundRule : IRule
{
    public RuleCode Code => RuleCode.Ground;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context)
    {
        if (newcomer.ConsentFor(opening.Kind) is { } answer)
            return answer == ConsentAnswer.Given ? RuleOutcome.Pass : RuleOutcome.Fail();
        return IsPublicTask(newcomer.Integration, opening.Kind) switch
        {
            true => RuleOutcome.Pass,
            false => RuleOutcome.Unknown(ConsentQuestion(opening.Kind)),
            null => RuleOutcome.Unknown(QuestionCode.Schemes),
        };
    }

    /// <summary>Null when the scheme decides and is not known.</summary>
    private static bool? IsPublicTask(CivicIntegration integration, OpeningKind kind) => kind switch
    {
        OpeningKind.WorkPlacement or OpeningKind.Taalstage => IsGuided(integration),
        OpeningKind.VolunteerRole => IsGuided(integration) is true && NamesTakingPart(integration),
        _ => false,
    };

    private static bool? IsGuided(CivicIntegration integration)
    {
        if (integration.Schemes is not { } schemes)
            return null;
        for (var i = 0; i < schemes.Count; i++)
            if (schemes[i] != Scheme.None)
                return true;
        return false;
    }

    private static bool NamesTakingPart(CivicIntegration integration)
    {
        for (var i = 0; i < integration.Goals?.Count; i++)
            if (integration.Goals[i] == PlanGoal.TakingPart)
                return true;
        return false;
    }

    private static QuestionCode ConsentQuestion(OpeningKind kind) => kind switch
    {
        OpeningKind.WorkPlacement => QuestionCode.ConsentWorkPlacement,
        OpeningKind.Taalstage => QuestionCode.ConsentTaalstage,
        OpeningKind.Maatje => QuestionCode.ConsentMaatje,
        OpeningKind.SportsClub => QuestionCode.ConsentSportsClub,
        OpeningKind.VolunteerRole => QuestionCode.ConsentVolunteerRole,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
