using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Storage;
using Matching.Simulation;
using Matching.Simulation.Catalogue;

namespace Matching.Service.Demo;

/// <summary>
/// What stands around the dossiers of a town: breaks and waves, hours, a maatje asked for twice, sleutelpersonen, and where it leads.
/// A function of the town's seed; the town itself, and so what rankers learn from it, stays as it was drawn.
/// </summary>
internal static class TownDossiers
{
    private const int WeeksOfHours = 26;

    private static readonly (string Name, string[] Languages, string[] Domains)[] KeyPeople =
    [
        ("Berhane G.", ["ti", "en"], ["work_and_school", "living"]),
        ("Samira A.", ["ar"], ["health", "parenting"]),
        ("Yusuf K.", ["so", "en"], ["money", "living"]),
        ("Olena P.", ["uk", "ru"], ["work_and_school", "parenting"]),
        ("Farid N.", ["prs", "fa", "ps"], ["health", "money"]),
        ("Rojin D.", ["kmr", "ckb", "tr"], ["parenting", "work_and_school"]),
    ];

    private static readonly (string First, string Next, string Dream)[] Roads =
    [
        ("Taalstage in een naaiatelier", "Leerwerkplek kleding herstellen", "Een eigen atelier"),
        ("Helpen in de keuken van het buurthuis", "Taalstage in een restaurant", "Kok in een eigen zaak"),
        ("Meelopen bij de fietsenwerkplaats", "Leerbaan fietstechniek", "Fietsenmaker"),
        ("Vrijwilliger in het verzorgingshuis", "Mbo 2, helpende zorg", "Verpleegkundige"),
        ("Taalstage in een winkel", "Werkervaring als verkoper", "Een winkel met eten van thuis"),
        ("Oefenen met rijden en taal", "Rijbewijs halen", "Chauffeur op een bus"),
    ];

    public static async Task WriteAsync(DbSession session, Town town, CancellationToken ct)
    {
        await WritePaceAsync(session, town, ct);
        await WriteHoursAsync(session, town, ct);
        await WriteTwiceAsync(session, town, ct);
        await WriteKeyPeopleAsync(session, town, ct);
        await WriteRoadsAsync(session, town, ct);
        await WriteStartsAsync(session, town, ct);
    }

    private static SeededRandom Random(Town town, string what, NewcomerId person) => SeededRandom.Stream(town.Options.Seed, what, person.Value);

    private static IEnumerable<Newcomer> Active(Town town) => town.Newcomers.Select(n => n.Newcomer).Where(n => n.Status == NewcomerStatus.Active);

    /// <summary>One in thirty has a break, one in twenty-five comes with a later wave, one in fifteen takes it slowly.</summary>
    private static async Task WritePaceAsync(DbSession session, Town town, CancellationToken ct)
    {
        var taken = town.History.Select(e => e.Newcomer).ToHashSet();
        var rows = new List<object>();
        foreach (var person in Active(town))
        {
            var random = Random(town, "pace", person.Id);
            var (pause, wave, slow) = (random.Chance(1 / 30.0), random.Chance(1 / 25.0), random.Chance(1 / 15.0));
            var day = town.Options.Anchor.AddDays(random.Whole(7, 70));
            if (taken.Contains(person.Id))
                (pause, wave) = (false, false);
            if (pause || wave || slow)
                rows.Add(new
                {
                    Id = person.Id.Value,
                    Pace = new Dictionary<string, object?>
                    {
                        ["pausedUntil"] = pause ? day : null,
                        ["waveFrom"] = wave && !pause ? new DateOnly(day.Year, day.Month, 1).AddMonths(1) : null,
                        ["tempo"] = slow ? random.Whole(1, 2) : null,
                    }.Where(p => p.Value is not null).ToDictionary(),
                });
        }
        foreach (var some in BulkRows.Of(rows))
            await session.Connection.ExecuteAsync(new CommandDefinition("""
                update newcomers n set dossier = n.dossier || r.pace
                from jsonb_to_recordset(@some::jsonb) as r(id bigint, pace jsonb)
                where n.id = r.id
                """, new { some }, cancellationToken: ct));
    }

    /// <summary>What was done lately on the Z-route, never more than was done in all.</summary>
    private static async Task WriteHoursAsync(DbSession session, Town town, CancellationToken ct)
    {
        var monday = town.Options.Anchor.AddDays(-(((int)town.Options.Anchor.DayOfWeek + 6) % 7));
        var rows = Active(town).Where(p => p.Integration is { Route: LearningRoute.Z, HoursDueZ: not null }).SelectMany(person =>
        {
            var random = Random(town, "hours", person.Id);
            var (left, usual) = (800 - person.Integration.HoursDueZ!.Value, random.Whole(2, 12));
            return Enumerable.Range(1, WeeksOfHours).Select(ago => (Week: monday.AddDays(-7 * ago), Hours: Math.Min(left, Math.Max(1, usual + random.Whole(-3, 3)))))
                .TakeWhile(w => (left -= w.Hours) >= 0 && w.Hours > 0)
                .Select(w => new { Id = person.Id.Value, w.Week, w.Hours, By = person.Caseworker.Value }).ToList();
        });
        foreach (var some in BulkRows.Of(rows))
            await session.Connection.ExecuteAsync(new CommandDefinition("""
                insert into hour_weeks (newcomer_id, municipality_code, week, hours, recorded_by, recorded_at)
                select r.id, current_municipality(), r.week, r.hours, r.by, r.week + 7
                from jsonb_to_recordset(@some::jsonb) as r(id bigint, week date, hours numeric, by bigint)
                """, new { some }, cancellationToken: ct));
    }

