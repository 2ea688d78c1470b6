using Matching.Learning.Promotion.Gates;

namespace Matching.Learning.Promotion;

/// <summary>The list of all gates between a candidate and the champion. Adding one is one class and one line.</summary>
public static class PromotionGates
{
    public static IReadOnlyList<IGate> All { get; } =
    [
        new FileGate(),
        new EnoughGate(),
        new DirectionsGate(),
        new BetterGate(),
        new CalibrationGate(),
        new OverfitGate(),
        new TooGoodGate(),
        new DriftGate(),
        new GroupsGate(),
    ];

    /// <summary>What every gate says, in the order of the list. Of a file that cannot be used nothing else was measured: the first gate alone answers.</summary>
    public static IReadOnlyList<GateOutcome> Judge(Measured measured) =>
        measured.Fault is not null ? [All[0].Judge(measured)] : [.. All.Select(gate => gate.Judge(measured))];
}
