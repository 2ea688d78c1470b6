using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Matching.Benchmarks.RoundBenchmarks).Assembly).Run(args);
