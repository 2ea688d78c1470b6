using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Features;

/// <summary>
/// Language, education and experience against what the opening asks. They stop counting there,
/// or the strongest would take every place that is made for the weakest; for work one step more still counts.
/// </summary>
internal static class Strength
{
    public const int FarShort = -3;
    public const int OneStepAbove = 1;
    public const string Stops = "what the opening asks; work: one step above";

    public static int Speaking(Newcomer newcomer, Opening opening, RuleContext context) =>
        Against((int?)opening.Asks.Dutch.Speaking, (int)(newcomer.Dutch.Speaking ?? CefrLevel.A0), opening.Kind);

    public static int Education(Newcomer newcomer, Opening opening, RuleContext context) =>
        Against((int?)opening.Asks.Education, (int)(newcomer.Background.Education ?? EducationLevel.None), opening.Kind);

    /// <summary>No opening asks years of work, and a place to gain experience is for those who have none: it counts for paid work alone.</summary>
    public static int Experience(Newcomer newcomer, Opening opening, RuleContext context) =>
        opening.Kind == OpeningKind.WorkPlacement && opening.Offers.WorkForm is WorkForm.Paid or WorkForm.Trial
            ? Math.Min(newcomer.Background.ExperienceYears ?? 0, OneStepAbove)
            : 0;

    private static int Against(int? asked, int has, OpeningKind kind) =>
        asked is { } level
            ? Math.Clamp(has - level, FarShort, kind == OpeningKind.WorkPlacement ? OneStepAbove : 0)
            : 0;
}
