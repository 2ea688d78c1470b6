using Matching.Engine.Domain;
using Matching.Service.Imports.Fields;
using Matching.Service.Language;
using Matching.Service.Openings;

namespace Matching.Service.Imports;

/// <summary>An opening as a row describes it, and the organisation by the name in the file, which may be new.</summary>
public sealed record OpeningEntry(Opening Opening, OpeningTexts Texts, string Organisation);

/// <summary>openings.csv: its columns, and how a row becomes an opening.</summary>
public static class OpeningsFile
{
    public static readonly Column<string> Number = new("extern_id", "eigen nummer van de plek", Texts.ExternId, ("P-12", "P-13")) { Required = true };
    public static readonly Column<string?> Organisation = new("organisatie", "naam; een nieuwe naam wordt een nieuwe organisatie", Texts.Line(200), ("Kringloop De Draad", "Buurthuis De Kring")) { Required = true };
    public static readonly Column<string?> Title = new("titel", "wat iemand er gaat doen", Texts.Line(200), ("Kleding sorteren en herstellen", "Samen koken op dinsdag")) { Required = true };
    public static readonly Column<OpeningKind> Kind = new("soort", CodeLists.Kinds.Words, CodeLists.Kinds.One, ("werkplek", "vrijwilligersrol")) { Required = true };
    public static readonly Column<Postcode> Postcode = new("postcode", "vier cijfers, of zes tekens waarvan er vier bewaard worden", Texts.Postcode, ("8011", "8022 AB")) { Required = true };
    public static readonly Column<string?> Description = new("omschrijving", "tekst", Texts.Free(5000), ("Je werkt in een klein team.", ""));
    public static readonly Column<string?> Coordinator = new("coordinator", "e-mail", Texts.Email, ("coordinator@dedraad.example", ""));
    public static readonly Column<OpeningForm?> Form = new("vorm", CodeLists.Forms.Words, CodeLists.Forms.Optional, ("een_op_een", "groep"));
    public static readonly Column<int?> Places = new("plaatsen", "leeg is geen grens (inloop)", Numbers.Whole(0, 10_000), ("2", ""));
    public static readonly Column<DateOnly?> Begins = new("begin", "datum", Dates.Day, ("2026-12-01", ""));
    public static readonly Column<DateOnly?> Ends = new("einde", "datum; bij onbetaald werk nodig", Dates.Day, ("2027-02-28", ""));
    public static readonly Column<TimeOnly?> StartsAt = new("begintijd", "tijd", Dates.Time, ("09:00", "17:30"));
    public static readonly Column<TimeOnly?> EndsAt = new("eindtijd", "tijd", Dates.Time, ("12:30", "20:00"));
    public static readonly Column<DayParts?> Parts = new("dagdelen", "wanneer het kan: ma-o ma-m ma-a … zo-a", WeekParts.Read, ("di-o|do-o", "di-a"));
    public static readonly Column<int?> PartsNeeded = new("dagdelen_nodig", "hoeveel daarvan per week; leeg is 1", Numbers.Whole(1, 14), ("2", ""));
    public static readonly Column<int?> HoursMin = new("uren_min", "uren per week", Numbers.Whole(0, 60), ("6", ""));
    public static readonly Column<int?> HoursMax = new("uren_max", "uren per week", Numbers.Whole(0, 60), ("12", ""));
    public static readonly Column<CefrLevel?> Speaking = new("spreken", $"{CodeLists.Cefr.Words}; leeg is niet nodig", CodeLists.Cefr.Optional, ("A2", "A1"));
    public static readonly Column<CefrLevel?> Listening = new("luisteren", "als spreken", CodeLists.Cefr.Optional, ("A2", ""));
    public static readonly Column<CefrLevel?> Reading = new("lezen", "als spreken", CodeLists.Cefr.Optional, ("", ""));
    public static readonly Column<CefrLevel?> Writing = new("schrijven", "als spreken", CodeLists.Cefr.Optional, ("", ""));
    public static readonly Column<DutchUse?> DutchUse = new("nederlands", $"hoeveel er gesproken wordt: {CodeLists.DutchUses.Words}", CodeLists.DutchUses.Optional, ("veel", "redelijk"));
    public static readonly Column<EducationLevel?> Education = new("opleiding_min", CodeLists.Education.Words, CodeLists.Education.Optional, ("", ""));
    public static readonly Column<bool?> RecognisedDiploma = new("diploma_vereist", "ja nee; alleen waar de wet het eist", CodeLists.YesNo.Optional, ("nee", ""));
    public static readonly Column<bool?> DrivingLicence = new("rijbewijs", "ja nee", CodeLists.YesNo.Optional, ("nee", ""));
    public static readonly Column<bool?> Vog = new("vog", "ja nee; een stap na het ja", CodeLists.YesNo.Optional, ("nee", "ja"));
    public static readonly Column<Isco08?> Occupation = new("beroep", "ESCO-URI, ISCO-code of Nederlands woord", OccupationField.Optional, ("7531", ""));
    public static readonly Column<IReadOnlyList<string>> Skills = new("vaardigheden", "lijst van woorden", Texts.Tags, ("naaien|sorteren", "koken"));
    public static readonly Column<IReadOnlyList<string>> Interests = new("interesses", "lijst van woorden", Texts.Tags, ("mode", "koken|mensen ontmoeten"));
    public static readonly Column<string?> FollowUp = new("vervolg", "wat erna kan", Texts.Free(2000), ("Een leerbaan in het atelier", ""));
    public static readonly Column<Postcode?> SeatFrom = new("meerijden_vanaf", "postcode waarvandaan iemand zeker mee kan rijden", Texts.PostcodeOrNone, ("", "8041"));
    public static readonly Column<bool?> TravelPaid = new("reiskosten", "ja nee", CodeLists.YesNo.Optional, ("ja", "nee"));
    public static readonly Column<WorkForm?> WorkForm = new("arbeidsvorm", CodeLists.WorkForms.Words, CodeLists.WorkForms.Optional, ("werkervaring", "vrijwillig"));
    public static readonly Column<int?> Pay = new("vergoeding", "euro per maand", Numbers.Whole(0, 10_000), ("0", ""));
    public static readonly Column<string?> LearningGoal = new("leerdoel", "nodig bij een onbetaalde werkplek of taalstage", Texts.Free(2000), ("Werken met de naaimachine", ""));
    public static readonly Column<string?> Supervisor = new("begeleider", "nodig bij een onbetaalde werkplek of taalstage", Texts.Line(200), ("Joke Vermeer", ""));
    public static readonly Column<bool?> NoDisplacement = new("geen_verdringing", "ja nee; nodig bij een onbetaalde werkplek of taalstage", CodeLists.YesNo.Optional, ("ja", ""));
    public static readonly Column<int?> AgeMin = new("leeftijd_min", "jaren", Numbers.Whole(0, 120), ("18", ""));
    public static readonly Column<int?> AgeMax = new("leeftijd_max", "jaren; alleen met een reden", Numbers.Whole(0, 120), ("", ""));
    public static readonly Column<AgeReason?> AgeReason = new("leeftijd_reden", CodeLists.AgeReasons.Words, CodeLists.AgeReasons.Optional, ("", ""));
    public static readonly Column<AudienceLimit?> Audience = new("doelgroep", CodeLists.Audiences.Words, CodeLists.Audiences.Optional, ("iedereen", "vrouwen"));
    public static readonly Column<AudienceReason?> AudienceReason = new("doelgroep_reden", $"{CodeLists.AudienceReasons.Words}; de laatste twee alleen bij sport en groepen", CodeLists.AudienceReasons.Optional, ("", "veiligheid"));
    public static readonly Column<Demands?> Demands = new("belasting", $"wat het werk vraagt: {CodeLists.Demands.Words}", DemandsField.Read, ("staan|tillen", ""));
    public static readonly Column<IReadOnlyList<string>> Languages = new("contacttalen", "lijst van taalcodes (BCP 47)", Texts.Languages, ("", "ar|en"));
    public static readonly Column<IReadOnlyList<LearningRoute>> Routes = new("leerroutes", $"{CodeLists.Routes.Words}; leeg is alle", CodeLists.Routes.Many, ("", ""));
    public static readonly Column<IReadOnlyList<CountsFor>> CountsFor = new("telt_voor", $"voorstel aan de gemeente: {CodeLists.CountsFor.Words}", CodeLists.CountsFor.Many, ("map", ""));
    public static readonly Column<Childcare?> Childcare = new("opvang", CodeLists.Childcare.Words, CodeLists.Childcare.Optional, ("schooltijden", ""));
    public static readonly Column<int?> Guidance = new("begeleiding", "0 tot en met 3", Numbers.Whole(0, 3), ("2", "1"));
    public static readonly Column<Sex?> BuddySex = new("begeleider_geslacht", "man vrouw; alleen bij een maatje", CodeLists.Sexes.Optional, ("", ""));

