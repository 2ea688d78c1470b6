using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Rules;
using Matching.Service.Proposals;

namespace Matching.Service.Pages.Texts;

/// <summary>Why a person was not proposed somewhere: the answer first, then the fact and the limit. Never a word about another person.</summary>
public static class WhyNotText
{
    /// <summary>The answer in one bold sentence, and what belongs to it.</summary>
    public static (string Answer, string More) Of(WhyNotView view)
    {
        var name = view.Person.GivenName;
        if (view.Proposal is not null)
            return ($"Deze plek ligt al op het bureau voor {name}.", "Er is al een voorstel.");
        if (view.FailsNow is [{ Rule: RuleCode.RejectedBefore }] && view.Rejected is { } rejected)
            return (
                $"Deze plek is op {Written.DayInSentence(rejected.On)} afgewezen: {Reason(rejected.Reason, name)}.",
                view.CanPropose ? "Wil je het opnieuw bekijken?" : $"Deze plek komt voor {name} niet terug.");
        if (view.FailsNow is [{ Rule: RuleCode.RejectedBefore }])
            return ($"{name} wil deze plek nu niet, of was er al.", "Matching stelt hem niet opnieuw voor.");
        if (view.FailsNow is [{ Rule: RuleCode.PlaceFree }])
            return ("Past, maar er is geen plek vrij.", Places(view.Competition));
        if (view.FailsNow is [var first, ..])
            return (
                view.FailsNow.Count == 1 ? $"Eén harde eis klopt niet: {Brief(first.Rule)}." : $"{view.FailsNow.Count} harde eisen kloppen niet. De eerste: {Brief(first.Rule)}.",
                Fact(first, view));
        return AtNight(view.AtNight, view);
    }

    /// <summary>The field of the dossier that settles a rule; null where the dossier cannot.</summary>
    public static string? Field(RuleCode rule, OpeningKind kind) => rule switch
    {
        RuleCode.PersonIsActive => "status",
        RuleCode.Ground => $"toestemming_{kind}",
        RuleCode.PersonWantsKind => "wensen",
        RuleCode.OrganisationToAvoid => "niet_bij",
        RuleCode.SchoolAge or RuleCode.AgeLimits => "geboortejaar",
        RuleCode.RightToWork => "mag_werken",
        RuleCode.LearningRoute => "leerroute",
        RuleCode.Audience => "geslacht",
        RuleCode.Buddy => "wens_begeleider",
        RuleCode.Speaking => "spreken",
        RuleCode.Listening => "luisteren",
        RuleCode.Reading => "lezen",
        RuleCode.Writing => "schrijven",
        RuleCode.Reachable => "vervoer",
        RuleCode.FreeDayParts => "dagdelen_vrij",
        RuleCode.HoursPerWeek => "uren_max",
        RuleCode.Education => "opleiding",
        RuleCode.RecognisedDiploma => "diploma_erkend",
        RuleCode.DrivingLicence => "rijbewijs",
        RuleCode.FunctionalLimits => "beperkingen",
        RuleCode.ContactLanguage => "contacttalen",
        _ => null,
    };

    /// <summary>Who can settle what the dossier cannot.</summary>
    public static string WhoSettles(RuleCode rule) => rule switch
    {
        RuleCode.OpeningIsOpen or RuleCode.FairWork or RuleCode.PlaceFree => "Dit kan alleen de organisatie of de gemeente bij de plek veranderen.",
        RuleCode.AlreadyHasKind => "Een tweede plek van dezelfde soort stelt Matching niet voor zolang de eerste loopt.",
        RuleCode.Distance => "Zo ver weg stelt Matching niets voor.",
        _ => "Dit verandert niet door een gegeven in het dossier.",
    };

