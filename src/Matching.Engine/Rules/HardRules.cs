using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>The list of all hard rules, in the order in which ties between them are broken. Adding a rule is one file and one line here.</summary>
public static class HardRules
{
    public static IReadOnlyList<IRule> All { get; } =
    [
        new PersonIsActiveRule(),               // is she here, and is her trajectory running?
        new OpeningIsOpenRule(),                // can one start there now or soon?
        new FairWorkRule(),                     // is unpaid work fair: something to learn, someone to guide, an end?
        new PlaceFreeRule(),                    // is there a place left?
        new GroundRule(),                       // may we propose this kind to her: by law, or because she said yes?
        new PersonWantsKindRule(),              // does she want this kind at all?
        new AlreadyHasKindRule(),               // heeft al: something like this already runs
        new RejectedBeforeRule(),               // was this looked at before, and was it no?
        new OrganisationToAvoidRule(),          // somewhere she does not want to be
        new SchoolAgeRule(),                    // young people go to school first
        new RightToWorkRule(),                  // may she work?
        new LearningRouteRule(),                // is it meant for her leerroute?
        new AudienceRule(),                     // is it for women, or for men?
        new AgeLimitsRule(),                    // is she old enough, or young enough?
        new BuddyRule(),                        // does she wish a man or a woman as her maatje?
        new DutchRule(LanguageSkill.Speaking),  // does she speak enough Dutch for it?
        new DutchRule(LanguageSkill.Listening), // does she understand enough of what is said?
        new DutchRule(LanguageSkill.Reading),   // can she read what has to be read there?
        new DutchRule(LanguageSkill.Writing),   // can she write what has to be written there?
        new DistanceRule(),                     // not at the other end of the province
        new ReachableRule(),                    // can she get there in time: on foot, by bicycle, bus, car, or riding along?
        new FreeDayPartsRule(),                 // is she free when it takes place?
        new HoursPerWeekRule(),                 // does she have the hours it asks?
        new EducationRule(),                    // has she learnt enough for it?
        new RecognisedDiplomaRule(),            // does the law ask a diploma, and is hers recognised?
        new DrivingLicenceRule(),               // must one drive there, and may she?
        new FunctionalLimitsRule(),             // does it demand something she cannot do?
        new ContactLanguageRule(),              // do they share a language, where one is asked?
    ];
}
