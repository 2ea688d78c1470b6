namespace Matching.Service.Reports;

/// <summary>
/// Hides counts of few people in tables whose totals are shown. A count below ten is hidden, and so are the next smallest ones until what
/// stays hidden in each line is at least two cells that together hold ten people or more: then no subtraction gives one of them away.
/// All hidden cells look alike, so that nobody can tell the small one from the one that hides it. Nobody at all is a small count too.
/// </summary>
public static class SmallCells
{
    public const int Smallest = 10;

    /// <summary>A count that stands by itself: null below ten.</summary>
    public static int? Alone(int count) => count < Smallest ? null : count;

    /// <summary>The parts of one total that is shown; null is hidden.</summary>
    public static IReadOnlyList<int?> Hide(IReadOnlyList<int> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var table = Hide([parts]);
        return table[0];
    }

    /// <summary>Rows of counts whose totals by row and by column are both shown; null is hidden. Every row has as many columns.</summary>
    public static IReadOnlyList<IReadOnlyList<int?>> Hide(IReadOnlyList<IReadOnlyList<int>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var columns = rows.Count == 0 ? 0 : rows[0].Count;
        var hidden = rows.Select(row => row.Select(count => count < Smallest).ToArray()).ToArray();
        List<List<(int Row, int Column)>> lines = [.. Enumerable.Range(0, rows.Count).Select(r => Enumerable.Range(0, columns).Select(c => (r, c)).ToList())];
        if (rows.Count > 1)
            lines.AddRange(Enumerable.Range(0, columns).Select(c => Enumerable.Range(0, rows.Count).Select(r => (r, c)).ToList()));
        // One more hidden cell can open up the line that crosses it.
        while (lines.Select(Uncovered).FirstOrDefault(cell => cell is not null) is { } next)
            hidden[next.Row][next.Column] = true;
        return [.. rows.Select((row, r) => (IReadOnlyList<int?>)[.. row.Select((count, c) => hidden[r][c] ? (int?)null : count)])];

        (int Row, int Column)? Uncovered(List<(int Row, int Column)> line)
        {
            var covered = line.Where(cell => hidden[cell.Row][cell.Column]).ToList();
            if (covered.Count == 0 || (covered.Count > 1 && covered.Sum(Count) >= Smallest))
                return null;
            var shown = line.Where(cell => !hidden[cell.Row][cell.Column]).ToList();
            return shown.Count == 0 ? null : shown.MinBy(Count);
        }

        int Count((int Row, int Column) cell) => rows[cell.Row][cell.Column];
    }

    /// <summary>
    /// A list of groups, largest first, in which the small ones stand together in one last row, with as many of the next smallest as it takes
    /// to reach ten: the rows still add up. Empty groups are left out.
    /// </summary>
    public static IReadOnlyList<MergedRow<T>> Merge<T>(IEnumerable<(T Group, int People)> groups) where T : notnull
    {
        var sorted = groups.Where(g => g.People > 0).OrderByDescending(g => g.People).ToList();
        var shown = sorted.TakeWhile(g => g.People >= Smallest).ToList();
        var rest = sorted.Skip(shown.Count).ToList();
        while (rest.Count > 0 && shown.Count > 0 && rest.Sum(g => g.People) < Smallest)
        {
            rest.Insert(0, shown[^1]);
            shown.RemoveAt(shown.Count - 1);
        }
        return
        [
            .. shown.Select(g => new MergedRow<T>([g.Group], g.People)),
            .. rest.Count == 0 ? Array.Empty<MergedRow<T>>() : [new MergedRow<T>([.. rest.Select(g => g.Group)], rest.Sum(g => g.People))],
        ];
    }
}

/// <summary>One row of a list in which small groups were put together.</summary>
/// <param name="Groups">The one group that the row is about, or all that were put together.</param>
/// <param name="People">How many in all of them.</param>
public sealed record MergedRow<T>(IReadOnlyList<T> Groups, int People) where T : notnull
{
    public bool IsRest => Groups.Count > 1 || People < SmallCells.Smallest;
}
