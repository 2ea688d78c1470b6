using Matching.Engine.Domain;
using Matching.Service.Imports.Fields;
using Matching.Service.Language;
using Matching.Service.Newcomers;

namespace Matching.Service.Imports;

/// <summary>newcomers.csv: its columns, and how a row becomes a dossier.</summary>
public static class NewcomersFile
{
    public static readonly Column<string> Number = new("extern_id", "eigen nummer van de persoon, nooit een BSN", Texts.PersonNumber, ("N-1001", "N-1002"))
    { Required = true, Delivered = true };
    public static readonly Column<string?> Caseworker = new("consulent", "e-mail van de consulent", Texts.Email, ("fatima@waterveen.example", "fatima@waterveen.example"))
    { Required = true, Delivered = true };
    public static readonly Column<Postcode> Postcode = new("postcode", "vier cijfers, of zes tekens waarvan er vier bewaard worden", Texts.Postcode, ("8041", "8011 AB"))
    { Required = true, Delivered = true };
    public static readonly Column<string?> GivenName = new("roepnaam", "staat apart van de gegevens", Texts.Line(100), ("Selam", ""));
    public static readonly Column<string?> FamilyName = new("achternaam", "staat apart van de gegevens", Texts.Line(100), ("Tesfay", ""));
    public static readonly Column<NewcomerStatus?> Status = new("status", CodeLists.Statuses.Words, CodeLists.Statuses.Optional, ("actief", ""));
    public static readonly Column<DateOnly?> SettledOn = new("aankomst", "datum van vestiging in de gemeente", Dates.Day, ("2025-04-14", ""));
    public static readonly Column<bool?> MayWork = new("mag_werken", "ja nee", CodeLists.YesNo.Optional, ("ja", ""));
    public static readonly Column<IReadOnlyList<Scheme>?> Schemes = new("regeling", $"lijst: {CodeLists.Schemes.Words}", Lists.OrUnknown<Scheme>(CodeLists.Schemes.Many), ("wi2021|pw", ""));
    public static readonly Column<LearningRoute?> Route = new("leerroute", CodeLists.Routes.Words, CodeLists.Routes.Optional, ("Z", "B1")) { Delivered = true };
    public static readonly Column<Literacy?> Literacy = new("geletterdheid", CodeLists.Literacies.Words, CodeLists.Literacies.Optional, ("AA", "NVT")) { Delivered = true };
    public static readonly Column<DateOnly?> TermBegin = new("inburgering_begin", "begin van de termijn", Dates.Day, ("2025-06-01", "2025-09-01")) { Delivered = true };
    public static readonly Column<DateOnly?> TermEnd = new("inburgering_einde", "einde van de termijn", Dates.Day, ("2028-06-01", "2028-09-01")) { Delivered = true };
    public static readonly Column<DateOnly?> PlanOn = new("pip_datum", "datum van het plan (PIP)", Dates.Day, ("2025-08-20", "")) { Delivered = true };
    public static readonly Column<CefrLevel?> PlanLevel = new("pip_niveau", $"taaldoel van het plan: {CodeLists.Cefr.Words}", CodeLists.Cefr.Optional, ("A2", ""));
    public static readonly Column<int?> HoursDueZ = new("uren_nog_z", "uren participatie die de Z-route nog vraagt", Numbers.Whole(0, 800), ("320", ""));
    public static readonly Column<int?> HoursDueMap = new("uren_nog_map", "uren die de MAP nog vraagt", Numbers.Whole(0, 400), ("", ""));
    public static readonly Column<CefrLevel?> Speaking = new("spreken", "Nederlands nu", CodeLists.Cefr.Optional, ("A2", ""));
    public static readonly Column<CefrLevel?> Listening = new("luisteren", "Nederlands nu", CodeLists.Cefr.Optional, ("A2", ""));
    public static readonly Column<CefrLevel?> Reading = new("lezen", "Nederlands nu", CodeLists.Cefr.Optional, ("A1", ""));
    public static readonly Column<CefrLevel?> Writing = new("schrijven", "Nederlands nu", CodeLists.Cefr.Optional, ("A0", ""));
    public static readonly Column<LevelSource?> DutchSource = new("taal_bron", CodeLists.LevelSources.Words, CodeLists.LevelSources.Optional, ("docent", ""));
    public static readonly Column<DateOnly?> DutchOn = new("taal_datum", "wanneer dat is vastgesteld", Dates.Day, ("2026-10-05", ""));
    public static readonly Column<int?> BirthYear = new("geboortejaar", "alleen voor regels met een reden", Numbers.Whole(1900, 2100), ("1994", "1988")) { Delivered = true };
    public static readonly Column<Sex?> Sex = new("geslacht", $"{CodeLists.Sexes.Words}; alleen voor regels met een reden", CodeLists.Sexes.Optional, ("vrouw", "man")) { Delivered = true };
    public static readonly Column<EducationLevel?> Education = new("opleiding", CodeLists.Education.Words, CodeLists.Education.Optional, ("vmbo", ""));
    public static readonly Column<bool?> DiplomaRecognised = new("diploma_erkend", "ja nee", CodeLists.YesNo.Optional, ("nee", ""));
    public static readonly Column<IReadOnlyList<Isco08>> Occupations = new("beroepen", "lijst: ESCO-URI, ISCO-code of Nederlands woord", Lists.Of<Isco08>(OccupationField.One), ("7531", ""));
    public static readonly Column<IReadOnlyList<string>> Skills = new("vaardigheden", "lijst van woorden", Texts.Tags, ("naaien|strijken", ""));
    public static readonly Column<int?> ExperienceYears = new("werkervaring_jaren", "0 is geen werkervaring", Numbers.Whole(0, 60), ("4", ""));
    public static readonly Column<IReadOnlyList<string>> Interests = new("interesses", "lijst van woorden", Texts.Tags, ("mode|koken", ""));
    public static readonly Column<IReadOnlyList<KindWish>> Wishes = new("wensen", "gewicht 0 tot en met 3 per soort", PerKind.Wishes, ("werkplek=3|sportclub=1", ""));
    public static readonly Column<BuddyWish?> Buddy = new("wens_begeleider", CodeLists.BuddyWishes.Words, CodeLists.BuddyWishes.Optional, ("geen", ""));
    public static readonly Column<IReadOnlyList<TravelMode>?> Modes = new("vervoer", $"lijst: {CodeLists.TravelModes.Words}", Lists.OrUnknown<TravelMode>(CodeLists.TravelModes.Many), ("lopen|ov", ""));
    public static readonly Column<Cycling?> Cycling = new("fietsen", CodeLists.Cycling.Words, CodeLists.Cycling.Optional, ("leert", ""));
    public static readonly Column<bool?> DrivingLicence = new("rijbewijs", "ja nee; geldig in Nederland", CodeLists.YesNo.Optional, ("nee", ""));
    public static readonly Column<int?> MaxMinutes = new("max_reistijd", "minuten enkele reis", Numbers.Whole(5, 180), ("40", ""));
    public static readonly Column<DayParts?> Free = new("dagdelen_vrij", "vrij na les, zorg en werk; geen is een antwoord", WeekParts.Read, ("di-o|di-m|do-o", ""));
    public static readonly Column<DayParts?> Lessons = new("dagdelen_les", "les", WeekParts.Read, ("ma-o|wo-o", ""));
    public static readonly Column<DayParts?> Care = new("dagdelen_zorg", "zorg voor kinderen of familie", WeekParts.Read, ("wo-m", ""));
    public static readonly Column<DateOnly?> ScheduleOn = new("rooster_datum", "wanneer het rooster is besproken", Dates.Day, ("2026-10-05", ""));
    public static readonly Column<int?> MaxHours = new("uren_max", "uren per week die erbij kunnen", Numbers.Whole(0, 60), ("12", ""));
    public static readonly Column<int?> WorksHours = new("werkt_uren", "uren betaald werk nu", Numbers.Whole(0, 60), ("0", ""));
    public static readonly Column<Demands?> Limits = new("beperkingen", $"lijst: {CodeLists.Demands.Words}; staat apart", DemandsField.Read, ("tillen", ""));
    public static readonly Column<int?> Guidance = new("begeleiding_nodig", "0 tot en met 3", Numbers.Whole(0, 3), ("1", ""));
    public static readonly Column<IReadOnlyList<string>> Languages = new("contacttalen", "lijst van taalcodes (BCP 47)", Texts.Languages, ("ti|en", ""));
    public static readonly Column<IReadOnlyList<string>> Avoid = new("niet_bij", "lijst van organisaties die Matching kent; zonder reden", Texts.Names, ("", ""));
    public static readonly Column<bool?> Shielded = new("afscherming", "ja verbergt de postcode overal", CodeLists.YesNo.Optional, ("nee", ""));
    public static readonly Column<IReadOnlyList<PlanGoal>?> Goals = new("doelen", $"doelen van het plan: {CodeLists.Goals.Words}", Lists.OrUnknown<PlanGoal>(CodeLists.Goals.Many), ("werk|taal", ""));
    public static readonly Column<IReadOnlyList<Consent>> Consents = new("toestemming", "soorten met een ja; -maatje is een nee; niet genoemd is nog niet gevraagd", PerKind.Consents, ("werkplek|taalstage|-maatje", ""));

