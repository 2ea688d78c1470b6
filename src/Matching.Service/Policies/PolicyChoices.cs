using Matching.Engine.Rounds;

namespace Matching.Service.Policies;

/// <summary>
/// What a municipality may switch on for its nights. Everything is neutral until it is switched on with the date and the reference of
/// the decision; the rest of <see cref="RoundOptions"/> is how Matching works and no policy.
/// </summary>
public sealed record PolicyChoices
{
    public static PolicyChoices Neutral { get; } = Of(RoundOptions.Default);

    /// <summary>Groups that come first: at least so many percent of each hold a proposal. Empty is neutral.</summary>
    public IReadOnlyList<Floor> Floors { get; init; } = [];

    /// <summary>So many percent of the proposals are drawn to learn from, 0 to 20.</summary>
    public int ExplorationPercent { get; init; }

    /// <summary>How much of the expected worth of scarce places is kept for who arrives later, 0 to 100.</summary>
    public int ReservePercent { get; init; }

    /// <summary>Proposals a caseworker finds on her desk in a day.</summary>
    public int DailyPortion { get; init; } = RoundOptions.Default.DailyPortion;

    public static PolicyChoices Of(RoundOptions options) => new()
    {
        Floors = options.Floors,
        ExplorationPercent = options.ExplorationPercent,
        ReservePercent = options.ReservePercent,
        DailyPortion = options.DailyPortion,
    };

    /// <summary>These choices, and everything else as it was.</summary>
    public RoundOptions ApplyTo(RoundOptions options) => options with
    {
        Floors = Floors,
        ExplorationPercent = ExplorationPercent,
        ReservePercent = ReservePercent,
        DailyPortion = DailyPortion,
    };
}
