using Matching.Service.Pipeline;

namespace Matching.Service.Imports.Uploads;

/// <summary>Which lists somebody may send in on a page, and under which word in the address.</summary>
public static class UploadKinds
{
    private static readonly (string Word, ImportKind Kind)[] All =
    [
        ("plekken", ImportKind.Openings), ("mensen", ImportKind.Newcomers), ("activiteiten", ImportKind.Activities),
        ("ondersteuning", ImportKind.Support),
    ];

    /// <summary>A coordinator sends in openings and never people; caseworkers change dossiers one by one.</summary>
    public static IReadOnlyList<ImportKind> For(Role role) => role switch
    {
        Role.Manager => [.. All.Select(k => k.Kind)],
        Role.Coordinator => [ImportKind.Openings],
        _ => [],
    };

    public static string Word(ImportKind kind) => All.Single(k => k.Kind == kind).Word;

    /// <summary>Null for a word that means no list.</summary>
    public static ImportKind? Of(string? word) => All.Where(k => k.Word == word).Select(k => (ImportKind?)k.Kind).FirstOrDefault();
}
