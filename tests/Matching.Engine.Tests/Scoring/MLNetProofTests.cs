using System.Globalization;
using System.Runtime.Intrinsics;
using Matching.Engine.Scoring;

namespace Matching.Engine.Tests.Scoring;

/// <summary>
/// A forest that ML.NET's LightGBM trainer learned, and what ML.NET scored 1,000 rows with it: ours are the same bits, without ML.NET.
/// Where it comes from and how it is made again: <c>tests/data/mlnet/SOURCE.md</c>.
/// </summary>
public sealed class MLNetProofTests
{
    private const string Schema = "mlnet-proof";

    private static readonly string Folder = FolderOf(new DirectoryInfo(AppContext.BaseDirectory));

    private static readonly Ranker Ranker = Read();

    private static readonly (float[] Row, uint Bits)[] Rows = [.. File.ReadLines(Path.Combine(Folder, "scores.csv")).Skip(1).Select(Parse)];

    [Fact]
    public void There_are_a_thousand_rows_that_end_in_different_leaves()
    {
        Assert.Equal(1_000, Rows.Length);
        Assert.Equal(60, Ranker.Forest.Trees.Count);
        Assert.True(Rows.Select(r => r.Bits).Distinct().Count() > 500);
    }

    [Fact]
    public void The_walk_gives_MLNets_scores_bit_for_bit()
    {
        foreach (var (row, bits) in Rows)
            Assert.Equal(bits, BitsOf(ForestWalk.Score(Ranker.Forest, row)));
    }

    [Fact]
    public void The_masks_give_MLNets_scores_bit_for_bit()
    {
        Column[] columns = [.. Enumerable.Range(0, Ranker.Forest.Features).Select(_ => new Column(0, 120))];
        var masks = MaskTables.From(Ranker.Forest, columns)!;

        foreach (var (row, bits) in Rows)
            Assert.Equal(bits, BitsOf(Score(masks, [.. row.Select(x => (int)x)])));
    }

    private static int Score(MaskTables masks, int[] row)
    {
        var (newcomer, opening) = (new Vector512<uint>[masks.Width], new Vector512<uint>[masks.Width]);
        masks.Combine(Side.Newcomer, row, newcomer);
        masks.Combine(Side.Opening, row, opening);
        var room = new Vector512<uint>[MaskTables.AtOnce * masks.Width];
        masks.Mask(newcomer, opening, row, room, 0);
        Span<int> score = [0];
        masks.Scores(room, score);
        return score[0];
    }

    private static uint BitsOf(int score) => BitConverter.SingleToUInt32Bits((float)Forest.LogOdds(score));

    private static Ranker Read() =>
        RankerFormat.TryRead(File.ReadAllBytes(Path.Combine(Folder, "ranker.json")), Schema, out var ranker, out var fault)
            ? ranker
            : throw new InvalidOperationException(fault.Sentence);

    private static (float[], uint) Parse(string line)
    {
        var cells = line.Split(';');
        return ([.. cells[..^2].Select(c => float.Parse(c, CultureInfo.InvariantCulture))], uint.Parse(cells[^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }

    private static string FolderOf(DirectoryInfo from) =>
        File.Exists(Path.Combine(from.FullName, "Matching.sln")) ? Path.Combine(from.FullName, "tests", "data", "mlnet") : FolderOf(from.Parent!);
}
