using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Explanation.Unlocking;

/// <summary>She can cycle and has a bicycle. Edits: cycling is 'can'; a known list of modes gets the bicycle.</summary>
public sealed record Cycle : UnlockChange
{
    public override string Code => "cycle";
    public override RuleSet Touches => RuleSet.Of(RuleCode.Reachable);

    public override bool IsFor(Newcomer newcomer) => newcomer.Mobility.Cycling switch
    {
        Cycling.Can => newcomer.Mobility.Modes is { } modes && !modes.Contains(TravelMode.Bicycle),
        null => newcomer.Mobility.Modes?.Contains(TravelMode.Bicycle) is not true,
        _ => true,
    };

    public override Newcomer ApplyTo(Newcomer newcomer) => newcomer with
    {
        Mobility = newcomer.Mobility with { Cycling = Cycling.Can, Modes = TravelModes.With(newcomer.Mobility.Modes, TravelMode.Bicycle) },
    };

    public override int? MonthsFor(Newcomer newcomer) => NeedsLessons(newcomer) ? UsualMonths.CyclingLessons : UsualMonths.AtOnce;

    public override SupportKind? SupportFor(Newcomer newcomer) => NeedsLessons(newcomer) ? SupportKind.CyclingLesson : null;

    private static bool NeedsLessons(Newcomer newcomer) => newcomer.Mobility.Cycling is Cycling.Cannot or null;
}

/// <summary>
/// She gets an e-bike; only for who can cycle. Edits: cycling is 'can', and the e-bike among the modes. Where no mode is known, what the
/// rules assume (public transport, a seat) is written down with it, so that it does not get lost.
/// </summary>
public sealed record EBike : UnlockChange
{
    public override string Code => "e-bike";
    public override RuleSet Touches => RuleSet.Of(RuleCode.Reachable);

    public override bool IsFor(Newcomer newcomer) =>
        newcomer.Mobility.Cycling is Cycling.Can or Cycling.NoBicycle && newcomer.Mobility.Modes?.Contains(TravelMode.EBike) is not true;

    public override Newcomer ApplyTo(Newcomer newcomer) => newcomer with
    {
        Mobility = newcomer.Mobility with
        {
            Cycling = Cycling.Can,
            Modes = TravelModes.With(newcomer.Mobility.Modes ?? TravelModes.AssumedOf(newcomer.Mobility), TravelMode.EBike),
        },
    };

    public override int? MonthsFor(Newcomer newcomer) => UsualMonths.AtOnce;
}

/// <summary>She gets a licence that is valid here. Edits: the licence alone; a licence is no car.</summary>
public sealed record DrivingLicence : UnlockChange
{
    public override string Code => "driving-licence";
    public override RuleSet Touches => RuleSet.Of(RuleCode.Reachable, RuleCode.DrivingLicence);

    public override bool IsFor(Newcomer newcomer) => newcomer.Mobility.DrivingLicence is false;

    public override Newcomer ApplyTo(Newcomer newcomer) => newcomer with { Mobility = newcomer.Mobility with { DrivingLicence = true } };

    public override int? MonthsFor(Newcomer newcomer) => UsualMonths.DrivingLessons;

    public override SupportKind? SupportFor(Newcomer newcomer) => SupportKind.DrivingLesson;
}

/// <summary>Meerijden: she rides along where a host confirmed a seat near her. Edits: a known list of modes gets 'meerijden'.</summary>
public sealed record RideAlong : UnlockChange
{
    public override string Code => "ride-along";
    public override RuleSet Touches => RuleSet.Of(RuleCode.Reachable);

    public override bool IsFor(Newcomer newcomer) => newcomer.Mobility.Modes is { } modes && !modes.Contains(TravelMode.Meerijden);

    public override Newcomer ApplyTo(Newcomer newcomer) => newcomer with
    {
        Mobility = newcomer.Mobility with { Modes = TravelModes.With(newcomer.Mobility.Modes, TravelMode.Meerijden) },
    };

    public override int? MonthsFor(Newcomer newcomer) => UsualMonths.AtOnce;
}

internal static class TravelModes
{
    /// <summary>Not known stays not known.</summary>
    public static IReadOnlyList<TravelMode>? With(IReadOnlyList<TravelMode>? modes, TravelMode mode) => modes is null ? null : [.. modes, mode];

    /// <summary>What counts where no mode is known.</summary>
    public static IReadOnlyList<TravelMode> AssumedOf(Mobility mobility) =>
    [
        TravelMode.Walking, TravelMode.PublicTransport, TravelMode.Meerijden,
        .. mobility.Cycling == Cycling.Can ? [TravelMode.Bicycle] : (ReadOnlySpan<TravelMode>)[],
    ];
}
