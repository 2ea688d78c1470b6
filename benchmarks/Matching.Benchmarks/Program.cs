using BenchmarkDotNet.Running;
using Matching.Benchmarks;
using Matching.Quality;

// Matching.Benchmarks MEASUREMENT [--json]: two ways side by side in one run, kept under benchmarks/results/. Anything else goes to BenchmarkDotNet.
if (args is [var first, ..] && first.StartsWith('-'))
{
    BenchmarkSwitcher.FromAssembly(typeof(RoundBenchmarks).Assembly).Run(args);
    return 0;
}

var json = args.Contains("--json");
if (args.Where(a => a != "--json").ToArray() is not [var name] || Measurements.All.SingleOrDefault(m => m.Name == name) is not { } measurement)
{
    Console.Error.WriteLine("Which measurement? One of these, or --filter '*' for BenchmarkDotNet:");
    foreach (var one in Measurements.All)
        Console.Error.WriteLine($"  {one.Name,-16} {one.Asks}");
    return 2;
}

var report = new Report(measurement.Name, measurement.Run(new Told()));
var file = report.Save();
Console.WriteLine(json ? report.ToJson() : report.ToText());
Console.Error.WriteLine($"Kept in {Path.GetRelativePath(Environment.CurrentDirectory, file)}.");
return report.Holds ? 0 : 1;
