using Command = System.CommandLine.Command;

namespace Matching.Service.Commands;

internal static class DoctorCommand
{
    public static Command Create() => new("doctor", "Kijkt na wat Matching nodig heeft");
}