    public static IReadOnlyList<Column> Columns { get; } =
    [
        Number, Caseworker, Postcode,
        GivenName, FamilyName,
        Status, SettledOn, MayWork,
        Schemes, Route, Literacy, TermBegin, TermEnd, PlanOn, PlanLevel, HoursDueZ, HoursDueMap,
        Speaking, Listening, Reading, Writing, DutchSource, DutchOn,
        BirthYear, Sex,
        Education, DiplomaRecognised, Occupations, Skills, ExperienceYears,
        Interests, Wishes, Buddy,
        Modes, Cycling, DrivingLicence, MaxMinutes,
        Free, Lessons, Care, ScheduleOn, MaxHours, WorksHours,
        Limits, Guidance,
        Languages, Avoid, Shielded,
        Goals,
        Consents,
    ];

    /// <summary>
    /// The dossier that a row makes of what is stored (null for a new person). What is wrong is noted in <paramref name="row"/>;
    /// then the result means nothing. Names that the row does not have are null.
    /// </summary>
    public static NewcomerEntry Read(RowReader row, string source, Newcomer? stored, Known known)
    {
        var was = stored ?? new Newcomer { Id = default, Municipality = known.Municipality, Caseworker = default, Postcode = default };
        var person = was with
        {
            Caseworker = CaseworkerOf(row, known) ?? was.Caseworker,
            Postcode = row.Read(Postcode, was.Postcode),
            Status = row.Read(Status, was.Status) ?? was.Status,
            SettledOn = row.Read(SettledOn, was.SettledOn),
            MayWork = row.Read(MayWork, was.MayWork),
            Integration = IntegrationOf(row, was.Integration),
            Dutch = DutchOf(row, was.Dutch, known.Today),
            BirthYear = row.Read(BirthYear, was.BirthYear),
            Sex = row.Read(Sex, was.Sex),
            Background = new()
            {
                Education = row.Read(Education, was.Background.Education),
                DiplomaRecognised = row.Read(DiplomaRecognised, was.Background.DiplomaRecognised),
                Occupations = row.Read(Occupations, was.Background.Occupations),
                Skills = row.Read(Skills, was.Background.Skills),
                ExperienceYears = row.Read(ExperienceYears, was.Background.ExperienceYears),
            },
            Wishes = new()
            {
                Interests = row.Read(Interests, was.Wishes.Interests),
                Kinds = row.Read(Wishes, was.Wishes.Kinds),
                Buddy = row.Read(Buddy, was.Wishes.Buddy),
                Avoid = AvoidOf(row, was.Wishes.Avoid, known),
            },
            Mobility = new()
            {
                Modes = row.Read(Modes, was.Mobility.Modes),
                Cycling = row.Read(Cycling, was.Mobility.Cycling),
                DrivingLicence = row.Read(DrivingLicence, was.Mobility.DrivingLicence),
                MaxMinutes = row.Read(MaxMinutes, was.Mobility.MaxMinutes),
            },
            Availability = AvailabilityOf(row, was.Availability, known.Today),
            Limits = row.Read(Limits, was.Limits),
            GuidanceNeeded = row.Read(Guidance, was.GuidanceNeeded),
            ContactLanguages = row.Read(Languages, was.ContactLanguages),
            Shielded = row.Read(Shielded, was.Shielded) ?? was.Shielded,
            Consents = ConsentsOf(row, was.Consents),
        };
        row.Compare(Caseworker, person.Caseworker == was.Caseworker);
        row.Compare(Postcode, person.Postcode == was.Postcode);
        row.Compare(Avoid, person.Wishes.Avoid.SequenceEqual(was.Wishes.Avoid));
        row.Compare(Consents, person.Consents.SequenceEqual(was.Consents));
        return new(person, source, row.Read(Number, ""), row.Read(GivenName, null), row.Read(FamilyName, null));
    }

