using Matching.Engine.Domain;
using Matching.Engine.Rounds;

namespace Matching.Engine.Scoring;

/// <summary>What the allocation sees: round(10,000 × chance × the person's weight for the kind × what the Unknowns leave), in whole numbers.</summary>
public static class Points
{
    public const int Most = Logistic.Certain;

    /// <param name="chance">Ten-thousandths.</param>
    /// <param name="wishPercent">From <see cref="WishPercent"/>; a chance never rises above certain by it.</param>
    /// <param name="unknownPercent">From <see cref="UnknownPercent"/>.</param>
    public static int Of(int chance, int wishPercent, int unknownPercent) =>
        (Math.Min(Most * 100, chance * wishPercent) * unknownPercent + 5_000) / 10_000;

    /// <summary>The person's own weight, in percent: 0 'not this', 70 'a little', 100 neutral, 130 'very much'.</summary>
    public static int WishPercent(int weight) => weight switch
    {
        0 => 0,
        1 => 70,
        Wishes.NeutralWeight => 100,
        3 => 130,
        _ => throw new ArgumentOutOfRangeException(nameof(weight), weight, "A weight lies between 0 and 3."),
    };

    /// <summary>What so many Unknowns leave, in percent, rounded at each step; never nothing, so that ties still break by merit.</summary>
    public static int UnknownPercent(int unknowns, RoundOptions options)
    {
        var percent = 100;
        for (var i = 0; i < unknowns; i++)
            percent = Math.Max(1, (percent * options.UnknownPercent + 50) / 100);
        return percent;
    }
}
