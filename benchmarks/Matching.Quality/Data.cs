namespace Matching.Quality;

/// <summary>Where the public data lies that suites are measured on.</summary>
internal static class Data
{
    public static string Folder(string name) => Path.Combine(
        Report.Checkout() ?? throw new InvalidOperationException("The data of the suites lies in the checkout; run this from there."), "benchmarks", "data", name);
}
