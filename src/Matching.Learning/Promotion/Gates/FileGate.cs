namespace Matching.Learning.Promotion.Gates;

/// <summary>The file is whole, keeps to the limits, has only finite numbers and was made for the features of this version.</summary>
internal sealed class FileGate : IGate
{
    public GateCode Code => GateCode.File;

    public GateOutcome Judge(Measured measured) => GateOutcome.Of(Code, measured.Fault is null);
}
