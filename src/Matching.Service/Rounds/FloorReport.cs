using Matching.Engine.Rounds;

namespace Matching.Service.Rounds;

/// <summary>One floor of the policy in a night: what it asked, what it reached, what it cost. Counts only.</summary>
/// <param name="Group">Which group comes first.</param>
/// <param name="Percent">How many percent of the group should hold a proposal.</param>
/// <param name="People">How large the group is, counting who could be proposed anything.</param>
/// <param name="Asked">How many of them that is.</param>
/// <param name="Before">How many would hold a proposal without this floor.</param>
/// <param name="Reached">How many hold one.</param>
/// <param name="Possible">The most that could hold one if nobody else counted.</param>
/// <param name="Helped">How many hold one by it and would have none.</param>
/// <param name="Cost">What it cost in points of the whole plan.</param>
/// <param name="CostPercent">The same in percent of the plan's points without it.</param>
public sealed record FloorReport(
    PriorityGroup Group, int Percent, int People, int Asked, int Before, int Reached, int Possible, int Helped, long Cost, double CostPercent)
{
    /// <summary>How many more it would take; 0 when the floor is met.</summary>
    public int Missing => Math.Max(0, Asked - Reached);

    internal static FloorReport Of(FloorResult floor, long planPoints) => new(
        floor.Group, floor.Percent, floor.Size, floor.Asked, floor.Before, floor.Reached, floor.Possible, floor.Helped.Count, floor.Cost,
        planPoints + floor.Cost == 0 ? 0 : 100.0 * floor.Cost / (planPoints + floor.Cost));
}
