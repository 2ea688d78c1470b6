using Matching.Engine.Rounds;

namespace Matching.Engine.Tests;

public class EngineHouseTests
{
    [Fact]
    public void The_engine_knows_the_base_class_library_alone() =>
        Assert.All(typeof(MatchingRound).Assembly.GetReferencedAssemblies(), a =>
            Assert.True(a.Name!.StartsWith("System.", StringComparison.Ordinal), $"{a.Name} is no part of the base class library."));
}
