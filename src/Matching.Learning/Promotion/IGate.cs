namespace Matching.Learning.Promotion;

public enum GateCode : byte { File, Better, Calibration, Directions, Overfit, TooGood, Drift, Groups, Enough }

public enum GateVerdict : byte
{
    Passes,

    /// <summary>A person may go on, with a written reason.</summary>
    Alarm,
    Stops,
}

/// <summary>One condition for becoming champion. Pure: the same figures give the same outcome.</summary>
public interface IGate
{
    GateCode Code { get; }

    GateOutcome Judge(Measured measured);
}

/// <summary>What a gate says, and the figures it looked at.</summary>
public sealed record GateOutcome(GateCode Gate, GateVerdict Verdict, IReadOnlyList<GateFigure> Figures)
{
    public static GateOutcome Of(GateCode gate, bool passes, params IReadOnlyList<GateFigure> figures) =>
        new(gate, passes ? GateVerdict.Passes : GateVerdict.Stops, figures);
}

/// <summary>One figure of a gate beside its bound.</summary>
/// <param name="About">Whom or what it is about: a rival, a feature, a group; empty for the ranker as a whole.</param>
/// <param name="Value">What was found.</param>
/// <param name="Bound">What it may be at most, or must be at least.</param>
/// <param name="Within">Whether it keeps to the bound.</param>
public sealed record GateFigure(string About, double Value, double Bound, bool Within)
{
    /// <summary>What a figure of the order is about; the rival's name comes after it.</summary>
    public const string OrderBeside = "order:";

    /// <summary>The figure of what is surely kept of the champion's lead.</summary>
    public const string Kept = "kept";
}
