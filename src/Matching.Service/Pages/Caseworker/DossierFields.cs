using System.Globalization;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Newcomers;
using Matching.Service.Pages.Shared;
using Matching.Service.Pages.Texts;

namespace Matching.Service.Pages.Caseworker;

/// <summary>Between the fields of the dossier's form and what is asked of the system. Field names are the columns of newcomers.csv.</summary>
internal static class DossierFields
{
    /// <summary>A box or choice that says 'none of these': not the same as not known.</summary>
    public const string None = "geen";
    public const string Yes = "ja";
    public const string No = "nee";

    public static IReadOnlyList<Demands> EachDemand { get; } = [.. Enum.GetValues<Demands>().Where(d => d != Demands.None)];

    public static string WishOf(OpeningKind kind) => $"wens_{kind}";

    public static string ConsentOf(OpeningKind kind) => $"toestemming_{kind}";

    /// <summary>The form of the pace alone.</summary>
    public static FormState Pace(DateOnly? pausedUntil, DateOnly? waveFrom, int? tempo) =>
        new FormState().With("pauze_tot", Text(pausedUntil)).With("ronde_vanaf", Text(waveFrom)).With("tempo", Text(tempo));

    public static FormState Of(DossierInput input)
    {
        var form = new FormState()
            .With("roepnaam", input.GivenName).With("achternaam", input.FamilyName)
            .With("pauze_tot", Text(input.PausedUntil)).With("ronde_vanaf", Text(input.WaveFrom)).With("tempo", Text(input.Tempo))
            .With("beperkingen_basis", input.LimitBasis is LimitBasis.Conversation or LimitBasis.Advice ? input.LimitBasis.ToString() : null)
            .With("beperkingen_datum", Text(input.LimitsOn))
            .With("spreken", input.Speaking?.ToString()).With("luisteren", input.Listening?.ToString())
            .With("lezen", input.Reading?.ToString()).With("schrijven", input.Writing?.ToString())
            .With("taal_bron", input.DutchSource?.ToString()).With("taal_datum", Text(input.DutchOn))
            .With("vervoer", Boxes(input.Modes)).With("fietsen", input.Cycling?.ToString())
            .With("rijbewijs", Text(input.DrivingLicence)).With("max_reistijd", Text(input.MaxMinutes))
            .With("dagdelen_vrij", DayPartWords.Codes(input.Free ?? DayParts.None)).With("vrij_onbekend", input.Free is null ? Yes : null)
            .With("dagdelen_les", DayPartWords.Codes(input.Lessons)).With("dagdelen_zorg", DayPartWords.Codes(input.Care))
            .With("rooster_datum", Text(input.ScheduleOn)).With("uren_max", Text(input.MaxHours)).With("werkt_uren", Text(input.WorksHours))
            .With("opleiding", input.Education?.ToString()).With("diploma_erkend", Text(input.DiplomaRecognised))
            .With("beroepen", string.Join('\n', input.Occupations)).With("vaardigheden", string.Join('\n', input.Skills))
            .With("werkervaring_jaren", Text(input.ExperienceYears)).With("mag_werken", Text(input.MayWork))
            .With("interesses", string.Join('\n', input.Interests)).With("wens_begeleider", input.Buddy?.ToString())
            .With("niet_bij", input.Avoid.Select(o => Text((int)o.Value)!)).With("contacttalen", input.ContactLanguages)
            .With("regeling", Boxes(input.Schemes)).With("leerroute", input.Route?.ToString()).With("geletterdheid", input.Literacy?.ToString())
            .With("inburgering_begin", Text(input.TermBegin)).With("inburgering_einde", Text(input.TermEnd))
            .With("pip_datum", Text(input.PlanOn)).With("pip_niveau", input.PlanLevel?.ToString())
            .With("uren_nog_z", Text(input.HoursDueZ)).With("uren_nog_map", Text(input.HoursDueMap)).With("doelen", Boxes(input.Goals))
            .With("status", input.Status.ToString()).With("aankomst", Text(input.SettledOn)).With("geboortejaar", Text(input.BirthYear))
            .With("geslacht", input.Sex?.ToString()).With("begeleiding_nodig", Text(input.GuidanceNeeded))
            .With("beperkingen", input.Limits is not { } limits ? [] : limits == Demands.None ? [None] : EachDemand.Where(d => limits.HasFlag(d)).Select(d => d.ToString()))
            .With("postcode", input.Postcode).With("afscherming", input.Shielded ? Yes : null);
        foreach (var kind in OpeningKinds.All)
        {
            form.With(WishOf(kind), Text(input.Wishes.GetValueOrDefault(kind, Wishes.NeutralWeight)));
            form.With(ConsentOf(kind), input.Consents.TryGetValue(kind, out var answer) ? answer.ToString() : null);
        }
        return form;
    }

