using System.Text.Encodings.Web;
using System.Text.Json;
using Matching.Service.Rounds;
using Spectre.Console;

namespace Matching.Service.Commands;

/// <summary>
/// Where a command talks. Standard output is for the answer: with <c>--json</c> one JSON object and nothing else. Progress and
/// messages go to standard error: bars on a terminal, plain lines elsewhere.
/// </summary>
internal sealed class Terminal(bool json)
{
    private static readonly JsonSerializerOptions Indented = new(RoundReport.Json)
    {
        WriteIndented = true,
        // For a file or a terminal, never for a page: accents stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly IAnsiConsole _progress = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>What is going on, one line.</summary>
    public static void Say(string line) => Console.Error.WriteLine(line);

    /// <summary>The answer: <paramref name="answer"/> as JSON, or as the lines for a person.</summary>
    public void Answer(object answer, Func<IEnumerable<string>> lines)
    {
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, Indented));
        else
            foreach (var line in lines())
                Console.Out.WriteLine(line);
    }

    /// <summary>Runs a round with its steps shown as they begin.</summary>
    public Task<T> ShowRoundAsync<T>(Func<IProgress<RoundStep>, Task<T>> work) => ShowAsync(
        RoundSteps.All.Count, report => work(new Steps(step => report(step.DutchName()))));

    /// <summary>Runs work of so many steps; the work says the name of each as it begins.</summary>
    public async Task<T> ShowAsync<T>(int steps, Func<Action<string>, Task<T>> work)
    {
        if (!_progress.Profile.Capabilities.Interactive || Console.IsErrorRedirected)
            return await work(name => Say($"· {name}"));
        return await _progress.Progress()
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask("Beginnen", maxValue: steps + 1);
                var result = await work(name =>
                {
                    bar.Description = Markup.Escape(name);
                    bar.Increment(1);
                });
                bar.Description = "Klaar";
                bar.Value = bar.MaxValue;
                return result;
            });
    }

    /// <summary>Told at once, on the thread that works: <see cref="Progress{T}"/> would tell later and out of order.</summary>
    private sealed class Steps(Action<RoundStep> listener) : IProgress<RoundStep>
    {
        public void Report(RoundStep value) => listener(value);
    }
}
