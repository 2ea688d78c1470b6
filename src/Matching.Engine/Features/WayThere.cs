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
    /// A number that two people share only when every way is the same for both: where she lives and how she travels, in bits,
    /// the postcode first, so that sorting by it brings neighbours together.
    /// </summary>
    public static long Traveller(Newcomer newcomer)
    {
        var (mobility, number) = (newcomer.Mobility, (long)newcomer.Postcode.Value);
        var modes = mobility.Modes is null ? 1 << 6 : 0;
        for (var i = 0; i < mobility.Modes?.Count; i++)
            modes |= 1 << (int)mobility.Modes[i];
        number = number << 7 | (uint)modes;
        number = number << 3 | (uint)(mobility.Cycling is { } cycling ? (int)cycling + 1 : 0);
        number = number << 2 | (uint)(mobility.DrivingLicence is { } licence ? licence ? 2 : 1 : 0);
        return number << 8 | (uint)(mobility.MaxMinutes ?? 0);
    }

    private static int OnFoot(double kilometres) =>
        (int)Math.Round(60 * kilometres * TravelSpeeds.Detour / TravelSpeeds.Walking, MidpointRounding.AwayFromZero);
}
