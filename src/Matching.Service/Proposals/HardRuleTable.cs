using Matching.Engine.Domain;
using Matching.Engine.Rules;
using Matching.Service.Pages.Texts;

namespace Matching.Service.Proposals;

/// <summary>
/// The table of hard requirements: what the person has against what the opening asks, in words. Rules that this opening asks nothing
/// for are left out while they pass, except the four of Dutch: there 'not needed' is an outcome worth reading.
/// </summary>
internal static class HardRuleTable
{
    public const string NotNeeded = "niet nodig";
    private const string NotAsked = "nog niet gevraagd";

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
        RuleCode.PersonIsActive => Plain(PersonText.Trajectory(person, today), "loopt nu"),
        RuleCode.OpeningIsOpen => Plain("—", FactText.Between(opening.Schedule.Period.Begin, opening.Schedule.Period.End)),
        RuleCode.FairWork => Plain("—", "onbetaald werk is nog niet goedgekeurd, of duurt te lang"),
        RuleCode.PlaceFree => Plain("—", "er is geen plek meer vrij"),
        RuleCode.Ground => Asked(Ground(person, opening.Kind, outcome.Verdict), "nodig"),
        RuleCode.PersonWantsKind => Plain("wil deze soort plek nu niet", opening.Kind.Name()),
        RuleCode.AlreadyHasKind => Plain("heeft al zoiets", opening.Kind.Name()),
        RuleCode.RejectedBefore => Plain("eerder afgewezen", "—"),
        RuleCode.OrganisationToAvoid => Plain("liever niet bij deze organisatie", "—"),
        RuleCode.SchoolAge => Plain($"{outcome.Shortfall.Has} jaar", $"{outcome.Shortfall.Asked} jaar of ouder"),
        RuleCode.RightToWork => new(YesNo(person.MayWork, "mag werken", "mag niet werken"), "mag werken", opening.Kind.IsWork()),
        RuleCode.LearningRoute => new(FactText.Route(person.Integration.Route), Written.And([.. opening.Asks.Routes.Select(r => FactText.Route(r))]),
            opening.Asks.Routes.Count > 0),
        RuleCode.Audience => new(SexOf(person.Sex), opening.Asks.Audience.Limit == AudienceLimit.Women ? "vrouwen" : "mannen",
            opening.Asks.Audience.Limit != AudienceLimit.Everyone),
        RuleCode.AgeLimits => Ages(person, opening.Asks.Ages),
        RuleCode.Buddy => Buddy(person, opening),
        RuleCode.Speaking => Level(person, opening, LanguageSkill.Speaking),
        RuleCode.Listening => Level(person, opening, LanguageSkill.Listening),
        RuleCode.Reading => Level(person, opening, LanguageSkill.Reading),
        RuleCode.Writing => Level(person, opening, LanguageSkill.Writing),
        RuleCode.Distance => Plain($"tot {outcome.Shortfall.Has} km", $"ligt {outcome.Shortfall.Asked} km ver"),
        RuleCode.Reachable => outcome.Shortfall.Measure == Measure.Minutes
            ? Asked($"kan {Written.Minutes(outcome.Shortfall.Has)} reizen", $"reis van {Written.Minutes(outcome.Shortfall.Asked)}")
            : Asked(FactText.NotKnown, "reistijd niet te berekenen"),
        RuleCode.FreeDayParts => DayParts(person, opening, outcome.Shortfall),
        RuleCode.HoursPerWeek => new(Hours(person.Availability.MaxHours, outcome.Shortfall), $"{opening.Schedule.HoursMin} uur", opening.Schedule.HoursMin is not null),
        RuleCode.Education => new(
            person.Background.Education is { } own ? FactText.Education(own) : FactText.NotKnown,
            opening.Asks.Education is { } level ? $"{FactText.Education(level)} of hoger" : NotNeeded,
            opening.Asks.Education is not null and not EducationLevel.None),
        RuleCode.RecognisedDiploma => new(
            YesNo(person.Background.DiplomaRecognised, "erkend diploma", "diploma niet erkend"), "erkend diploma", opening.Asks.RecognisedDiploma),
        RuleCode.DrivingLicence => new(
            YesNo(person.Mobility.DrivingLicence, "rijbewijs", "geen rijbewijs"), "rijbewijs", opening.Asks.DrivingLicence),
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
        ConsentAnswer.Given => "ja",
        ConsentAnswer.Refused => "nee, nu niet",
        _ => verdict == Verdict.Pass ? "hoort bij het traject" : NotAsked,
    };

    /// <summary>What is left beside what already runs: that is what the rule compared.</summary>
    private static string Hours(int? most, Shortfall compared) =>
        most is not { } all ? FactText.NotKnown
        : compared.Measure == Measure.HoursPerWeek && compared.Has < all ? $"nog {compared.Has} van {all} uur"
        : $"tot {all} uur";

    private static Words Level(Newcomer person, Opening opening, LanguageSkill skill)
    {
        var has = person.Dutch[skill] is not { } level ? FactText.NotKnown
            : person.Dutch is { Source: { } source, StatedOn: { } on } ? $"{level} · {FactText.LevelSource(source).ToLowerInvariant()}, {Written.DayAndYear(on)}"
            : level.ToString();
        return Asked(has, opening.Asks.Dutch[skill] is { } asked and not CefrLevel.A0 ? asked == CefrLevel.C2 ? "C2" : $"{asked} of hoger" : NotNeeded);
    }

    private static Words DayParts(Newcomer person, Opening opening, Shortfall compared)
    {
        var needed = opening.Schedule.DayParts is { IsEmpty: false } offered
            ? opening.Schedule.DayPartsNeeded < offered.Size
                ? $"{Written.Count(opening.Schedule.DayPartsNeeded, "dagdeel", "dagdelen")} uit {DayPartWords.Sentence(offered)}"
                : DayPartWords.Sentence(offered)
            : NotNeeded;
        return new(
            person.Availability.Free is null ? FactText.NotKnown
                : compared.Has == 0 ? "dan niet vrij"
                : $"dan {Written.Count(compared.Has, "dagdeel", "dagdelen")} vrij",
            needed,
            opening.Schedule.DayParts is { IsEmpty: false });
    }

    private static Words Ages(Newcomer person, AgeLimits ages) => new(
        person.BirthYear is { } year ? $"geboren in {year}" : FactText.NotKnown,
        (ages.Min, ages.Max) switch
        {
            ({ } min, { } max) => $"{min} tot en met {max} jaar",
            ({ } min, null) => $"{min} jaar of ouder",
            (null, { } max) => $"hooguit {max} jaar",
            _ => NotNeeded,
        },
        ages is not { Min: null, Max: null });

    private static Words Buddy(Newcomer person, Opening opening) => new(
        person.Wishes.Buddy switch { BuddyWish.Woman => "liever een vrouw", BuddyWish.Man => "liever een man", _ => "geen voorkeur" },
        opening.Asks.BuddySex switch { Sex.Female => "een vrouw", Sex.Male => "een man", _ => FactText.NotKnown },
        opening.Kind == OpeningKind.Maatje && person.Wishes.Buddy is BuddyWish.Woman or BuddyWish.Man);

    private static Words Demands(Newcomer person, Opening opening)
    {
        var asked = opening.Asks.Demands;
        var cannot = person.Limits & asked;
        return new(
            cannot switch { null => NotAsked, Engine.Domain.Demands.None => "kan dit", { } some => $"kan niet: {Listed(some)}" },
            asked == Engine.Domain.Demands.None ? NotNeeded : Listed(asked),
            asked != Engine.Domain.Demands.None && opening.Kind is not (OpeningKind.Maatje or OpeningKind.SportsClub));
    }

    private static string Listed(Demands demands) =>
        Written.And([.. Enum.GetValues<Demands>().Where(d => d != Engine.Domain.Demands.None && demands.HasFlag(d)).Select(FactText.Demand)]);

    private static string SexOf(Sex? sex) => sex switch { Sex.Female => "vrouw", Sex.Male => "man", _ => NotAsked };

    /// <summary>Both sides of one rule, and whether this opening asks something for it.</summary>
    private readonly record struct Words(string Has, string Asks, bool IsAsked);
}