    /// <summary>The rule inside a sentence.</summary>
    public static string Brief(RuleCode rule) => rule switch
    {
        RuleCode.PersonIsActive => "het traject loopt nu niet",
        RuleCode.OpeningIsOpen => "de plek is nu niet open",
        RuleCode.FairWork => "het onbetaalde werk is nog niet goedgekeurd",
        RuleCode.PlaceFree => "er is geen plek vrij",
        RuleCode.Ground => "er is geen toestemming",
        RuleCode.PersonWantsKind => "deze soort plek is niet gewenst",
        RuleCode.AlreadyHasKind => "er loopt al zoiets",
        RuleCode.RejectedBefore => "het is eerder afgewezen",
        RuleCode.OrganisationToAvoid => "liever niet bij deze organisatie",
        RuleCode.SchoolAge => "school gaat nu voor",
        RuleCode.RightToWork => "werken mag nog niet",
        RuleCode.LearningRoute => "de plek is voor een andere leerroute",
        RuleCode.Audience => "de plek is voor een andere groep",
        RuleCode.AgeLimits => "de leeftijd past niet",
        RuleCode.Buddy => "de wens over man of vrouw als maatje",
        RuleCode.Speaking => "de plek vraagt meer spreken",
        RuleCode.Listening => "de plek vraagt meer luisteren",
        RuleCode.Reading => "de plek vraagt meer lezen",
        RuleCode.Writing => "de plek vraagt meer schrijven",
        RuleCode.Distance => "de plek ligt te ver weg",
        RuleCode.Reachable => "de reis is te lang",
        RuleCode.FreeDayParts => "de tijden passen niet",
        RuleCode.HoursPerWeek => "de plek vraagt meer uren",
        RuleCode.Education => "de plek vraagt meer opleiding",
        RuleCode.RecognisedDiploma => "er is een erkend diploma nodig",
        RuleCode.DrivingLicence => "er is een rijbewijs nodig",
        RuleCode.FunctionalLimits => "het werk vraagt iets dat niet kan",
        RuleCode.ContactLanguage => "er is geen taal die beide kanten spreken",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "A rule without words."),
    };

    private static string Fact(FailingRule rule, WhyNotView view)
    {
        var (name, asked, has) = (view.Person.GivenName, rule.Shortfall.Asked, rule.Shortfall.Has);
        return rule.Shortfall.Measure switch
        {
            Measure.Minutes => $"De reis duurt {Written.Minutes(asked)}. {name} kan {Written.Minutes(has)} reizen.",
            Measure.Kilometres => $"De plek ligt {asked} km ver. Matching kijkt tot {has} km.",
            Measure.CefrLevel => $"De plek vraagt {(CefrLevel)asked}. {name} heeft {(CefrLevel)has}.",
            Measure.EducationLevel => $"De plek vraagt {FactText.Education((EducationLevel)asked)}. {name} heeft {FactText.Education((EducationLevel)has)}.",
            Measure.DayParts => has == 0
                ? $"Op de tijden van deze plek is {name} niet vrij."
                : $"De plek vraagt {Written.Count(asked, "dagdeel", "dagdelen")} per week. {name} is er dan {has} vrij.",
            Measure.HoursPerWeek => $"De plek vraagt {asked} uur per week. {name} heeft er nog {has}.",
            _ when Plain(rule.Rule, name) is { } sentence => sentence,
            _ => view.Rules.FirstOrDefault(r => r.Rule == rule.Rule) is { PersonHas: var person, OpeningAsks: var place } && person.Length > 1
                ? $"{name}: {person}.{(place.Length > 1 ? $" De plek: {place}." : "")}"
                : "",
        };
    }

    private static string? Plain(RuleCode rule, string name) => rule switch
    {
        RuleCode.RightToWork => $"In het dossier staat dat {name} niet mag werken.",
        RuleCode.Ground => $"{name} zei nee tegen dit soort plekken, of er is geen wet die ze regelt.",
        RuleCode.PersonWantsKind => $"{name} wil dit soort plekken nu niet.",
        RuleCode.AlreadyHasKind => $"{name} heeft al een plek van deze soort.",
        RuleCode.OrganisationToAvoid => $"{name} wil niet naar deze organisatie. Waarom, is niet bewaard.",
        RuleCode.OpeningIsOpen => "De plek is gesloten, of begint pas later.",
        RuleCode.DrivingLicence => $"{name} heeft geen rijbewijs dat hier geldt.",
        RuleCode.RecognisedDiploma => $"Het diploma van {name} is hier nog niet erkend. De wet vraagt dat voor dit werk.",
        _ => null,
    };

    private static (string, string) AtNight(WhyNotAnswer? answer, WhyNotView view)
    {
        var name = view.Person.GivenName;
        return answer switch
        {
            IsProposed proposed => ("Deze plek was vannacht een voorstel.", $"Hij stond op plaats {proposed.Rank} voor {name}. Daarna is er iets veranderd of besloten."),
            IsPinned => ("Deze plek lag al op het bureau.", "Daarna is er iets veranderd of besloten."),
            NeedsAnswers needs => (
                $"Past misschien: er zijn nog {Written.Count(needs.Questions.Count, "vraag", "vragen")} open.",
                $"Met meer dan {needs.Allowed} open vragen stelt Matching niets voor. Beantwoord er eerst een."),
            GotRank rank => (
                rank.Filled == Portion.None
                    ? $"Past, maar staat te laag op de lijst van {name}: plaats {rank.Rank} van {rank.Of}."
                    : $"Past, maar andere plekken passen beter bij {name}: dit is plaats {rank.Rank} van {rank.Of}.",
                rank.Filled switch
                {
                    Portion.PerKind => $"{name} heeft al {Written.Count(rank.Instead.Count, "voorstel", "voorstellen")} van deze soort. Meer stelt Matching er niet tegelijk voor.",
                    Portion.Total => $"{name} heeft al {Written.Count(rank.Instead.Count, "voorstel", "voorstellen")}. Meer stelt Matching er niet tegelijk voor.",
                    _ => "",
                }),
            TooFarDown far => (
                $"Past, maar heel veel andere plekken passen beter bij {name}: dit is plaats {far.Rank} van {far.Of}.",
                $"Matching kijkt per persoon naar de {far.Looked} plekken die het best passen."),
            KeptForLater kept => (
                "Past, maar deze plek wordt bewaard voor mensen die nog komen.",
                $"Dat is beleid van de gemeente. De plek telt daardoor {Hundreds(kept.Reserve)} punten minder mee. Voor {name} was hij {Hundreds(kept.Points)} punten waard."),
            DrawnByLot => (
                $"Past, maar er is geloot: {name} kreeg een andere plek van deze soort.",
                "Dat is beleid van de gemeente: een klein deel van de voorstellen wordt geloot om van te leren."),
            IsFull full => ("Past, maar er is geen plek vrij.", full.Kept > 0
                ? $"Van {Written.Count(full.Places, "plek", "plekken")} zijn er {full.Taken} bezet. Voor de rest liggen er al voorstellen klaar."
                : $"Van {Written.Count(full.Places, "plek", "plekken")} zijn er {full.Taken} bezet."),
            WorthMoreToOthers more => (
                "Past, maar de plekken gingen naar anderen voor wie het meer opleverde.",
                $"{Written.Count(more.ProposedTo, "ander kreeg", "anderen kregen")} een voorstel, voor minstens {Hundreds(more.Price)} punten. Voor {name} zijn het er {Hundreds(more.Points)}. "
                + "Punten gaan over hoe goed het past, hoe graag iemand wil, en of het een eerste voorstel is."),
            FailsRule failed => ($"Past nu. Vannacht klopte nog niet: {Brief(failed.First)}.", "Komende nacht doet deze plek mee."),
            NotInRound => ("Past. Vannacht was deze plek of dit dossier er nog niet.", "Komende nacht doet deze plek mee."),
            _ => ("Past. Geen harde eis staat in de weg.", "Er is nog geen nacht die dit uitlegt."),
        };
    }

    private static string Places(Competition competition) => competition.Places is { } places
        ? $"Van {Written.Count(places, "plek", "plekken")} {(competition.Taken == 1 ? "is er 1" : $"zijn er {competition.Taken}")} bezet. Komt er een vrij, dan doet {(places == 1 ? "die" : "deze")} vannacht weer mee."
        : "";

    private static string Reason(string code, string name) =>
        RejectReasons.Find(code) is { } reason ? DecisionText.Named(reason.Text, name) is var text ? $"{char.ToLowerInvariant(text[0])}{text[1..]}" : "" : "zonder reden";

    /// <summary>Points are kept in ten-thousandths; people read them of a hundred.</summary>
    private static string Hundreds(int points) => Written.Number(points / 100.0, 1);
}
