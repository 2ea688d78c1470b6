using Matching.Engine.Domain;
using Matching.Service.Language;
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
        PersonStanding.Proposed => Say.It("Heeft een voorstel"),
        PersonStanding.Questions => Say.It("Eerst een vraag"),
        PersonStanding.Blocked => Say.It("Niets past"),
        PersonStanding.NoPlace => Say.It("Past, maar geen plek"),
        PersonStanding.SetAside => Say.It("Dossier niet leesbaar"),
        _ => Say.It("Nog geen nacht"),
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
        ConsentAnswer.Given => Say.It("Ja"),
        ConsentAnswer.Refused => Say.It("Nee, nu niet"),
        _ => Say.It("Nog niet gevraagd"),
    };

    /// <summary>Her own weight for a kind, 0 to 3.</summary>
    public static string Wish(int weight) => weight switch
    {
        0 => Say.It("Nu niet"),
        1 => Say.It("Een beetje"),
        3 => Say.It("Heel graag"),
        _ => Say.It("Gewoon"),
    };

    /// <summary>Break, wave and tempo in one line.</summary>
    public static string PaceBrief(Newcomer facts, DateOnly today) => facts switch
    {
        { PausedUntil: { } until } when until > today => Say.It($"Pauze tot {Written.DayAndYear(until)}"),
        { WaveFrom: { } from } when from > today => Say.It($"In de ronde vanaf {Written.DayAndYear(from)}"),
        { Tempo: { } tempo } => Say.It($"Hooguit {tempo} tegelijk"),
        _ => Say.It("Gewoon"),
    };

    /// <summary>Why nothing is proposed now, or that the trajectory runs: for the rule that asks it.</summary>
    public static string Trajectory(Newcomer facts, DateOnly today) =>
        facts.Status == NewcomerStatus.Active && !facts.IsActiveOn(today) ? PaceBrief(facts, today) : FactText.Status(facts.Status);

    /// <summary>The same as a sentence, with what it means.</summary>
    public static string Pace(Newcomer facts, DateOnly today) => facts switch
    {
        { PausedUntil: { } until } when until > today => Say.It($"Pauze tot {Written.DayAndYear(until)}. Tot die dag stelt Matching niets voor."),
        { WaveFrom: { } from } when from > today => Say.It($"Wacht op een volgende groep, vanaf {Written.DayAndYear(from)}. Tot die dag stelt Matching niets voor."),
        { Tempo: { } tempo } => Say.It($"Rustig aan: hooguit {Written.Count(tempo, "voorstel", "voorstellen")} tegelijk."),
        _ => Say.It("Gewoon tempo, en geen pauze."),
    };

    /// <summary>What runs elsewhere by its code, or the title of an opening.</summary>
    public static string ActivityOrTitle(string title) => title is "work_placement" or "taalstage" or "volunteer_role" ? Activity(title) : title;

    /// <summary>What runs elsewhere, by the code of its kind.</summary>
    public static string Activity(string kind) => kind switch
    {
        "work_placement" => OpeningKind.WorkPlacement.Name(),
        "taalstage" => OpeningKind.Taalstage.Name(),
        "maatje" => OpeningKind.Maatje.Name(),
        "sports_club" => OpeningKind.SportsClub.Name(),
        "volunteer_role" => OpeningKind.VolunteerRole.Name(),
        "lessons" => Say.It("Les"),
        "coaching" => Say.It("Coaching"),
        _ => Say.It("Iets anders"),
    };

    public static string PlacementState(string state) => state switch
    {
        "agreed" => Say.It("Zei ja, nog niet begonnen"),
        "introduced" => Say.It("Kennisgemaakt"),
        "started" => Say.It("Begonnen"),
        "stopped" => Say.It("Gestopt"),
        "completed" => Say.It("Afgerond"),
        _ => state,
    };
}