    private static CaseworkerId? CaseworkerOf(RowReader row, Known known)
    {
        if (row.Read(Caseworker, null) is not { } email)
            return null;
        if (known.Caseworkers.TryGetValue(email, out var caseworker))
            return caseworker;
        row.Refuse(Caseworker, Wrong.Text(email, Say.It("kennen we niet als consulent. Controleer het adres, of laat eerst een account maken.")));
        return null;
    }

    private static CivicIntegration IntegrationOf(RowReader row, CivicIntegration was) => new()
    {
        Schemes = row.Read(Schemes, was.Schemes),
        Route = row.Read(Route, was.Route),
        Literacy = row.Read(Literacy, was.Literacy),
        Term = Together.Period(row, TermBegin, TermEnd, was.Term),
        PlanOn = row.Read(PlanOn, was.PlanOn),
        PlanLevel = row.Read(PlanLevel, was.PlanLevel),
        HoursDueZ = row.Read(HoursDueZ, was.HoursDueZ),
        HoursDueMap = row.Read(HoursDueMap, was.HoursDueMap),
        Goals = row.Read(Goals, was.Goals),
    };

    private static DutchLevels DutchOf(RowReader row, DutchLevels was, DateOnly today)
    {
        var now = new DutchLevels
        {
            Speaking = row.Read(Speaking, was.Speaking),
            Listening = row.Read(Listening, was.Listening),
            Reading = row.Read(Reading, was.Reading),
            Writing = row.Read(Writing, was.Writing),
            Source = row.Read(DutchSource, was.Source),
            StatedOn = Together.Past(row, DutchOn, was.StatedOn, today),
        };
        // What was heard or measured later is not taken back by an older list.
        return now.StatedOn < was.StatedOn ? was : now;
    }

