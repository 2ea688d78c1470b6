using Matching.Engine.Domain;

namespace Matching.Service.Newcomers;

/// <summary>How a person is called on screen: her name to those who guide her, initials to a deputy's list, else her number.</summary>
public static class PersonName
{
    public static string Full(long id, string? given, string? family) =>
        $"{given} {family}".Trim() is { Length: > 0 } name ? name : new NewcomerId(id).ToString();

    /// <summary>For a sentence.</summary>
    public static string First(long id, string? given, string? family) =>
        !string.IsNullOrWhiteSpace(given) ? given : Full(id, given, family);

    /// <summary>What a host reads after her yes: "Selam T."</summary>
    public static string ForHost(long id, string? given, string? family) =>
        string.IsNullOrWhiteSpace(given) ? Initials(id, given, family)
        : string.IsNullOrWhiteSpace(family) ? given.Trim()
        : $"{given.Trim()} {family.Trim()[0]}.";

    /// <summary>In a list: her name on the own caseload, initials when she is a colleague's.</summary>
    public static string InList(bool isOwn, long id, string? given, string? family) => isOwn ? Full(id, given, family) : Initials(id, given, family);

    public static string Initials(long id, string? given, string? family) =>
        string.Join(' ', new[] { given, family }.Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => $"{part!.Trim()[0]}."))
            is { Length: > 0 } initials ? initials : new NewcomerId(id).ToString();
}
