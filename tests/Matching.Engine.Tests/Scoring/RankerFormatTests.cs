using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Matching.Engine.Features;
using Matching.Engine.Scoring;

namespace Matching.Engine.Tests.Scoring;

public class RankerFormatTests
{
    private static readonly Ranker Good = RandomForest.Ranker(RandomForest.Draw(new Random(4), trees: 6, leaves: 5));

    [Fact]
    public void A_ranker_comes_back_as_it_was_written() => RandomForest.ForAll(random =>
    {
        var bytes = RankerFormat.Write(RandomForest.Ranker(RandomForest.Draw(random)));
        Assert.True(RankerFormat.TryRead(bytes, FeatureSchema.Hash, out var ranker, out _));
        Assert.Equal(bytes, RankerFormat.Write(ranker));
    });

    [Fact]
    public void A_second_slope_comes_back_and_a_program_that_does_not_know_it_says_too_new() => RandomForest.ForAll(random =>
    {
        var calibration = new Calibration(random.Next(1, int.MaxValue), random.Next(1, int.MaxValue), random.Next(int.MinValue, int.MaxValue));
        var bytes = RankerFormat.Write(Good with { Calibration = calibration });
        Assert.True(RankerFormat.TryRead(bytes, FeatureSchema.Hash, out var ranker, out _));
        Assert.Equal(calibration, ranker.Calibration);
        Assert.Equal(2, (int)JsonNode.Parse(bytes)!["version"]!);
    });

    [Fact]
    public void A_ranker_with_one_slope_has_the_bytes_it_had_before_there_were_two()
    {
        const string Before = """{"version":1,"id":"old","schema":"s","features":1,"slope":13421773,"intercept":-6710886,"base":5,"trees":[],"sha256":"4bb8baaaeab20e29721fdb9ad64b58af328be6d37dc0dd626c0385ca596c8da2"}""";
        var old = new Ranker { Id = "old", Forest = new() { Trees = [], Features = 1, SchemaHash = "s", Base = 5 }, Calibration = new(13_421_773, -6_710_886) };
        Assert.Equal(Before, Encoding.UTF8.GetString(RankerFormat.Write(old)));
        Assert.True(RankerFormat.TryRead(Encoding.UTF8.GetBytes(Before), "s", out var ranker, out _));
        Assert.Equal(old.Calibration, ranker.Calibration);
    }

