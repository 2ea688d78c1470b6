namespace Matching.Quality;

/// <summary>One question about how good the matches are, answered by running it.</summary>
/// <param name="Name">As typed on the command line and as its results file is called.</param>
/// <param name="Asks">The question, in a line.</param>
/// <param name="Run">Answers it. Progress may be told; it goes to standard error.</param>
internal sealed record Suite(string Name, string Asks, Func<IProgress<string>, IReadOnlyList<Case>> Run);

/// <summary>One measured figure beside what it must be held against.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">What came out.</param>
/// <param name="Reference">What it is held against: a proven optimum, a bar, a baseline; null where there is none.</param>
internal sealed record Case(string Name, double Value, double? Reference)
{
    /// <summary>What the suite adds, such as gap, greedy or seconds; written as further properties of the case.</summary>
    public IReadOnlyDictionary<string, object> More { get; init; } = new Dictionary<string, object>();

    /// <summary>False when a bar was missed; the command then exits with 1.</summary>
    public bool Holds { get; init; } = true;
}
