using System.CommandLine;
using Command = System.CommandLine.Command;

namespace Matching.Service.Commands;

internal static class DemoCommand
{
    public static Command Create() => new("demo", "Een verzonnen stad, één ronde, en dan het bureau");
}
