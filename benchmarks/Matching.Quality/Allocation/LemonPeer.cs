using System.Diagnostics;
using System.Globalization;
using Matching.Engine.Allocation;

namespace Matching.Quality.Allocation;

/// <summary>LEMON's network simplex on the same problem, by the program of <c>benchmarks/peers</c>; one thread.</summary>
internal static class LemonPeer
{
    /// <param name="Value">What its plan is worth: the optimum.</param>
    /// <param name="Seconds">The solver alone, its graph already built.</param>
    internal sealed record Answer(long Value, double Seconds);

    /// <summary>Null when the peer was not built here.</summary>
    public static Answer? Solve(AllocationProblem problem)
    {
        var program = Path.Combine(Report.Checkout() ?? ".", "benchmarks", "peers", "bin", "lemon");
        if (!File.Exists(program))
            return null;
        using var peer = Process.Start(new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        using (var input = new BinaryWriter(new BufferedStream(peer.StandardInput.BaseStream, 1 << 20)))
            Write(problem, input);
        var answer = peer.StandardOutput.ReadToEnd().Split(' ');
        peer.WaitForExit();
        return new(long.Parse(answer[0], CultureInfo.InvariantCulture), double.Parse(answer[1], CultureInfo.InvariantCulture) / 1_000);
    }

    private static void Write(AllocationProblem problem, BinaryWriter output)
    {
        output.Write(problem.People);
        output.Write(problem.Limit.Length);
        output.Write(problem.Edges.Length);
        foreach (var limit in problem.Limit)
            output.Write(limit);
        for (var person = 0; person < problem.People; person++)
        {
            output.Write(problem.PersonRoom[person]);
            output.Write(problem.FirstBonus[person]);
        }
        foreach (var edge in problem.Edges)
        {
            output.Write(edge.Person);
            output.Write(edge.Opening);
            output.Write(edge.Worth);
        }
    }
}