    public static IReadOnlyList<Column> Columns { get; } =
    [
        Number, Organisation, Title, Kind, Postcode,
        Description, Coordinator, Form, Places,
        Begins, Ends, StartsAt, EndsAt, Parts, PartsNeeded, HoursMin, HoursMax,
        Speaking, Listening, Reading, Writing, DutchUse,
        Education, RecognisedDiploma, DrivingLicence, Vog,
        Occupation, Skills, Interests, FollowUp,
        SeatFrom, TravelPaid, WorkForm, Pay,
        LearningGoal, Supervisor, NoDisplacement,
        AgeMin, AgeMax, AgeReason, Audience, AudienceReason,
        Demands, Languages, Routes, CountsFor, Childcare, Guidance, BuddySex,
    ];

    /// <summary>
    /// The opening that a row makes of what is stored (null for a new one). What is wrong is noted in <paramref name="row"/>; then
    /// the result means nothing. A new organisation has id 0 here.
    /// </summary>
    public static OpeningEntry Read(RowReader row, string source, OpeningRow? stored, Known known)
    {
        var before = stored is null ? null : OpeningRecord.FromRow(stored);
        var was = before ?? new Opening { Id = new(stored?.Id ?? 0), Organisation = default, Kind = default, Postcode = default };
        var organisation = row.Read(Organisation, null) ?? "";
        var kind = row.Read(Kind, was.Kind);
        var form = row.Read(Form, before?.Form) ?? DefaultForm(kind);
        var texts = TextsOf(row, source, stored);
        var opening = was with
        {
            Organisation = known.Organisations.GetValueOrDefault(organisation),
            Kind = kind,
            Postcode = row.Read(Postcode, was.Postcode),
            Form = form,
            Capacity = CapacityOf(row, was.Capacity, known),
            Schedule = ScheduleOf(row, was.Schedule),
            Asks = AsksOf(row, was.Asks, kind, form),
            Offers = OffersOf(row, was.Offers, texts.FollowUp),
            FairWork = new() { DisplacesNobody = row.Read(NoDisplacement, was.FairWork.DisplacesNobody) ?? false },
        };
        row.Compare(Title, texts.Title == stored?.Title);
        row.Compare(Kind, kind == before?.Kind);
        row.Compare(Postcode, opening.Postcode == before?.Postcode);
        row.Compare(Organisation, opening.Organisation.Value == stored?.OrganisationId);
        return Publication.Of(new(opening, CoordinatorOf(texts, stored, opening.Organisation, known), organisation), stored);
    }