    /// <summary>Now and then a second organisation begins with what another already does: what the desk warns about.</summary>
    private static async Task WriteTwiceAsync(DbSession session, Town town, CancellationToken ct)
    {
        var rows = town.Activities.Where(a => a.Kind == ActivityKind.Maatje).Where(a => a.Newcomer.Value % 3 == 0).Select(a => new
        {
            ExternId = $"{a.ExternId}-2",
            Newcomer = a.Newcomer.Value,
            Organisation = town.Organisations.First(o => o.Kind == OrganisationKind.Welfare).Name,
            Begins = town.Options.Anchor.AddDays(-Random(town, "twice", a.Newcomer).Whole(4, 24)),
        });
        foreach (var some in BulkRows.Of(rows))
            await session.Connection.ExecuteAsync(new CommandDefinition("""
                insert into activities (municipality_code, source, extern_id, newcomer_id, organisation, kind, begins, hours_week, status)
                select current_municipality(), @Municipality, r.extern_id, r.newcomer, r.organisation, 'maatje', r.begins, 1, 'running'
                from jsonb_to_recordset(@some::jsonb) as r(extern_id text, newcomer bigint, organisation text, begins date)
                """, new { some, Sources.Municipality }, cancellationToken: ct));
    }

    private static async Task WriteKeyPeopleAsync(DbSession session, Town town, CancellationToken ct)
    {
        var hosts = town.Organisations.Where(o => o.Kind is OrganisationKind.Welfare or OrganisationKind.LanguagePoint or OrganisationKind.Neighbourhood).ToList();
        for (var i = 0; i < KeyPeople.Length; i++)
            await session.Connection.ExecuteAsync(new CommandDefinition("""
                insert into key_people (municipality_code, name, organisation_id, languages, domains)
                values (current_municipality(), @Name, @host, @Languages, @Domains)
                """, new { KeyPeople[i].Name, host = hosts[i % hosts.Count].Id.Value, KeyPeople[i].Languages, KeyPeople[i].Domains }, cancellationToken: ct));
        // Who shares a language with one of them sometimes chose him; half of those were asked already.
        await session.Connection.ExecuteAsync(new CommandDefinition("""
            insert into key_person_choices (municipality_code, newcomer_id, key_person_id, domain, chosen_on, recorded_by, asked_on, answer)
            select current_municipality(), n.id, k.id, k.domains[1], @anchor::date - 20 - (n.id % 9)::int, n.caseworker_id,
              case when n.id % 2 = 0 then @anchor::date - 10 end, case when n.id % 4 = 0 then 'yes' end
            from newcomers n
            join lateral (
              select k.id, k.domains from key_people k
              where k.languages && array(select jsonb_array_elements_text(n.dossier -> 'contactLanguages')) order by k.id limit 1) k on true
            where n.id % 5 < 2
            """, new { anchor = town.Options.Anchor }, cancellationToken: ct));
    }

    private static async Task WriteRoadsAsync(DbSession session, Town town, CancellationToken ct)
    {
        var rows = Active(town).Where(p => Random(town, "road", p.Id).Chance(0.6)).Select(p =>
        {
            var road = Roads[(int)(p.Id.Value % Roads.Length)];
            return new
            {
                Id = p.Id.Value, road.First, road.Next, road.Dream, By = p.Caseworker.Value,
                On = town.Options.Anchor.AddDays(-Random(town, "spoken", p.Id).Whole(5, 150)),
            };
        });
        foreach (var some in BulkRows.Of(rows))
            await session.Connection.ExecuteAsync(new CommandDefinition("""
                insert into stepping_stones (newcomer_id, municipality_code, first_step, next_step, dream, stated_on, stated_by)
                select r.id, current_municipality(), r.first, r.next, r.dream, r.on, r.by
                from jsonb_to_recordset(@some::jsonb) as r(id bigint, first text, next text, dream text, "on" date, by bigint)
                """, new { some }, cancellationToken: ct));
    }

    private static async Task WriteStartsAsync(DbSession session, Town town, CancellationToken ct)
    {
        var rows = Active(town).Where(p => p.SettledOn is not null && Random(town, "start", p.Id).Chance(0.5)).Select(p => new
        {
            Id = p.Id.Value, Part = "money", State = p.Id.Value % 5 == 0 ? "not_needed" : "done", By = p.Caseworker.Value,
            On = town.Options.Anchor.AddDays(-10),
        });
        foreach (var some in BulkRows.Of(rows))
            await session.Connection.ExecuteAsync(new CommandDefinition("""
                insert into starter_marks (newcomer_id, municipality_code, part, state, marked_on, marked_by)
                select r.id, current_municipality(), r.part, r.state, r.on, r.by
                from jsonb_to_recordset(@some::jsonb) as r(id bigint, part text, state text, "on" date, by bigint)
                """, new { some }, cancellationToken: ct));
    }
}
