using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Rules;
using Matching.Service.Language;
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
            return (Say.It($"Deze plek ligt al op het bureau voor {name}."), Say.It("Er is al een voorstel."));
        if (view.FailsNow is [{ Rule: RuleCode.RejectedBefore }] && view.Rejected is { } rejected)
            return (
                Say.It($"Deze plek is op {Written.DayInSentence(rejected.On)} afgewezen: {Reason(rejected.Reason, name)}."),
                view.CanPropose ? Say.It("Wil je het opnieuw bekijken?")
                : view.IsKeptForOthers ? Say.It("Wie al wacht, gaat voor.")
                : Say.It($"Deze plek komt voor {name} niet terug."));
        if (view.FailsNow is [{ Rule: RuleCode.RejectedBefore }])
            return (Say.It($"{name} wil deze plek nu niet, of was er al."), Say.It("Matching stelt hem niet opnieuw voor."));
        if (view.FailsNow is [{ Rule: RuleCode.PlaceFree }])
            return (Say.It("Past, maar er is geen plek vrij."), Places(view.Competition));
        if (view.FailsNow is [var first, ..])
            return (
                view.FailsNow.Count == 1 ? Say.It($"Eén harde eis klopt niet: {Brief(first.Rule)}.") : Say.It($"{view.FailsNow.Count} harde eisen kloppen niet. De eerste: {Brief(first.Rule)}."),
                Fact(first, view));
        if (view.IsKeptForOthers)
            return (Say.It("Past, maar wat vrij is, is voor iemand op de wachtlijst."), Say.It("Wie al wacht, gaat voor."));
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
        RuleCode.OpeningIsOpen or RuleCode.FairWork or RuleCode.PlaceFree => Say.It("Dit kan alleen de organisatie of de gemeente bij de plek veranderen."),
        RuleCode.AlreadyHasKind => Say.It("Een tweede plek van dezelfde soort stelt Matching niet voor zolang de eerste loopt."),
        RuleCode.Distance => Say.It("Zo ver weg stelt Matching niets voor."),
        _ => Say.It("Dit verandert niet door een gegeven in het dossier."),
    };

    /// <summary>The rule inside a sentence.</summary>
    public static string Brief(RuleCode rule) => rule switch
    {
        RuleCode.PersonIsActive => Say.It("het traject loopt nu niet"),
        RuleCode.OpeningIsOpen => Say.It("de plek is nu niet open"),
        RuleCode.FairWork => Say.It("het onbetaalde werk is nog niet goedgekeurd"),
        RuleCode.PlaceFree => Say.It("er is geen plek vrij"),
        RuleCode.Ground => Say.It("er is geen toestemming"),
        RuleCode.PersonWantsKind => Say.It("deze soort plek is niet gewenst"),
        RuleCode.AlreadyHasKind => Say.It("er loopt al zoiets"),
        RuleCode.RejectedBefore => Say.It("het is eerder afgewezen"),
        RuleCode.OrganisationToAvoid => Say.It("liever niet bij deze organisatie"),
        RuleCode.SchoolAge => Say.It("school gaat nu voor"),
        RuleCode.RightToWork => Say.It("werken mag nog niet"),
        RuleCode.LearningRoute => Say.It("de plek is voor een andere leerroute"),
        RuleCode.Audience => Say.It("de plek is voor een andere groep"),
        RuleCode.AgeLimits => Say.It("de leeftijd past niet"),
        RuleCode.Buddy => Say.It("de wens over man of vrouw als maatje"),
        RuleCode.Speaking => Say.It("de plek vraagt meer spreken"),
        RuleCode.Listening => Say.It("de plek vraagt meer luisteren"),
        RuleCode.Reading => Say.It("de plek vraagt meer lezen"),
        RuleCode.Writing => Say.It("de plek vraagt meer schrijven"),
        RuleCode.Distance => Say.It("de plek ligt te ver weg"),
        RuleCode.Reachable => Say.It("de reis is te lang"),
        RuleCode.FreeDayParts => Say.It("de tijden passen niet"),
        RuleCode.HoursPerWeek => Say.It("de plek vraagt meer uren"),
        RuleCode.Education => Say.It("de plek vraagt meer opleiding"),
        RuleCode.RecognisedDiploma => Say.It("er is een erkend diploma nodig"),
        RuleCode.DrivingLicence => Say.It("er is een rijbewijs nodig"),
        RuleCode.FunctionalLimits => Say.It("het werk vraagt iets dat niet kan"),
        RuleCode.ContactLanguage => Say.It("er is geen taal die beide kanten spreken"),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "A rule without words."),
    };

    private static string Fact(FailingRule rule, WhyNotView view)
    {
        var (name, asked, has) = (view.Person.GivenName, rule.Shortfall.Asked, rule.Shortfall.Has);
        return rule.Shortfall.Measure switch
        {
            Measure.Minutes => Say.It($"De reis duurt {Written.Minutes(asked)}. {name} kan {Written.Minutes(has)} reizen."),
            Measure.Kilometres => Say.It($"De plek ligt {asked} km ver. Matching kijkt tot {has} km."),
            Measure.CefrLevel => Say.It($"De plek vraagt {(CefrLevel)asked}. {name} heeft {(CefrLevel)has}."),
            Measure.EducationLevel => Say.It($"De plek vraagt {FactText.Education((EducationLevel)asked)}. {name} heeft {FactText.Education((EducationLevel)has)}."),
            Measure.DayParts => has == 0
                ? Say.It($"Op de tijden van deze plek is {name} niet vrij.")
                : Say.It($"De plek vraagt {Written.Count(asked, "dagdeel", "dagdelen")} per week. {name} is er dan {has} vrij."),
            Measure.HoursPerWeek => Say.It($"De plek vraagt {asked} uur per week. {name} heeft er nog {has}."),
            _ when Plain(rule.Rule, name) is { } sentence => sentence,
            _ => view.Rules.FirstOrDefault(r => r.Rule == rule.Rule) is { PersonHas: var person, OpeningAsks: var place } && person.Length > 1
                ? place.Length > 1 ? Say.It($"{name}: {person}. De plek: {place}.") : $"{name}: {person}."
                : "",
        };
    }

    private static string? Plain(RuleCode rule, string name) => rule switch
    {
        RuleCode.RightToWork => Say.It($"In het dossier staat dat {name} niet mag werken."),
        RuleCode.Ground => Say.It($"{name} zei nee tegen dit soort plekken, of er is geen wet die ze regelt."),
        RuleCode.PersonWantsKind => Say.It($"{name} wil dit soort plekken nu niet."),
        RuleCode.AlreadyHasKind => Say.It($"{name} heeft al een plek van deze soort."),
        RuleCode.OrganisationToAvoid => Say.It($"{name} wil niet naar deze organisatie. Waarom, is niet bewaard."),
        RuleCode.OpeningIsOpen => Say.It("De plek is gesloten of heeft pauze, of begint pas later."),
        RuleCode.DrivingLicence => Say.It($"{name} heeft geen rijbewijs dat hier geldt."),
        RuleCode.RecognisedDiploma => Say.It($"Het diploma van {name} is hier nog niet erkend. De wet vraagt dat voor dit werk."),
        _ => null,
    };

    private static (string, string) AtNight(WhyNotAnswer? answer, WhyNotView view)
    {
        var name = view.Person.GivenName;
        return answer switch
        {
            IsProposed proposed => (Say.It("Deze plek was vannacht een voorstel."), Say.It($"Hij stond op plaats {proposed.Rank} voor {name}. Daarna is er iets veranderd of besloten.")),
            IsPinned => (Say.It("Deze plek lag al op het bureau."), Say.It("Daarna is er iets veranderd of besloten.")),
            NeedsAnswers needs => (
                Say.It($"Past misschien: er zijn nog {Written.Count(needs.Questions.Count, "vraag", "vragen")} open."),
                Say.It($"Met meer dan {needs.Allowed} open vragen stelt Matching niets voor. Beantwoord er eerst een.")),
            GotRank rank => (
                rank.Filled == Portion.None
                    ? Say.It($"Past, maar staat te laag op de lijst van {name}: plaats {rank.Rank} van {rank.Of}.")
                    : Say.It($"Past, maar andere plekken passen beter bij {name}: dit is plaats {rank.Rank} van {rank.Of}."),
                rank.Filled switch
                {
                    Portion.PerKind => Say.It($"{name} heeft al {Written.Count(rank.Instead.Count, "voorstel", "voorstellen")} van deze soort. Meer stelt Matching er niet tegelijk voor."),
                    Portion.Total => Say.It($"{name} heeft al {Written.Count(rank.Instead.Count, "voorstel", "voorstellen")}. Meer stelt Matching er niet tegelijk voor."),
                    _ => "",
                }),
            TooFarDown far => (
                Say.It($"Past, maar heel veel andere plekken passen beter bij {name}: dit is plaats {far.Rank} van {far.Of}."),
                Say.It($"Matching kijkt per persoon naar de {far.Looked} plekken die het best passen.")),
            KeptForLater kept => (
                Say.It("Past, maar deze plek wordt bewaard voor mensen die nog komen."),
                Say.It($"Dat is beleid van de gemeente. De plek telt daardoor {Hundreds(kept.Reserve)} punten minder mee. Voor {name} was hij {Hundreds(kept.Points)} punten waard.")),
            DrawnByLot => (
                Say.It($"Past, maar er is geloot: {name} kreeg een andere plek van deze soort."),
                Say.It("Dat is beleid van de gemeente: een klein deel van de voorstellen wordt geloot om van te leren.")),
            IsFull full => (Say.It("Past, maar er is geen plek vrij."), full.Kept > 0
                ? Say.It($"Bezet: {full.Taken} van {full.Places}. Voor de rest liggen er al voorstellen klaar.")
                : Say.It($"Bezet: {full.Taken} van {full.Places}.")),
            WorthMoreToOthers more => (
                Say.It("Past, maar de plekken gingen naar anderen voor wie het meer opleverde."),
                Say.It($"{Written.Count(more.ProposedTo, "ander kreeg", "anderen kregen")} een voorstel, voor minstens {Hundreds(more.Price)} punten. Voor {name} zijn het er {Hundreds(more.Points)}. ")
                + Say.It("Punten gaan over hoe goed het past, hoe graag iemand wil, en of het een eerste voorstel is.")),
            FailsRule failed => (Say.It($"Past nu. Vannacht klopte nog niet: {Brief(failed.First)}."), Say.It("Komende nacht doet deze plek mee.")),
            NotInRound => (Say.It("Past. Vannacht was deze plek of dit dossier er nog niet."), Say.It("Komende nacht doet deze plek mee.")),
            _ => (Say.It("Past. Geen harde eis staat in de weg."), Say.It("Er is nog geen nacht die dit uitlegt.")),
        };
    }

    private static string Places(Competition competition) => competition.Places is { } places
        ? $"{Say.It($"Bezet: {competition.Taken} van {places}.")} {Say.It("Komt er een plek vrij, dan doet die vannacht weer mee.")}"
        : "";

    private static string Reason(string code, string name) =>
        RejectReasons.Find(code) is { } reason ? DecisionText.Named(reason.Text, name) is var text ? $"{char.ToLowerInvariant(text[0])}{text[1..]}" : "" : Say.It("zonder reden");

    /// <summary>Points are kept in ten-thousandths; people read them of a hundred.</summary>
    private static string Hundreds(int points) => Written.Number(points / 100.0, 1);
}
