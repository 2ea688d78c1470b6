using BenchmarkDotNet.Running;
using Matching.Benchmarks.Scoring;
using Matching.Quality;

// Matching.Benchmarks SUITE [--json]: measures one ratio side by side and keeps it under benchmarks/results/. Anything else goes to BenchmarkDotNet.
Suite[] suites = [ScoringSpeed.Suite];
if (suites.SingleOrDefault(s => args.Contains(s.Name)) is not { } suite)
{
    BenchmarkSwitcher.FromAssembly(typeof(Matching.Benchmarks.RoundBenchmarks).Assembly).Run(args);
    return 0;
}

var report = new Report(suite.Name, suite.Run(new Progress<string>(Console.Error.WriteLine)));
report.Save();
Console.WriteLine(args.Contains("--json") ? report.ToJson() : report.ToText());
return report.Holds ? 0 : 1;
