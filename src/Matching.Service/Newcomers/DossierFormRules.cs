using Matching.Engine.Domain;
using Matching.Service.Imports.Fields;
using Matching.Service.Language;
using Matching.Service.Pipeline;

namespace Matching.Service.Newcomers;

/// <summary>Between the form and the dossier: what is wrong with it, and both ways across. A form that was not touched changes nothing.</summary>
internal static class DossierFormRules
{
    private const int FirstBirthYear = 1900;
    private const int LongestWord = 120;
    private const int LongestName = 100;

    /// <summary>Field names as in <c>newcomers.csv</c>.</summary>
    public static IEnumerable<FieldError> Check(DossierInput input, DateOnly today)
    {
        foreach (var (field, day) in new[] { ("taal_datum", input.DutchOn), ("rooster_datum", input.ScheduleOn), ("pip_datum", input.PlanOn), ("beperkingen_datum", input.LimitsOn) })
            if (day > today)
                yield return new(field, Say.It("Deze dag moet nog komen. Schrijf de dag waarop het is besproken of gemeten."));
        if (input.Tempo is < 1 or > 5)
            yield return new("tempo", Say.It("Kies een aantal van 1 tot en met 5."));
        foreach (var (field, name) in new[] { ("roepnaam", input.GivenName), ("achternaam", input.FamilyName) })
            if (name?.Length > LongestName || (name is not null && Bsn.LooksLike(name)))
                yield return new(field, Say.It($"Schrijf een naam van hooguit {LongestName} tekens, en geen nummer."));
        if (input.MaxMinutes is < 5 or > 180)
            yield return new("max_reistijd", Say.It("Schrijf een aantal minuten van 5 tot en met 180."));
        if (input.Free is { } free && !free.Overlap(input.Lessons.With(input.Care)).IsEmpty)
            yield return new("dagdelen_vrij", Say.It("Een dagdeel staat als vrij, en ook als les of zorg. Kruis het op één plek aan."));
        foreach (var (field, hours, most) in new[]
                 {
                     ("uren_max", input.MaxHours, 60), ("werkt_uren", input.WorksHours, 60), ("uren_nog_z", input.HoursDueZ, 800), ("uren_nog_map", input.HoursDueMap, 400),
                 })
            if (hours < 0 || hours > most)
                yield return new(field, Say.It($"Schrijf een aantal uren van 0 tot en met {most}."));
        if (input.ExperienceYears is < 0 or > 60)
            yield return new("werkervaring_jaren", Say.It("Schrijf een aantal jaren van 0 tot en met 60. Nul is: nog nooit gewerkt."));
        if (input.BirthYear < FirstBirthYear || input.BirthYear > today.Year)
            yield return new("geboortejaar", Say.It($"Schrijf een jaar van {FirstBirthYear} tot en met {today.Year}."));
        if (input.TermBegin > input.TermEnd)
            yield return new("inburgering_einde", Say.It("Het einde ligt vóór het begin. Kies een latere dag."));
        if (input.Postcode is { } postcode && !Postcode.TryParse(postcode, out _))
            yield return new("postcode", Say.It("Dit is geen postcode. Schrijf vier cijfers, bijvoorbeeld 8041."));
        if (input.Occupations.Select(OccupationWords.Read).FirstOrDefault(o => o.Wrong is not null).Wrong is { } wrong)
            yield return new("beroepen", wrong.Sentence);
        foreach (var (field, words) in new[] { ("vaardigheden", input.Skills), ("interesses", input.Interests) })
            if (words.Any(word => word.Length > LongestWord || Bsn.LooksLike(word)))
                yield return new(field, Say.It($"Schrijf korte woorden, elk hooguit {LongestWord} tekens, en geen nummers van mensen."));
        if (input.Schemes is { Count: > 1 } schemes && schemes.Contains(Scheme.None))
            yield return new("regeling", Say.It("‘Geen van deze’ gaat niet samen met een regeling. Haal een van de twee weg."));
        if (input.ContactLanguages.Any(tag => Questions.Languages.All(l => l.Tag != tag) && tag.Length > 8))
            yield return new("contacttalen", Say.It("Kies een taal uit de lijst."));
        if (input.GuidanceNeeded is < 0 or > 3 || input.Wishes.Values.Any(weight => weight is < 0 or > 3))
            yield return new("wensen", Say.It("Kies een van de antwoorden uit de lijst."));
    }