    private static Availability AvailabilityOf(RowReader row, Availability was, DateOnly today)
    {
        var now = new Availability
        {
            Free = row.Read(Free, was.Free),
            Lessons = row.Read(Lessons, was.Lessons) ?? was.Lessons,
            Care = row.Read(Care, was.Care) ?? was.Care,
            ScheduleOn = Together.Past(row, ScheduleOn, was.ScheduleOn, today),
            MaxHours = row.Read(MaxHours, was.MaxHours),
            WorksHours = row.Read(WorksHours, was.WorksHours),
        };
        return now.ScheduleOn < was.ScheduleOn ? was : now;
    }

    private static IReadOnlyList<OrganisationId> AvoidOf(RowReader row, IReadOnlyList<OrganisationId> was, Known known)
    {
        var names = row.Read(Avoid, []);
        if (names.Count == 0)
            return was;
        var unknown = names.FirstOrDefault(name => !known.InArea.Contains(name));
        if (unknown is null)
            return [.. names.SelectMany(name => known.InArea[name])];
        row.Refuse(Avoid, Wrong.Text(unknown, Say.It("kennen we niet als organisatie. Schrijf de naam zoals bij de plekken, of lees die eerst in.")));
        return was;
    }

    private static IReadOnlyList<Consent> ConsentsOf(RowReader row, IReadOnlyList<Consent> was)
    {
        var said = row.Read(Consents, was);
        return
        [
            .. was.Where(old => said.All(now => now.Kind != old.Kind)),
            .. said.Select(now => was.Where(old => old.Kind == now.Kind && old.Answer == now.Answer).Append(now).First()),
        ];
    }
}
