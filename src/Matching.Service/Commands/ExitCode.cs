namespace Matching.Service.Commands;

/// <summary>What a command tells the script that called it.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUse = 2;
    public const int PrerequisiteMissing = 3;
}

/// <summary>The command was called with something that is not there or does not go together. One sentence, with the way out.</summary>
internal sealed class WrongUse(string sentence) : Exception(sentence);

/// <summary>The work could not be done, for a reason the person at the keyboard can do something about. One sentence.</summary>
internal sealed class WorkFailed(string sentence) : Exception(sentence);
