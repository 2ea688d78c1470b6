using System.CommandLine;

namespace Matching.Service.Commands;

/// <summary>The verbs of the learning loop. They exist so that scripts get an honest answer; learning comes with a later version.</summary>
internal static class LearningCommands
{
    public static Command Rankers() => NotYet(new Command("rankers", "De geleerde rangordes, en welke in gebruik is"));

    public static Command Train()
    {
        var command = new Command("train", "Leert een nieuwe rangorde uit de beslissingen");
        command.Options.Add(Options.Json());
        return NotYet(command);
    }

    public static Command Evaluate()
    {
        var command = new Command("evaluate", "Meet een rangorde aan latere beslissingen");
        command.Options.Add(new Option<string>("--ranker") { Description = "Welke; zonder deze optie die in gebruik is" });
        command.Options.Add(Options.Json());
        return NotYet(command);
    }

    private static Command NotYet(Command command)
    {
        command.SetAction(int (_) => throw new WorkFailed(
            "Leren van beslissingen komt met een latere versie: tot dan weegt Matching met vaste, leesbare gewichten."));
        return command;
    }
}