    [Theory]
    [InlineData("nl-NL")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void A_culture_writes_the_same_bytes(string culture)
    {
        var bytes = RankerFormat.Write(Good);
        In(culture, () =>
        {
            Assert.Equal(bytes, RankerFormat.Write(Good));
            Assert.True(RankerFormat.TryRead(bytes, FeatureSchema.Hash, out _, out _));
        });
    }

    [Fact]
    public void Byte_flips_and_truncations_give_the_ranker_or_a_sentence() => RandomForest.ForAll(random =>
    {
        var bytes = RankerFormat.Write(Good);
        for (var i = 0; i < 50; i++)
        {
            var broken = bytes[..(random.Next(3) == 0 ? random.Next(bytes.Length) : bytes.Length)];
            for (var flips = random.Next(4); flips > 0 && broken.Length > 0; flips--)
                broken[random.Next(broken.Length)] ^= (byte)(1 << random.Next(8));
            if (RankerFormat.TryRead(broken, FeatureSchema.Hash, out var ranker, out var fault))
                Assert.Equal(bytes, RankerFormat.Write(ranker));
            else
                Assert.EndsWith(".", fault.Sentence, StringComparison.Ordinal);
        }
    });

    [Theory]
    [InlineData("$.version", "3", RankerFaultCode.TooNew, "versie 3")]
    [InlineData("$.version", "2", RankerFaultCode.Changed, "veranderd")]
    [InlineData("$.version", "0", RankerFaultCode.NotReadable, "versie")]
    [InlineData("$.version", "null", RankerFaultCode.NotReadable, "versie")]
    [InlineData("$.id", "\"../x\"", RankerFaultCode.OutsideLimits, "naam")]
    [InlineData("$.id", "null", RankerFaultCode.NotReadable, "regel 1")]
    [InlineData("$.slope", "0", RankerFaultCode.OutsideLimits, "kalibratie")]
    [InlineData("$.above", "0", RankerFaultCode.OutsideLimits, "kalibratie")]
    [InlineData("$.above", "-1", RankerFaultCode.OutsideLimits, "kalibratie")]
    [InlineData("$.above", "1", RankerFaultCode.Changed, "veranderd")]
    [InlineData("$.features", "3", RankerFaultCode.OutsideLimits, "kenmerk dat niet bestaat")]
    [InlineData("$.features", "1000000", RankerFaultCode.OutsideLimits, "1000000 kenmerken")]
    [InlineData("$.schema", "\"00\"", RankerFaultCode.OtherFeatures, "andere kenmerken")]
    [InlineData("$.base", "1", RankerFaultCode.Changed, "veranderd")]
    [InlineData("$.base", "2147483647", RankerFaultCode.OutsideLimits, "samen")]
    [InlineData("$.extra", "1", RankerFaultCode.NotReadable, "regel 1")]
    [InlineData("$.trees", "[null]", RankerFaultCode.NoTree, "null")]
    [InlineData("$.trees[0].threshold[0]", "1e39", RankerFaultCode.NotFinite, "boom 1")]
    [InlineData("$.trees[0].threshold[0]", "\"NaN\"", RankerFaultCode.NotReadable, "regel 1")]
    [InlineData("$.trees[0].left[0]", "0", RankerFaultCode.NoTree, "boom 1")]
    [InlineData("$.trees[0].right[1]", "1", RankerFaultCode.NoTree, "boom 1")]
    [InlineData("$.trees[0].left[0]", "-99", RankerFaultCode.NoTree, "boom 1")]
    [InlineData("$.trees[0].left[0]", "99", RankerFaultCode.NoTree, "boom 1")]
    [InlineData("$.trees[0].leaf", "[1]", RankerFaultCode.NoTree, "boom 1")]
    [InlineData("$.trees[0].feature[0]", "-1", RankerFaultCode.OutsideLimits, "boom 1")]
    [InlineData("$.trees[0].leaf[0]", "99999999999", RankerFaultCode.NotReadable, "regel 1")]
    public void What_is_wrong_is_said_with_its_place(string path, string value, RankerFaultCode code, string place)
    {
        var fault = Refused(Changed(path, value));
        Assert.Equal(code, fault.Code);
        Assert.Contains(place, fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_at_all_and_something_else_are_refused() =>
        Assert.All(["", "null", "[]", "{}", "42", "{\"version\":1}", new('[', 100_000)], text =>
            Assert.Equal(RankerFaultCode.NotReadable, Refused(Encoding.UTF8.GetBytes(text)).Code));

    [Fact]
    public void A_file_beyond_the_limit_is_not_read() =>
        Assert.Equal(RankerFaultCode.TooLarge, Refused(new byte[RankerLimits.MostBytes + 1]).Code);

    [Fact]
    public void More_trees_or_leaves_than_the_limit_are_refused()
    {
        var many = Enumerable.Repeat(Tree.Constant(0), RankerLimits.MostTrees + 1).ToArray();
        Assert.Contains("10001 bomen", Fault(Good.Forest with { Trees = many }).Sentence, StringComparison.Ordinal);

        var nodes = Enumerable.Range(0, RankerLimits.MostLeaves).ToArray();
        var wide = Tree.Create(
            [.. nodes.Select(_ => 0)], [.. nodes.Select(n => (float)n)], [.. nodes.Select(n => ~n)],
            [.. nodes.Select(n => n == nodes[^1] ? ~(n + 1) : n + 1)], [.. Enumerable.Repeat(0, RankerLimits.MostLeaves + 1)]);
        Assert.Contains("1025 bladeren", Fault(Good.Forest with { Trees = [wide] }).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_that_together_could_overflow_are_refused()
    {
        var half = Tree.Constant(1 << 30);
        Assert.Null(RankerLimits.Fault(RandomForest.Ranker(Good.Forest with { Base = -1, Trees = [half] }), FeatureSchema.Hash));
        Assert.Contains("samen", Fault(Good.Forest with { Base = 0, Trees = [half, half] }).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_has_a_sentence() =>
        Assert.All(Enum.GetValues<RankerFaultCode>(), code => Assert.EndsWith(".", new RankerFault(code).Sentence, StringComparison.Ordinal));

    internal static void In(string culture, Action act)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            act();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>The good file with one value replaced.</summary>
    private static byte[] Changed(string path, string value)
    {
        var file = JsonNode.Parse(RankerFormat.Write(Good))!;
        var node = file;
        var steps = path[2..].Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        foreach (var step in steps[..^1])
            node = int.TryParse(step, out var at) ? node[at]! : node[step]!;
        if (int.TryParse(steps[^1], out var last))
            node[last] = JsonNode.Parse(value);
        else
            node[steps[^1]] = JsonNode.Parse(value);
        return Encoding.UTF8.GetBytes(file.ToJsonString());
    }

    private static RankerFault Refused(byte[] bytes)
    {
        Assert.False(RankerFormat.TryRead(bytes, FeatureSchema.Hash, out _, out var fault));
        return fault;
    }

    private static RankerFault Fault(Forest forest) => Assert.IsType<RankerFault>(RankerLimits.Fault(RandomForest.Ranker(forest), FeatureSchema.Hash));
}
