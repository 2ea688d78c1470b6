using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Pages.Shared;

namespace Matching.Service.Pages.Texts;

/// <summary>The five kinds of opening in words, each with its fixed icon.</summary>
public static class KindText
{
    public static string Name(this OpeningKind kind) => kind switch
    {
        OpeningKind.WorkPlacement => Say.It("Werkplek"),
        OpeningKind.Taalstage => Say.It("Taalstage"),
        OpeningKind.Maatje => Say.It("Maatje"),
        OpeningKind.SportsClub => Say.It("Sportclub"),
        OpeningKind.VolunteerRole => Say.It("Vrijwilligersrol"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Icon(this OpeningKind kind) => kind switch
    {
        OpeningKind.WorkPlacement => Icons.Werkplek,
        OpeningKind.Taalstage => Icons.Taalstage,
        OpeningKind.Maatje => Icons.Maatje,
        OpeningKind.SportsClub => Icons.Sportclub,
        OpeningKind.VolunteerRole => Icons.Vrijwilligersrol,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
