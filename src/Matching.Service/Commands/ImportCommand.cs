using System.CommandLine;
using Command = System.CommandLine.Command;

namespace Matching.Service.Commands;

internal static class ImportCommand
{
    public static Command Create() => new("import", "Leest een bestand in");
}
