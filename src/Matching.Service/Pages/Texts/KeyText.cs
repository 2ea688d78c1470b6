using Matching.Service.Language;
using Matching.Service.Settings;

namespace Matching.Service.Pages.Texts;

/// <summary>What single keys do, in words. Each also is a visible button or link.</summary>
public static class KeyText
{
    public static string Name(DeskKey act) => act switch
    {
        DeskKey.PutForward => Say.It("Voorleggen"),
        DeskKey.Reject => Say.It("Afwijzen"),
        DeskKey.Later => Say.It("Later"),
        DeskKey.Discuss => Say.It("Overleg"),
        DeskKey.Undo => Say.It("Ongedaan maken"),
        DeskKey.Next => Say.It("Volgende voorstel"),
        DeskKey.Previous => Say.It("Vorige voorstel"),
        DeskKey.WhyNot => Say.It("Waarom niet een andere plek?"),
        DeskKey.Compare => Say.It("Vergelijk met andere plekken"),
        DeskKey.Search => Say.It("Zoeken"),
        _ => Say.It("Help"),
    };

    /// <summary>What comes after it; null when nothing does.</summary>
    public static string? Then(DeskKey act) => act switch
    {
        DeskKey.Reject => Say.It("Daarna een cijfer voor de reden."),
        DeskKey.Later => Say.It("Daarna een cijfer voor de dag."),
        _ => null,
    };

    /// <summary>Its field on the form.</summary>
    public static string Field(DeskKey act) => $"toets-{act.ToString().ToLowerInvariant()}";
}
