using Matching.Engine.Rules;
using Matching.Service.Language;
using Matching.Service.Newcomers;

namespace Matching.Service.Pages.Texts;

/// <summary>An open question in one line, for lists. The page where it is answered asks it in full.</summary>
public static class QuestionText
{
    /// <summary>A language of contact by its tag; the tag itself when it is not on the list.</summary>
    public static string Language(string tag) => Questions.Languages.FirstOrDefault(l => l.Tag == tag) is { Name: { } name } ? name : tag;

    public static string Brief(QuestionCode question, string name) => question switch
    {
        QuestionCode.Schemes => Say.It("Onder welke wet valt de begeleiding?"),
        QuestionCode.ConsentWorkPlacement => Say.It($"Mag je {name} een werkplek voorstellen?"),
        QuestionCode.ConsentTaalstage => Say.It($"Mag je {name} een taalstage voorstellen?"),
        QuestionCode.ConsentMaatje => Say.It($"Wil {name} een maatje?"),
        QuestionCode.ConsentSportsClub => Say.It($"Wil {name} sporten bij een club?"),
        QuestionCode.ConsentVolunteerRole => Say.It($"Wil {name} vrijwilligerswerk doen?"),
        QuestionCode.MayWork => Say.It($"Mag {name} werken?"),
        QuestionCode.LearningRoute => Say.It($"Welke leerroute volgt {name}?"),
        QuestionCode.BirthYear => Say.It($"In welk jaar is {name} geboren?"),
        QuestionCode.SpeakingLevel => Say.It($"Hoe goed spreekt {name} Nederlands?"),
        QuestionCode.ListeningLevel => Say.It($"Hoe goed verstaat {name} Nederlands?"),
        QuestionCode.ReadingLevel => Say.It($"Hoe goed leest {name} Nederlands?"),
        QuestionCode.WritingLevel => Say.It($"Hoe goed schrijft {name} Nederlands?"),
        QuestionCode.Literacy => Say.It($"Kan {name} lezen en schrijven?"),
        QuestionCode.TravelByPublicTransport => Say.It("Lukt de reis met bus of trein?"),
        QuestionCode.FreeDayParts => Say.It($"Wanneer is {name} vrij?"),
        QuestionCode.HoursPerWeek => Say.It($"Hoeveel uur per week kan {name}?"),
        QuestionCode.Education => Say.It($"Welke opleiding heeft {name}?"),
        QuestionCode.DiplomaRecognised => Say.It($"Is het diploma van {name} gewaardeerd?"),
        QuestionCode.DrivingLicence => Say.It($"Heeft {name} een rijbewijs dat hier geldt?"),
        QuestionCode.Sex => Say.It($"Is {name} een man of een vrouw?"),
        QuestionCode.FunctionalLimits => Say.It($"Kan {name} het werk lichamelijk aan?"),
        QuestionCode.ContactLanguage => Say.It($"In welke taal kun je met {name} praten?"),
        QuestionCode.BuddySex => Say.It("Is het maatje een man of een vrouw?"),
        _ => Say.It("Niets"),
    };
}
