using Matching.Service.Reports;

namespace Matching.Service.Tests.Reports;

public sealed class SmallCellsTests
{
    [Fact]
    public void A_small_count_is_hidden_and_so_is_the_one_that_would_give_it_away() =>
        Assert.Equal([null, 40, null], SmallCells.Hide([12, 40, 3]));

    [Fact]
    public void Nothing_is_hidden_when_all_counts_are_large_enough() => Assert.Equal([10, 40, 11], SmallCells.Hide([10, 40, 11]));

    [Fact]
    public void Two_small_counts_hide_each_other_only_when_together_they_are_ten_or_more()
    {
        Assert.Equal([null, null, 40, 50], SmallCells.Hide([6, 5, 40, 50]));
        Assert.Equal([null, null, null, 50], SmallCells.Hide([0, 1, 40, 50]));
    }

    [Fact]
    public void Nobody_at_all_is_a_small_count_too() => Assert.Equal([null, 60, null], SmallCells.Hide([0, 60, 50]));

    [Fact]
    public void In_a_table_the_crossing_lines_are_covered_as_well()
    {
        var shown = SmallCells.Hide([[3, 20, 30], [20, 25, 30], [40, 50, 60]]);

        Assert.Null(shown[0][0]);
        foreach (var line in Lines(shown))
            Assert.NotEqual(1, line.Count(cell => cell is null));
    }

    [Fact]
    public void Whatever_the_table_every_line_hides_nothing_or_two_cells_and_ten_people()
    {
        var random = new Random(20261124);
        for (var table = 0; table < 2_000; table++)
        {
            var (height, width) = (random.Next(1, 6), random.Next(1, 7));
            int[][] counts = [.. Enumerable.Range(0, height).Select(_ => Enumerable.Range(0, width).Select(_ => random.Next(0, 60)).ToArray())];
            var shown = SmallCells.Hide([.. counts.Select(row => (IReadOnlyList<int>)row)]);

            Assert.All(shown.SelectMany(row => row), cell => Assert.True(cell is null or >= SmallCells.Smallest));
            var was = Lines([.. counts.Select(row => (IReadOnlyList<int?>)[.. row.Select(c => (int?)c)])]);
            foreach (var (line, of) in Lines(shown).Zip(was).Take(height > 1 ? height + width : 1))
                Assert.True(IsSafe(line, of), $"[{string.Join(", ", of)}] is shown as [{string.Join(", ", line)}].");
        }

        // A line that is hidden whole has nothing left to hide with.
        static bool IsSafe(IReadOnlyList<int?> shown, IReadOnlyList<int?> counts)
        {
            var hidden = Enumerable.Range(0, shown.Count).Where(i => shown[i] is null).ToList();
            return hidden.Count == 0 || hidden.Count == shown.Count || (hidden.Count > 1 && hidden.Sum(i => counts[i]) >= SmallCells.Smallest);
        }
    }

    [Fact]
    public void Small_groups_stand_together_and_the_rows_still_add_up()
    {
        var rows = SmallCells.Merge([("reistijd", 41), ("spreken", 19), ("lezen", 4), ("papieren", 7), ("niets", 0)]);

        Assert.Equal([41, 19, 11], rows.Select(r => r.People));
        Assert.Equal(["papieren", "lezen"], rows[^1].Groups);
        Assert.True(rows[^1].IsRest);
    }

    [Fact]
    public void A_single_small_group_takes_the_next_one_with_it()
    {
        var rows = SmallCells.Merge([("reistijd", 41), ("spreken", 19), ("lezen", 4)]);

        Assert.Equal([41, 23], rows.Select(r => r.People));
        Assert.Equal(["spreken", "lezen"], rows[^1].Groups);
    }

    [Fact]
    public void A_list_of_few_people_stays_one_row() => Assert.Equal([6], SmallCells.Merge([("reistijd", 4), ("lezen", 2)]).Select(r => r.People));

    private static IEnumerable<IReadOnlyList<int?>> Lines(IReadOnlyList<IReadOnlyList<int?>> table) =>
        table.Concat(Enumerable.Range(0, table[0].Count).Select(c => (IReadOnlyList<int?>)[.. table.Select(row => row[c])]));
}
