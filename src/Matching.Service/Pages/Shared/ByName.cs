namespace Matching.Service.Pages.Shared;

/// <summary>What was chosen from a list, as a form or an address says it: anybody can type anything there.</summary>
internal static class ByName
{
    /// <summary>One of the list by its name; null when it names none of it.</summary>
    public static T? Of<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
