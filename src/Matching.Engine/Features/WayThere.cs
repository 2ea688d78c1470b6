using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Features;

/// <summary>How long the way there is, by the journey that the rule looked at too.</summary>
internal static class WayThere
{
    public const int LongestMinutes = 120;

    /// <summary>Minutes one way. Transport not known yet counts as on foot.</summary>
    public static int Minutes(Newcomer newcomer, Opening opening, RuleContext context) =>
        Travel.Best(newcomer, opening, context) is { } journey ? Minutes(journey) : LongestMinutes;

    public static int Minutes(Journey journey) =>
        Math.Min(LongestMinutes, journey.IsAssumed ? Math.Max(journey.Minutes, OnFoot(journey.Kilometres)) : journey.Minutes);

    /// <summary>
    /// A number that two people share only when every way is the same for both: where she lives and her <see cref="Travel.Ways"/>, in bits,
    /// the postcode first, so that sorting by it brings neighbours together.
    /// </summary>
    public static long Traveller(Newcomer newcomer)
    {
        var mobility = newcomer.Mobility;
        var number = (long)newcomer.Postcode.Value << 1 | (mobility.Modes is null ? 0L : 1L);
        for (var mode = TravelMode.Walking; mode <= TravelMode.Meerijden; mode++)
            number = number << 1 | (Travel.Has(mobility, mode) ? 1L : 0L);
        return number << 8 | (uint)(mobility.MaxMinutes ?? 0);
    }

    private static int OnFoot(double kilometres) =>
        (int)Math.Round(60 * kilometres * TravelSpeeds.Detour / TravelSpeeds.Walking, MidpointRounding.AwayFromZero);
}
