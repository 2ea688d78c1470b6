using Matching.Engine.Domain;
using Matching.Service.Conversations;
using Matching.Service.Language;
using Matching.Service.Newcomers;

namespace Matching.Service.Pages.Texts.Voices;

/// <summary>What is written down beside the dossier, as the newcomer is told it, at A1–A2.</summary>
public static class HeldLineText
{
    public static string Head(HeldKind kind) => kind switch
    {
        HeldKind.Waiting => Say.It("Je wacht op een plek"),
        HeldKind.Attendance => Say.It("Was je er?"),
        HeldKind.Outcome => Say.It("Dit is je gelukt"),
        HeldKind.Starter => Say.It("Jouw start hier"),
        HeldKind.OneDoes => Say.It("Eén plek doet dit voor jou"),
        HeldKind.Corrected => Say.It("Dit maakten wij goed"),
        _ => Say.It("Dit vroegen wij een collega"),
    };

    /// <summary>What it is about; null where the sentence says it.</summary>
    public static string? About(HeldLine line) => line.Kind switch
    {
        HeldKind.Waiting or HeldKind.Attendance => $"{line.Title}, {line.Who}",
        HeldKind.Starter => Part(Storage.Code.Parse<StarterPart>(line.Code.Split(':')[0])),
        HeldKind.OneDoes => $"{PersonText.Activity(line.Code)}, {line.Who}",
        HeldKind.Corrected => line.Code.Replace('_', ' '),
        HeldKind.Asked => line.Title,
        _ => null,
    };

    public static string Sentence(HeldLine line) => line.Code switch
    {
        "waits" => Say.It("Je wacht nog."),
        "turn" => Say.It("Jij bent aan de beurt."),
        "place" => Say.It("Je kreeg de plek."),
        "left" => Say.It("Je wacht niet meer."),
        "closed" => Say.It("De plek is nu dicht."),
        "present" => line.Hours is { } hours ? Say.It($"Je was er {Written.Hours((double)hours)}.") : Say.It("Je was er."),
        "said_no" => Say.It("Je zei dat je niet kon."),
        "absent" => Say.It("Je was er niet."),
        "paid_work" => Say.It("Je kreeg werk."),
        "civic_integration" => Say.It("Je bent klaar met inburgeren."),
        "education" => Say.It("Je ging naar school."),
        "left_benefit" => Say.It("Je kreeg geen uitkering meer."),
        _ => line switch
        {
            { Kind: HeldKind.Starter } => line.Code.EndsWith(":done", StringComparison.Ordinal) ? Say.It("Dit is klaar.") : Say.It("Dit is niet nodig."),
            { Kind: HeldKind.OneDoes } => Say.It("Dat spraken wij af."),
            { Kind: HeldKind.Corrected } => Say.It("Eerst stond er iets anders."),
            { Answer: null } => Say.It("Wij wachten op een antwoord."),
            _ => Say.It("Dit was het antwoord:"),
        },
    };

    private static string Part(StarterPart part) => part switch
    {
        StarterPart.Language => HeldText.Kind(OpeningKind.Taalstage),
        StarterPart.Maatje => HeldText.Kind(OpeningKind.Maatje),
        StarterPart.Money => Say.It("geld"),
        StarterPart.Sport => HeldText.Kind(OpeningKind.SportsClub),
        _ => Say.It("de buurt"),
    };
}
