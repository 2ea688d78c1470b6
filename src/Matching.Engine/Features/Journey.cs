using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Features;

/// <summary>How long the way there is.</summary>
internal static class Journey
{
    public const int LongestMinutes = 120;

    private const double DetourFactor = 1.3;
    private const double WalkingKilometresPerMinute = 5.0 / 60;

    /// <summary>Minutes one way. Transport not known yet counts as on foot.</summary>
    public static int Minutes(Newcomer newcomer, Opening opening, RuleContext context)
    {
        if (context.PlaceOf(newcomer.Postcode) is not { } home || context.PlaceOf(opening.Postcode) is not { } place)
            return LongestMinutes;
        var minutes = home.KilometresTo(place) * DetourFactor / WalkingKilometresPerMinute;
        return Math.Min(LongestMinutes, (int)Math.Round(minutes, MidpointRounding.AwayFromZero));
    }
}
