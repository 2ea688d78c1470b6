using Matching.Engine.Domain;
using Matching.Engine.Rules;
using Matching.Service.Language;
using Matching.Service.Pages.Texts;

namespace Matching.Service.Proposals;

/// <summary>
/// The table of hard requirements: what the person has against what the opening asks, in words. Rules that this opening asks nothing
/// for are left out while they pass, except the four of Dutch: there 'not needed' is an outcome worth reading.
/// </summary>
internal static class HardRuleTable
{
    public static string NotNeeded => Say.It("niet nodig");
    private static string NotAsked => Say.It("nog niet gevraagd");

    public static IReadOnlyList<HardRuleRow> Of(Newcomer person, Opening opening, RuleContext context) =>
    [
        .. from rule in HardRules.All
           let outcome = rule.Evaluate(person, opening, context)
           let words = WordsOf(rule.Code, person, opening, outcome, context.BusinessDate)
           where outcome.Verdict != Verdict.Pass || words.IsAsked
           orderby outcome.Verdict switch { Verdict.Unknown => 0, Verdict.Fail => 1, _ => 2 }
           select new HardRuleRow(rule.Code, RuleText.Name(rule.Code), words.Has, words.Asks, outcome.Verdict, outcome.Question),
    ];

    private static Words WordsOf(RuleCode rule, Newcomer person, Opening opening, RuleOutcome outcome, DateOnly today) => rule switch
    {
        RuleCode.PersonIsActive => Plain(PersonText.Trajectory(person, today), Say.It("loopt nu")),
        RuleCode.OpeningIsOpen => Plain("—", FactText.Between(opening.Schedule.Period.Begin, opening.Schedule.Period.End)),
        RuleCode.FairWork => Plain("—", Say.It("onbetaald werk is nog niet goedgekeurd, of duurt te lang")),
        RuleCode.PlaceFree => Plain("—", Say.It("er is geen plek meer vrij")),
        RuleCode.Ground => Asked(Ground(person, opening.Kind, outcome.Verdict), Say.It("nodig")),
        RuleCode.PersonWantsKind => Plain(Say.It("wil deze soort plek nu niet"), opening.Kind.Name()),
        RuleCode.AlreadyHasKind => Plain(Say.It("heeft al zoiets"), opening.Kind.Name()),
        RuleCode.RejectedBefore => Plain(Say.It("eerder afgewezen"), "—"),
        RuleCode.OrganisationToAvoid => Plain(Say.It("liever niet bij deze organisatie"), "—"),
        RuleCode.SchoolAge => Plain(Say.It($"{outcome.Shortfall.Has} jaar"), Say.It($"{outcome.Shortfall.Asked} jaar of ouder")),
        RuleCode.RightToWork => new(YesNo(person.MayWork, Say.It("mag werken"), Say.It("mag niet werken")), Say.It("mag werken"), opening.Kind.IsWork()),
        RuleCode.LearningRoute => new(FactText.Route(person.Integration.Route), Written.And([.. opening.Asks.Routes.Select(r => FactText.Route(r))]),
            opening.Asks.Routes.Count > 0),
        RuleCode.Audience => new(SexOf(person.Sex), opening.Asks.Audience.Limit == AudienceLimit.Women ? Say.It("vrouwen") : Say.It("mannen"),
            opening.Asks.Audience.Limit != AudienceLimit.Everyone),
        RuleCode.AgeLimits => Ages(person, opening.Asks.Ages),
        RuleCode.Buddy => Buddy(person, opening),
        RuleCode.Speaking => Level(person, opening, LanguageSkill.Speaking),
        RuleCode.Listening => Level(person, opening, LanguageSkill.Listening),
        RuleCode.Reading => Level(person, opening, LanguageSkill.Reading),
        RuleCode.Writing => Level(person, opening, LanguageSkill.Writing),
        RuleCode.Distance => Plain(Say.It($"tot {outcome.Shortfall.Has} km"), Say.It($"ligt {outcome.Shortfall.Asked} km ver")),
        RuleCode.Reachable => outcome.Shortfall.Measure == Measure.Minutes
            ? Asked(Say.It($"kan {Written.Minutes(outcome.Shortfall.Has)} reizen"), Say.It($"reis van {Written.Minutes(outcome.Shortfall.Asked)}"))
            : Asked(FactText.NotKnown, Say.It("reistijd niet te berekenen")),
        RuleCode.FreeDayParts => DayParts(person, opening, outcome.Shortfall),
        RuleCode.HoursPerWeek => new(Hours(person.Availability.MaxHours, outcome.Shortfall), Written.Hours(opening.Schedule.HoursMin ?? 0), opening.Schedule.HoursMin is not null),
        RuleCode.Education => new(
            person.Background.Education is { } own ? FactText.Education(own) : FactText.NotKnown,
            opening.Asks.Education is { } level ? Say.It($"{FactText.Education(level)} of hoger") : NotNeeded,
            opening.Asks.Education is not null and not EducationLevel.None),
        RuleCode.RecognisedDiploma => new(
            YesNo(person.Background.DiplomaRecognised, Say.It("erkend diploma"), Say.It("diploma niet erkend")), Say.It("erkend diploma"), opening.Asks.RecognisedDiploma),
        RuleCode.DrivingLicence => new(
            YesNo(person.Mobility.DrivingLicence, Say.It("rijbewijs"), Say.It("geen rijbewijs")), Say.It("rijbewijs"), opening.Asks.DrivingLicence),
        RuleCode.FunctionalLimits => Demands(person, opening),
        RuleCode.ContactLanguage => new(
            person.ContactLanguages.Count == 0 ? NotAsked : Written.And(person.ContactLanguages), Written.And(opening.Asks.ContactLanguages),
            opening.Asks.ContactLanguages.Count > 0),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "A rule without words."),
    };

    private static Words Asked(string has, string asks) => new(has, asks, true);

    private static Words Plain(string has, string asks) => new(has, asks, false);

    private static string YesNo(bool? answer, string yes, string no) => answer switch { true => yes, false => no, _ => NotAsked };

    private static string Ground(Newcomer person, OpeningKind kind, Verdict verdict) => person.ConsentFor(kind) switch
    {
        ConsentAnswer.Given => Say.It("ja"),
        ConsentAnswer.Refused => Say.It("nee, nu niet"),
        _ => verdict == Verdict.Pass ? Say.It("hoort bij het traject") : NotAsked,
    };

    /// <summary>What is left beside what already runs: that is what the rule compared.</summary>
    private static string Hours(int? most, Shortfall compared) =>
        most is not { } all ? FactText.NotKnown
        : compared.Measure == Measure.HoursPerWeek && compared.Has < all ? Say.It($"nog {compared.Has} van {all} uur")
        : Say.It($"tot {all} uur");

    private static Words Level(Newcomer person, Opening opening, LanguageSkill skill)
    {
        var has = person.Dutch[skill] is not { } level ? FactText.NotKnown
            : person.Dutch is { Source: { } source, StatedOn: { } on } ? $"{level} · {FactText.LevelSource(source).ToLowerInvariant()}, {Written.DayAndYear(on)}"
            : level.ToString();
        return Asked(has, opening.Asks.Dutch[skill] is { } asked and not CefrLevel.A0 ? asked == CefrLevel.C2 ? "C2" : Say.It($"{asked} of hoger") : NotNeeded);
    }

    private static Words DayParts(Newcomer person, Opening opening, Shortfall compared)
    {
        var needed = opening.Schedule.DayParts is { IsEmpty: false } offered
            ? opening.Schedule.DayPartsNeeded < offered.Size
                ? Say.It($"{Written.Count(opening.Schedule.DayPartsNeeded, "dagdeel", "dagdelen")} uit {DayPartWords.Sentence(offered)}")
                : DayPartWords.Sentence(offered)
            : NotNeeded;
        return new(
            person.Availability.Free is null ? FactText.NotKnown
                : compared.Has == 0 ? Say.It("dan niet vrij")
                : Say.It($"dan {Written.Count(compared.Has, "dagdeel", "dagdelen")} vrij"),
            needed,
            opening.Schedule.DayParts is { IsEmpty: false });
    }

    private static Words Ages(Newcomer person, AgeLimits ages) => new(
        person.BirthYear is { } year ? Say.It($"geboren in {year}") : FactText.NotKnown,
        (ages.Min, ages.Max) switch
        {
            ({ } min, { } max) => Say.It($"{min} tot en met {max} jaar"),
            ({ } min, null) => Say.It($"{min} jaar of ouder"),
            (null, { } max) => Say.It($"hooguit {max} jaar"),
            _ => NotNeeded,
        },
        ages is not { Min: null, Max: null });

    private static Words Buddy(Newcomer person, Opening opening) => new(
        person.Wishes.Buddy switch { BuddyWish.Woman => Say.It("liever een vrouw"), BuddyWish.Man => Say.It("liever een man"), _ => Say.It("geen voorkeur") },
        opening.Asks.BuddySex switch { Sex.Female => Say.It("een vrouw"), Sex.Male => Say.It("een man"), _ => FactText.NotKnown },
        opening.Kind == OpeningKind.Maatje && person.Wishes.Buddy is BuddyWish.Woman or BuddyWish.Man);

    private static Words Demands(Newcomer person, Opening opening)
    {
        var asked = opening.Asks.Demands;
        var cannot = person.Limits & asked;
        return new(
            cannot switch { null => NotAsked, Engine.Domain.Demands.None => Say.It("kan dit"), { } some => Say.It($"kan niet: {Listed(some)}") },
            asked == Engine.Domain.Demands.None ? NotNeeded : Listed(asked),
            asked != Engine.Domain.Demands.None && opening.Kind is not (OpeningKind.Maatje or OpeningKind.SportsClub));
    }

    private static string Listed(Demands demands) =>
        Written.And([.. Enum.GetValues<Demands>().Where(d => d != Engine.Domain.Demands.None && demands.HasFlag(d)).Select(FactText.Demand)]);

    private static string SexOf(Sex? sex) => sex switch { Sex.Female => Say.It("vrouw"), Sex.Male => Say.It("man"), _ => NotAsked };

    /// <summary>Both sides of one rule, and whether this opening asks something for it.</summary>
    private readonly record struct Words(string Has, string Asks, bool IsAsked);
}