    /// <summary>What was filled in. Fields that cannot be read are errors of the form: then the result is not to be sent.</summary>
    public static DossierInput Read(FormState form)
    {
        var number = Say.It("Schrijf een heel getal, bijvoorbeeld 12.");
        var week = DayPartWords.Parse(form.All("dagdelen_vrij"));
        var isUnknown = form.IsChecked("vrij_onbekend");
        if (isUnknown && !week.IsEmpty)
            form.Add("dagdelen_vrij", Say.It("Je kruiste dagdelen aan, en ook ‘nog niet bekend’. Haal een van de twee weg."));
        return new DossierInput
        {
            Speaking = form.Choice<CefrLevel>("spreken"),
            Listening = form.Choice<CefrLevel>("luisteren"),
            Reading = form.Choice<CefrLevel>("lezen"),
            Writing = form.Choice<CefrLevel>("schrijven"),
            DutchSource = form.Choice<LevelSource>("taal_bron"),
            DutchOn = form.Date("taal_datum"),
            Modes = Several<TravelMode>(form, "vervoer", Say.It("Je kruiste vervoer aan, en ook ‘niets hiervan’. Haal een van de twee weg.")),
            Cycling = form.Choice<Cycling>("fietsen"),
            DrivingLicence = YesNo(form, "rijbewijs"),
            MaxMinutes = form.Number("max_reistijd", number),
            Free = isUnknown ? null : week,
            Lessons = DayPartWords.Parse(form.All("dagdelen_les")),
            Care = DayPartWords.Parse(form.All("dagdelen_zorg")),
            ScheduleOn = form.Date("rooster_datum"),
            MaxHours = form.Number("uren_max", number),
            WorksHours = form.Number("werkt_uren", number),
            Education = form.Choice<EducationLevel>("opleiding"),
            DiplomaRecognised = YesNo(form, "diploma_erkend"),
            Occupations = Words(form, "beroepen"),
            Skills = [.. Words(form, "vaardigheden").Select(word => word.ToLowerInvariant())],
            ExperienceYears = form.Number("werkervaring_jaren", number),
            MayWork = YesNo(form, "mag_werken"),
            Interests = [.. Words(form, "interesses").Select(word => word.ToLowerInvariant())],
            Wishes = OpeningKinds.All.ToDictionary(kind => kind, kind => form.Number(WishOf(kind), number) ?? Wishes.NeutralWeight),
            Buddy = form.Choice<BuddyWish>("wens_begeleider"),
            Avoid = [.. form.All("niet_bij").Select(id => long.TryParse(id, CultureInfo.InvariantCulture, out var known) ? known : 0).Select(id => new OrganisationId(id))],
            ContactLanguages = [.. form.All("contacttalen")],
            Consents = OpeningKinds.All.Select(kind => (kind, Answer: form.Choice<ConsentAnswer>(ConsentOf(kind)))).Where(c => c.Answer is not null)
                .ToDictionary(c => c.kind, c => c.Answer!.Value),
            Schemes = Several<Scheme>(form, "regeling", ""),
            Route = form.Choice<LearningRoute>("leerroute"),
            Literacy = form.Choice<Literacy>("geletterdheid"),
            TermBegin = form.Date("inburgering_begin"),
            TermEnd = form.Date("inburgering_einde"),
            PlanOn = form.Date("pip_datum"),
            PlanLevel = form.Choice<CefrLevel>("pip_niveau"),
            HoursDueZ = form.Number("uren_nog_z", number),
            HoursDueMap = form.Number("uren_nog_map", number),
            Goals = Several<PlanGoal>(form, "doelen", Say.It("Je kruiste een doel aan, en ook ‘nog geen doel’. Haal een van de twee weg.")),
            Status = form.Choice<NewcomerStatus>("status") ?? NewcomerStatus.Active,
            SettledOn = form.Date("aankomst"),
            BirthYear = form.Number("geboortejaar", Say.It("Schrijf het jaar met vier cijfers, bijvoorbeeld 1988.")),
            Sex = form.Choice<Sex>("geslacht"),
            GuidanceNeeded = form.Number("begeleiding_nodig", number),
            Limits = Several<Demands>(form, "beperkingen", Say.It("Je kruiste iets aan, en ook ‘kan alles’. Haal een van de twee weg."))
                ?.Aggregate(Demands.None, (all, one) => all | one),
            LimitBasis = form.Choice<LimitBasis>("beperkingen_basis"),
            LimitsOn = form.Date("beperkingen_datum"),
            GivenName = form.Text("roepnaam"),
            FamilyName = form.Text("achternaam"),
            PausedUntil = form.Date("pauze_tot"),
            WaveFrom = form.Date("ronde_vanaf"),
            Tempo = form.Number("tempo", number),
            Postcode = form.Text("postcode"),
            Shielded = form.IsChecked("afscherming"),
        };
    }

    /// <summary>The boxes of a list that may be unknown: nothing ticked is unknown, 'none of these' is an empty list.</summary>
    private static List<T>? Several<T>(FormState form, string field, string contradiction) where T : struct, Enum
    {
        var chosen = form.All(field).Select(ByName.Of<T>).OfType<T>().Distinct().ToList();
        var isNone = form.All(field).Contains(None);
        if (isNone && chosen.Count > 0)
            form.Add(field, contradiction);
        return chosen.Count > 0 || isNone ? chosen : null;
    }

    private static IEnumerable<string> Boxes<T>(IReadOnlyList<T>? known) where T : struct, Enum =>
        known is null ? [] : known.Count == 0 ? [None] : known.Select(value => value.ToString());

    /// <summary>One on each line: a word may hold a comma itself.</summary>
    private static List<string> Words(FormState form, string field) =>
        [.. (form.Text(field) ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    private static bool? YesNo(FormState form, string field) => form.Text(field) switch { Yes => true, No => false, _ => null };

    private static string? Text(bool? answer) => answer switch { true => Yes, false => No, _ => null };

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
