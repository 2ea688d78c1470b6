using Matching.Engine.Rules;

namespace Matching.Service.Pages.Texts;

/// <summary>An open question in one line, for lists. The page where it is answered asks it in full.</summary>
public static class QuestionText
{
    public static string Brief(QuestionCode question, string name) => question switch
    {
        QuestionCode.Schemes => "Onder welke wet valt de begeleiding?",
        QuestionCode.ConsentWorkPlacement => $"Mag je {name} een werkplek voorstellen?",
        QuestionCode.ConsentTaalstage => $"Mag je {name} een taalstage voorstellen?",
        QuestionCode.ConsentMaatje => $"Wil {name} een maatje?",
        QuestionCode.ConsentSportsClub => $"Wil {name} sporten bij een club?",
        QuestionCode.ConsentVolunteerRole => $"Wil {name} vrijwilligerswerk doen?",
        QuestionCode.MayWork => $"Mag {name} werken?",
        QuestionCode.LearningRoute => $"Welke leerroute volgt {name}?",
        QuestionCode.BirthYear => $"In welk jaar is {name} geboren?",
        QuestionCode.SpeakingLevel => $"Hoe goed spreekt {name} Nederlands?",
        QuestionCode.ListeningLevel => $"Hoe goed verstaat {name} Nederlands?",
        QuestionCode.ReadingLevel => $"Hoe goed leest {name} Nederlands?",
        QuestionCode.WritingLevel => $"Hoe goed schrijft {name} Nederlands?",
        QuestionCode.Literacy => $"Kan {name} lezen en schrijven?",
        QuestionCode.TravelByPublicTransport => "Lukt de reis met bus of trein?",
        QuestionCode.FreeDayParts => $"Wanneer is {name} vrij?",
        QuestionCode.HoursPerWeek => $"Hoeveel uur per week kan {name}?",
        QuestionCode.Education => $"Welke opleiding heeft {name}?",
        QuestionCode.DiplomaRecognised => $"Is het diploma van {name} gewaardeerd?",
        QuestionCode.DrivingLicence => $"Heeft {name} een rijbewijs dat hier geldt?",
        QuestionCode.Sex => $"Is {name} een man of een vrouw?",
        QuestionCode.FunctionalLimits => $"Kan {name} het werk lichamelijk aan?",
        QuestionCode.ContactLanguage => $"In welke taal kun je met {name} praten?",
        QuestionCode.BuddySex => "Is het maatje een man of een vrouw?",
        _ => "Niets",
    };
}
