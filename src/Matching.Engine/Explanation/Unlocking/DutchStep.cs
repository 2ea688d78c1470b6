using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Explanation.Unlocking;

/// <summary>
/// One level more in one skill, up to where her leerroute leads (<see cref="LearningAims"/>). Edits: that level and nothing else. Source
/// and date belong to all four skills, so they stay as they are; a level that is enough passes whatever its source.
/// </summary>
public sealed record DutchStep(LanguageSkill Skill, CefrLevel To) : UnlockChange
{
    public override string Code => $"{Skill.ToString().ToLowerInvariant()}-{To}";

    public override RuleSet Touches => RuleSet.Of(Skill switch
    {
        LanguageSkill.Speaking => RuleCode.Speaking,
        LanguageSkill.Listening => RuleCode.Listening,
        LanguageSkill.Reading => RuleCode.Reading,
        LanguageSkill.Writing => RuleCode.Writing,
        _ => throw new ArgumentOutOfRangeException(nameof(Skill)),
    });

    public override bool IsFor(Newcomer newcomer) =>
        LevelOf(newcomer) is { } level && To == level + 1 && To <= LearningAims.Of(newcomer.Integration);

    public override Newcomer ApplyTo(Newcomer newcomer) => newcomer with
    {
        Dutch = Skill switch
        {
            LanguageSkill.Speaking => newcomer.Dutch with { Speaking = To },
            LanguageSkill.Listening => newcomer.Dutch with { Listening = To },
            LanguageSkill.Reading => newcomer.Dutch with { Reading = To },
            _ => newcomer.Dutch with { Writing = To },
        },
    };

    public override int? MonthsFor(Newcomer newcomer) => UsualMonths.OfDutch(newcomer.Integration.Route, To);

    public override SupportKind? SupportFor(Newcomer newcomer) => SupportKind.LanguageGroup;

    /// <summary>Who cannot read or write yet in any script is at A0 there, as the rule has it.</summary>
    private CefrLevel? LevelOf(Newcomer newcomer) =>
        newcomer.Dutch[Skill]
        ?? (Skill is LanguageSkill.Reading or LanguageSkill.Writing && newcomer.Integration.Literacy == Literacy.A ? CefrLevel.A0 : null);
}

/// <summary>
/// How far a leerroute leads. Wet inburgering 2021 and DUO's codes: the B1 route aims at B1 and may be lowered to A2 (then her plan says so),
/// the Z route ends at A1 or A2, the onderwijsroute leads to B1 or higher (taken here as B2, what hbo asks).
/// </summary>
public static class LearningAims
{
    /// <summary>The highest level she is learning for. With no route known A2, which every route leads to.</summary>
    public static CefrLevel Of(CivicIntegration integration) => integration.Route switch
    {
        LearningRoute.B1 => integration.PlanLevel is { } planned && planned < CefrLevel.B1 ? planned : CefrLevel.B1,
        LearningRoute.Education => CefrLevel.B2,
        _ => CefrLevel.A2,
    };
}
