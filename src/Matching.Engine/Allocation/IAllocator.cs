namespace Matching.Engine.Allocation;

/// <summary>Chooses one plan for the area: greedy here, an auction with prices and a certificate later. Pure and deterministic.</summary>
public interface IAllocator
{
    /// <summary>As stored in the round, such as 'greedy'.</summary>
    string Name { get; }

    AllocationPlan Allocate(AllocationProblem problem);
}
