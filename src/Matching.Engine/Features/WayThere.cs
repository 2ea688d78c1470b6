using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Features;

/// <summary>How long the way there is, by the journey that the rule looked at too.</summary>
internal static class WayThere
{
    public const int LongestMinutes = 120;

    /// <summary>Minutes one way. Transport not known yet counts as on foot.</summary>
    public static int Minutes(Newcomer newcomer, Opening opening, RuleContext context)
    {
        if (Travel.Best(newcomer, opening, context) is not { } journey)
            return LongestMinutes;
        return Math.Min(LongestMinutes, journey.IsAssumed ? Math.Max(journey.Minutes, OnFoot(journey.Kilometres)) : journey.Minutes);
    }

    private static int OnFoot(double kilometres) =>
        (int)Math.Round(60 * kilometres * TravelSpeeds.Detour / TravelSpeeds.Walking, MidpointRounding.AwayFromZero);
}
