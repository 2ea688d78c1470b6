namespace Matching.Learning.Promotion.Gates;

/// <summary>More travel minutes never help, more shared interests never hurt: no feature counts against its direction anywhere.</summary>
internal sealed class DirectionsGate : IGate
{
    public GateCode Code => GateCode.Directions;

    public GateOutcome Judge(Measured measured) => GateOutcome.Of(
        Code, measured.TurnedRound == 0, new GateFigure("", measured.TurnedRound, 0, measured.TurnedRound == 0));
}