    /// <summary>The dossier with what the form says; only for an input that passed <see cref="Check"/>.</summary>
    public static Newcomer Apply(DossierInput input, Newcomer person, DateOnly today) => person with
    {
        Postcode = Postcode.TryParse(input.Postcode, out var postcode) ? postcode : person.Postcode,
        Status = input.Status,
        PausedUntil = input.PausedUntil,
        WaveFrom = input.WaveFrom,
        Tempo = input.Tempo,
        SettledOn = input.SettledOn,
        MayWork = input.MayWork,
        Integration = new CivicIntegration
        {
            Schemes = input.Schemes,
            Route = input.Route,
            Literacy = input.Literacy,
            Term = new Period(input.TermBegin, input.TermEnd),
            PlanOn = input.PlanOn,
            PlanLevel = input.PlanLevel,
            HoursDueZ = input.HoursDueZ,
            HoursDueMap = input.HoursDueMap,
            Goals = input.Goals,
        },
        Dutch = new DutchLevels
        {
            Speaking = input.Speaking,
            Listening = input.Listening,
            Reading = input.Reading,
            Writing = input.Writing,
            Source = input.DutchSource,
            StatedOn = input.DutchOn,
        },
        BirthYear = input.BirthYear,
        Sex = input.Sex,
        Background = new Background
        {
            Education = input.Education,
            DiplomaRecognised = input.DiplomaRecognised,
            Occupations = [.. input.Occupations.Select(line => OccupationWords.Read(line).Value).Distinct()],
            Skills = input.Skills,
            ExperienceYears = input.ExperienceYears,
        },
        Wishes = person.Wishes with { Interests = input.Interests, Kinds = [.. Wishes(input, person)], Buddy = input.Buddy, Avoid = input.Avoid },
        Mobility = new Mobility { Modes = input.Modes, Cycling = input.Cycling, DrivingLicence = input.DrivingLicence, MaxMinutes = input.MaxMinutes },
        Availability = new Availability
        {
            Free = input.Free,
            Lessons = input.Lessons,
            Care = input.Care,
            ScheduleOn = input.ScheduleOn,
            MaxHours = input.MaxHours,
            WorksHours = input.WorksHours,
        },
        Limits = input.Limits ?? person.Limits,
        GuidanceNeeded = input.GuidanceNeeded,
        ContactLanguages = input.ContactLanguages,
        Shielded = input.Shielded,
        Consents = [.. Consents(input, person, today)],
    };

    public static DossierInput InputOf(Newcomer person) => new()
    {
        Speaking = person.Dutch.Speaking,
        Listening = person.Dutch.Listening,
        Reading = person.Dutch.Reading,
        Writing = person.Dutch.Writing,
        DutchSource = person.Dutch.Source,
        DutchOn = person.Dutch.StatedOn,
        Modes = person.Mobility.Modes,
        Cycling = person.Mobility.Cycling,
        DrivingLicence = person.Mobility.DrivingLicence,
        MaxMinutes = person.Mobility.MaxMinutes,
        Free = person.Availability.Free,
        Lessons = person.Availability.Lessons,
        Care = person.Availability.Care,
        ScheduleOn = person.Availability.ScheduleOn,
        MaxHours = person.Availability.MaxHours,
        WorksHours = person.Availability.WorksHours,
        Education = person.Background.Education,
        DiplomaRecognised = person.Background.DiplomaRecognised,
        Occupations = [.. person.Background.Occupations.Select(OccupationWords.Of)],
        Skills = person.Background.Skills,
        ExperienceYears = person.Background.ExperienceYears,
        MayWork = person.MayWork,
        Interests = person.Wishes.Interests,
        Wishes = OpeningKinds.All.ToDictionary(kind => kind, person.Wishes.WeightOf),
        Buddy = person.Wishes.Buddy,
        Avoid = person.Wishes.Avoid,
        ContactLanguages = person.ContactLanguages,
        Consents = person.Consents.ToDictionary(c => c.Kind, c => c.Answer),
        Schemes = person.Integration.Schemes,
        Route = person.Integration.Route,
        Literacy = person.Integration.Literacy,
        TermBegin = person.Integration.Term.Begin,
        TermEnd = person.Integration.Term.End,
        PlanOn = person.Integration.PlanOn,
        PlanLevel = person.Integration.PlanLevel,
        HoursDueZ = person.Integration.HoursDueZ,
        HoursDueMap = person.Integration.HoursDueMap,
        Goals = person.Integration.Goals,
        Status = person.Status,
        PausedUntil = person.PausedUntil,
        WaveFrom = person.WaveFrom,
        Tempo = person.Tempo,
        SettledOn = person.SettledOn,
        BirthYear = person.BirthYear,
        Sex = person.Sex,
        GuidanceNeeded = person.GuidanceNeeded,
        Limits = person.Limits,
        Postcode = person.Shielded ? null : person.Postcode.ToString(),
        Shielded = person.Shielded,
    };

