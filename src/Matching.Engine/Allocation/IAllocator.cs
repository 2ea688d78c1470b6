namespace Matching.Engine.Allocation;

/// <summary>Chooses one plan for the area: the auction, with prices and a certificate, or the greedy baseline. Pure and deterministic.</summary>
public interface IAllocator
{
    /// <summary>As stored in the round, such as 'greedy'.</summary>
    string Name { get; }

    AllocationPlan Allocate(AllocationProblem problem);
}
