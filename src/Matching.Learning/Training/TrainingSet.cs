namespace Matching.Learning.Training;

/// <summary>
/// Rows of feature values with what was decided about them. A group is what lay open together when she decided; only rows of one group are
/// held against each other. Rows may stand in any order: a trainer sorts them (<see cref="Grouped"/>), so that order changes nothing.
/// </summary>
public sealed class TrainingSet
{
    /// <summary>2^grade − 1 is the gain of a row; more grades than this mean nothing.</summary>
    public const int HighestGrade = 20;

    /// <param name="features">Length of a row, at least 1.</param>
    /// <param name="values">Row after row; finite.</param>
    /// <param name="grades">Per row, 0 (not wanted) to <see cref="HighestGrade"/>.</param>
    /// <param name="groups">Per row: any number that its group shares.</param>
    /// <exception cref="ArgumentException">Lengths differ, a value is not finite or a grade too high; says which row and feature.</exception>
    public TrainingSet(int features, float[] values, byte[] grades, long[] groups)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        if (values.Length != (long)features * grades.Length || groups.Length != grades.Length)
            throw new ArgumentException($"{grades.Length} rows of {features} features want as many values and groups, not {values.Length} and {groups.Length}.", nameof(values));
        if (Array.FindIndex(values, v => !float.IsFinite(v)) is var v and >= 0)
            throw new ArgumentException($"Row {v / features}, feature {v % features} is no finite number.", nameof(values));
        if (Array.FindIndex(grades, g => g > HighestGrade) is var r and >= 0)
            throw new ArgumentException($"Row {r} has grade {grades[r]}; the highest is {HighestGrade}.", nameof(grades));
        (Features, Values, Grades, Groups) = (features, values, grades, groups);
    }

    public int Features { get; }
    public float[] Values { get; }
    public byte[] Grades { get; }
    public long[] Groups { get; }
    public int Rows => Grades.Length;

    /// <summary>Per row, 0 or more and finite; empty is 1 for all. A pair of rows weighs the root of the product of theirs.</summary>
    public float[] Weights { get; init => field = PerRow(value, v => v >= 0 && float.IsFinite(v), nameof(Weights)); } = [];

    /// <summary>Per row, the score in log-odds that learning starts from; empty is 0 for all.</summary>
    public float[] InitialScores { get; init => field = PerRow(value, float.IsFinite, nameof(InitialScores)); } = [];

    /// <summary>Per row, the day number on which it was decided; empty when there is no time in the data.</summary>
    public int[] Days { get; init => field = PerRow(value, _ => true, nameof(Days)); } = [];

    /// <summary>Per row, the number of the opening it is about; for the popularity baseline and the alarm against leaks, never a feature. May be empty.</summary>
    public long[] Openings { get; init => field = PerRow(value, _ => true, nameof(Openings)); } = [];

    public ReadOnlySpan<float> Row(int row) => Values.AsSpan(row * Features, Features);

    public float Weight(int row) => Weights.Length == 0 ? 1 : Weights[row];

    public float InitialScore(int row) => InitialScores.Length == 0 ? 0 : InitialScores[row];

    public int Day(int row) => Days.Length == 0 ? 0 : Days[row];

    /// <summary>The rows named, in that order.</summary>
    public TrainingSet Pick(IReadOnlyList<int> rows)
    {
        var values = new float[rows.Count * Features];
        for (var i = 0; i < rows.Count; i++)
            Row(rows[i]).CopyTo(values.AsSpan(i * Features));
        return new(Features, values, Each(Grades, rows), Each(Groups, rows))
        {
            Weights = Each(Weights, rows),
            InitialScores = Each(InitialScores, rows),
            Days = Each(Days, rows),
            Openings = Each(Openings, rows),
        };
    }

    /// <summary>The same rows for a learner that starts from nothing.</summary>
    public TrainingSet WithoutStart() => new(Features, Values, Grades, Groups) { Weights = Weights, Days = Days, Openings = Openings };

    private static T[] Each<T>(T[] all, IReadOnlyList<int> rows) => all.Length == 0 ? [] : [.. rows.Select(r => all[r])];

    private T[] PerRow<T>(T[] given, Predicate<T> isFine, string what)
    {
        if (given.Length != 0 && given.Length != Rows)
            throw new ArgumentException($"{what}: {given.Length} for {Rows} rows.", what);
        if (Array.FindIndex(given, v => !isFine(v)) is var row and >= 0)
            throw new ArgumentException($"{what}: row {row} has {given[row]}.", what);
        return given;
    }
}
