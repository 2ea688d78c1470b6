using Matching.Engine.Domain;

namespace Matching.Service.Imports.Fields;

/// <summary>What work demands, or what a person cannot do: codes between <c>|</c>; <c>geen</c> is an answer.</summary>
public static class DemandsField
{
    /// <summary>The codes together; empty text is not known.</summary>
    public static Parsed<Demands?> Read(string text)
    {
        if (text.Length == 0)
            return (Demands?)null;
        var codes = CodeLists.Demands.Many(text);
        return codes.Wrong is { } wrong ? wrong : (Demands?)codes.Value.Aggregate(Demands.None, (all, one) => all | one);
    }
}
