using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Features;

/// <summary>What a higher value does to the score, whoever learns the weights: a ranker may not turn it round.</summary>
public enum Direction : byte
{
    /// <summary>A higher value never lowers the score.</summary>
    Up,

    /// <summary>A higher value never raises the score.</summary>
    Down,

    /// <summary>Nothing is promised.</summary>
    Free,
}

/// <summary>Reads one number of a pair. Pure, allocates nothing, callable from any thread.</summary>
public delegate int FeatureReader(Newcomer newcomer, Opening opening, RuleContext context);

/// <summary>One number about a pair. An unknown fact counts as the answer that would help least.</summary>
/// <param name="Code">Its stored name.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Low">Smallest value, inclusive.</param>
/// <param name="High">Largest value, inclusive.</param>
/// <param name="Direction">Which way it counts.</param>
/// <param name="StopsAt">Where more of it stops counting.</param>
/// <param name="Read">How it is read.</param>
public sealed record Feature(FeatureCode Code, string Unit, int Low, int High, Direction Direction, string StopsAt, FeatureReader Read)
{
    public string Name => Code.ToString();

    /// <summary>Values it can take.</summary>
    public int Width => High - Low + 1;
}