    private static OpeningForm DefaultForm(OpeningKind kind) => kind == OpeningKind.SportsClub ? OpeningForm.Group : OpeningForm.OneToOne;

    private static OpeningTexts TextsOf(RowReader row, string source, OpeningRow? was) => new()
    {
        Source = source,
        ExternId = row.Read(Number, ""),
        Title = row.Read(Title, was?.Title) ?? "",
        Description = row.Read(Description, was?.Description),
        ContactEmail = row.Read(Coordinator, was?.ContactEmail),
        FollowUp = row.Read(FollowUp, was?.FollowUp),
        LearningGoal = row.Read(LearningGoal, was?.LearningGoal),
        Supervisor = row.Read(Supervisor, was?.Supervisor),
        CheckedBy = was?.CheckedBy,
        CheckedAt = was?.CheckedAt,
    };

    private static OpeningTexts CoordinatorOf(OpeningTexts texts, OpeningRow? was, OrganisationId organisation, Known known) => texts with
    {
        CoordinatorId = texts.ContactEmail is { } email && known.Coordinators.TryGetValue(email, out var c) && c.Organisation == organisation
            ? c.Account
            : texts.ContactEmail == was?.ContactEmail ? was?.CoordinatorId : null,
    };

    // Who is still thinking about a place is not a host's to know, so a host reads no number.
    private static Capacity CapacityOf(RowReader row, Capacity was, Known known)
    {
        var places = row.Read(Places, was.Places);
        if (!(places < was.Taken))
            return new(places, was.Taken);
        row.Refuse(Places, known.IsForHost
            ? Say.It("er zeiden al mensen ja, of er lopen nog gesprekken. Zo weinig plaatsen kan nu niet: schrijf er meer.")
            : Say.It($"er zijn al {was.Taken} plaatsen bezet. Schrijf {was.Taken} of meer."));
        return was;
    }