    /// <summary>The parts that differ, as codes for the audit trail: which part, never what stands in it.</summary>
    public static IReadOnlyList<string> PartsChanged(Newcomer before, Newcomer after)
    {
        (string Part, Func<Newcomer, Newcomer, bool> Same)[] parts =
        [
            ("dutch", (a, b) => a.Dutch == b.Dutch),
            ("mobility", (a, b) => Equal(a, b, n => n with { Mobility = b.Mobility })),
            ("availability", (a, b) => a.Availability == b.Availability),
            ("background", (a, b) => Equal(a, b, n => n with { Background = b.Background })),
            ("wishes", (a, b) => Equal(a, b, n => n with { Wishes = b.Wishes })),
            ("integration", (a, b) => Equal(a, b, n => n with { Integration = b.Integration })),
            ("contact_languages", (a, b) => a.ContactLanguages.SequenceEqual(b.ContactLanguages)),
            ("consents", (a, b) => a.Consents.SequenceEqual(b.Consents)),
            ("limits", (a, b) => a.Limits == b.Limits),
            ("pace", (a, b) => (a.PausedUntil, a.WaveFrom, a.Tempo) == (b.PausedUntil, b.WaveFrom, b.Tempo)),
            ("person", (a, b) => (a.Postcode, a.Shielded, a.Status, a.SettledOn, a.MayWork, a.BirthYear, a.Sex, a.GuidanceNeeded)
                == (b.Postcode, b.Shielded, b.Status, b.SettledOn, b.MayWork, b.BirthYear, b.Sex, b.GuidanceNeeded)),
        ];
        return [.. parts.Where(p => !p.Same(before, after)).Select(p => p.Part)];

        // Records with lists compare by reference: their canonical text tells.
        static bool Equal(Newcomer a, Newcomer b, Func<Newcomer, Newcomer> takeOver) => DossierRecord.ToJson(a) == DossierRecord.ToJson(takeOver(a));
    }

    // A neutral wish that was never spoken stays unspoken.
    private static IEnumerable<KindWish> Wishes(DossierInput input, Newcomer person) =>
        from kind in OpeningKinds.All
        let weight = input.Wishes.TryGetValue(kind, out var chosen) ? chosen : Engine.Domain.Wishes.NeutralWeight
        where weight != Engine.Domain.Wishes.NeutralWeight || person.Wishes.Kinds.Any(w => w.Kind == kind)
        select new KindWish(kind, weight);

    private static IEnumerable<Consent> Consents(DossierInput input, Newcomer person, DateOnly today)
    {
        foreach (var kind in OpeningKinds.All)
        {
            var before = person.ConsentFor(kind);
            if (input.Consents.TryGetValue(kind, out var answer) && answer != before)
                yield return new Consent(kind, answer, today);
            else if (before is not null)
                yield return person.Consents.First(c => c.Kind == kind);
        }
    }
}
