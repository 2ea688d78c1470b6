namespace Matching.Simulation;

/// <summary>The tags for what people like, one list for both sides.</summary>
internal static class Interests
{
    public static IReadOnlyList<string> All { get; } =
    [
        "voetbal", "zwemmen", "fietsen", "wandelen", "fitness", "volleybal", "dansen", "koken", "tuinieren", "naaien", "techniek",
        "computers", "muziek", "schilderen", "lezen", "kinderen", "ouderen", "dieren", "natuur", "talen", "ondernemen",
    ];
}
