using Matching.Engine.Domain;
using Matching.Service.Newcomers;
using Matching.Service.Pages.Shared;

namespace Matching.Service.Pages.Texts;

/// <summary>How a person is named and where she stands.</summary>
public static class PersonText
{
    /// <summary>The first name of a full name; initials and numbers stay whole.</summary>
    public static string First(string name) => name.Contains('.', StringComparison.Ordinal) ? name : name.Split(' ')[0];

    public static string Url(NewcomerId newcomer) => $"/mensen/{newcomer.Value}";

    public static string Questions(NewcomerId newcomer) => $"{Url(newcomer)}#vragen";

    public static string Standing(PersonStanding? standing) => standing switch
    {
        PersonStanding.Proposed => "Heeft een voorstel",
        PersonStanding.Questions => "Eerst een vraag",
        PersonStanding.Blocked => "Niets past",
        PersonStanding.NoPlace => "Past, maar geen plek",
        PersonStanding.SetAside => "Dossier niet leesbaar",
        _ => "Nog geen nacht",
    };

    public static Tone Tone(PersonStanding? standing) => standing switch
    {
        PersonStanding.Proposed => Shared.Tone.Accent,
        PersonStanding.Questions => Shared.Tone.Unknown,
        PersonStanding.SetAside => Shared.Tone.Warning,
        _ => Shared.Tone.Neutral,
    };

    public static string Consent(ConsentAnswer? answer) => answer switch
    {
        ConsentAnswer.Given => "Ja",
        ConsentAnswer.Refused => "Nee, nu niet",
        _ => "Nog niet gevraagd",
    };

    /// <summary>What runs elsewhere, by the code of its kind.</summary>
    public static string Activity(string kind) => kind switch
    {
        "work_placement" => OpeningKind.WorkPlacement.Name(),
        "taalstage" => OpeningKind.Taalstage.Name(),
        "maatje" => OpeningKind.Maatje.Name(),
        "sports_club" => OpeningKind.SportsClub.Name(),
        "volunteer_role" => OpeningKind.VolunteerRole.Name(),
        "lessons" => "Les",
        "coaching" => "Coaching",
        _ => "Iets anders",
    };

    public static string PlacementState(string state) => state switch
    {
        "agreed" => "Zei ja, nog niet begonnen",
        "introduced" => "Kennisgemaakt",
        "started" => "Begonnen",
        "stopped" => "Gestopt",
        "completed" => "Afgerond",
        _ => state,
    };
}
