using Matching.Simulation;

namespace Matching.Engine.Tests.Simulation;

public class SeededRandomTests
{
    [Fact]
    public void Streams_are_apart_by_seed_name_and_number()
    {
        ulong First(long seed, string name, long number) => SeededRandom.Stream(seed, name, number).NextBits();

        Assert.Equal(First(1, "person", 1), First(1, "person", 1));
        Assert.Equal(4, new[] { First(1, "person", 1), First(2, "person", 1), First(1, "opening", 1), First(1, "person", 2) }.Distinct().Count());
    }

    [Fact]
    public void Shares_are_spread_evenly()
    {
        var random = SeededRandom.Stream(3, "test");
        var tenths = new int[10];
        for (var i = 0; i < 20_000; i++)
            tenths[(int)(random.Share() * 10)]++;
        Assert.All(tenths, count => Assert.InRange(count, 1850, 2150));
    }

    [Fact]
    public void Normal_draws_have_their_mean_and_deviation()
    {
        var random = SeededRandom.Stream(3, "normal");
        var draws = Enumerable.Range(0, 20_000).Select(_ => random.Normal(2, 0.5)).ToList();
        Assert.Equal(2, draws.Average(), 0.02);
        Assert.Equal(0.25, draws.Average(d => (d - 2) * (d - 2)), 0.02);
    }

    [Fact]
    public void Some_keeps_the_order_and_repeats_nothing()
    {
        var random = SeededRandom.Stream(3, "some");
        for (var i = 0; i < 200; i++)
        {
            var some = random.Some([1, 2, 3, 4, 5], 3);
            Assert.Equal(3, some.Count);
            Assert.Equal(some.Distinct().Order(), some);
        }
        Assert.Equal([1, 2], random.Some([1, 2], 9));
    }

    [Fact]
    public void Weights_are_followed()
    {
        var random = SeededRandom.Stream(3, "weights");
        var picks = Enumerable.Range(0, 10_000).CountBy(_ => random.Pick<char>([('a', 1), ('b', 3)])).ToDictionary();
        Assert.InRange(picks['b'], 7300, 7700);
    }
}