    private static Schedule ScheduleOf(RowReader row, Schedule was)
    {
        var parts = row.Read(Parts, was.DayParts) is { IsEmpty: false } some ? some : (DayParts?)null;
        var needed = row.Read(PartsNeeded, was.DayPartsNeeded) ?? 1;
        if (needed > parts?.Size)
            row.Refuse(PartsNeeded, Say.It($"er zijn {needed} dagdelen nodig en er staan er {parts?.Size} in 'dagdelen'. Noem er meer, of vraag er minder."));
        var (min, max) = (row.Read(HoursMin, was.HoursMin), row.Read(HoursMax, was.HoursMax));
        if (min > max)
            row.Refuse(HoursMin, Say.It($"{min} uur is meer dan uren_max ({max}). Maak uren_min kleiner of uren_max groter."));
        return new()
        {
            Period = Together.Period(row, Begins, Ends, was.Period),
            DayParts = parts,
            DayPartsNeeded = needed,
            HoursMin = min,
            HoursMax = max,
            StartsAt = row.Read(StartsAt, was.StartsAt),
            EndsAt = row.Read(EndsAt, was.EndsAt),
        };
    }

    private static Requirements AsksOf(RowReader row, Requirements was, OpeningKind kind, OpeningForm form)
    {
        var buddy = row.Read(BuddySex, was.BuddySex);
        if (buddy is not null && kind != OpeningKind.Maatje && row.Has(BuddySex))
            row.Refuse(BuddySex, Say.It("dit kan alleen bij een maatje. Laat de cel leeg."));
        return new()
        {
            Dutch = new()
            {
                Speaking = row.Read(Speaking, was.Dutch.Speaking),
                Listening = row.Read(Listening, was.Dutch.Listening),
                Reading = row.Read(Reading, was.Dutch.Reading),
                Writing = row.Read(Writing, was.Dutch.Writing),
            },
            Education = row.Read(Education, was.Education),
            RecognisedDiploma = row.Read(RecognisedDiploma, was.RecognisedDiploma) ?? false,
            DrivingLicence = row.Read(DrivingLicence, was.DrivingLicence) ?? false,
            Vog = row.Read(Vog, was.Vog) ?? false,
            Demands = row.Read(Demands, was.Demands) ?? Engine.Domain.Demands.None,
            Ages = LimitsByLaw.Ages(row, was.Ages),
            Audience = LimitsByLaw.Audience(row, was.Audience, kind, form),
            ContactLanguages = row.Read(Languages, was.ContactLanguages),
            Routes = row.Read(Routes, was.Routes),
            BuddySex = buddy,
        };
    }

    private static Offer OffersOf(RowReader row, Offer was, string? followUp) => new()
    {
        DutchUse = row.Read(DutchUse, was.DutchUse),
        Occupation = row.Read(Occupation, was.Occupation),
        Skills = row.Read(Skills, was.Skills),
        Interests = row.Read(Interests, was.Interests),
        HasFollowUp = followUp is not null,
        SeatFrom = row.Read(SeatFrom, was.SeatFrom),
        TravelPaid = row.Read(TravelPaid, was.TravelPaid),
        WorkForm = row.Read(WorkForm, was.WorkForm),
        PayPerMonth = row.Read(Pay, was.PayPerMonth),
        // The municipality decides what hours count for: a partner only suggests it, once.
        CountsFor = row.Read(CountsFor, was.CountsFor) is var suggested && was.CountsFor.Count > 0 ? was.CountsFor : suggested,
        Childcare = row.Read(Childcare, was.Childcare),
        Guidance = row.Read(Guidance, was.Guidance),
    };
}
