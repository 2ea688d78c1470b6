using Matching.Quality;

// Matching.Quality SUITE [--json]: answers one question, prints it and keeps it under benchmarks/results/.
var json = args.Contains("--json");
var names = args.Where(a => a != "--json").ToArray();
if (names is not [var name] || Suites.All.SingleOrDefault(s => s.Name == name) is not { } suite)
{
    Console.Error.WriteLine("Which suite? One of:");
    foreach (var one in Suites.All)
        Console.Error.WriteLine($"  {one.Name,-16} {one.Asks}");
    return 2;
}

var report = new Report(suite.Name, suite.Run(new Told()));
var file = report.Save();
Console.WriteLine(json ? report.ToJson() : report.ToText());
Console.Error.WriteLine($"Kept in {Path.GetRelativePath(Environment.CurrentDirectory, file)}.");
return report.Holds ? 0 : 1;
