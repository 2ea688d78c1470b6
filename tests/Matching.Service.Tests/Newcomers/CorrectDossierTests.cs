using System.Text.Json;
using Matching.Engine.Domain;
using Matching.Service.Newcomers;
using Matching.Service.Pages.Caseworker;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using Matching.Simulation;
using Matching.TestKit;

namespace Matching.Service.Tests.Newcomers;

public class CorrectDossierTests(Desk desk) : IClassFixture<Desk>
{
    private async Task<Newcomer> FactsAsync(NewcomerId id)
    {
        await using var db = await desk.Database.BeginAsync(DbAudience.Desk, TestDatabase.Waterveen);
        return DossierRecord.FromRow((await NewcomerReader.ReadAsync(db, id: id.Value))[0])!;
    }

    private static Newcomer Somebody(Newcomer person) => person with
    {
        Mobility = new() { Modes = [TravelMode.Walking], Cycling = Cycling.Cannot, MaxMinutes = 30 },
        Availability = new() { Free = DayParts.Of(1, 0), Lessons = DayParts.Of(0, 0) },
    };

    private Task<Answer<CorrectOutcome>> CorrectAsync(Actor actor, NewcomerId person, int version, Func<DossierInput, DossierInput> with, DossierInput? from = null) =>
        desk.SendAsync(actor, new CorrectDossier(person, version, with(from ?? new DossierInput()), Desk.NewKey()));

    private async Task<DossierInput> InputAsync(NewcomerId person) => DossierFormRules.InputOf(await FactsAsync(person));

    [Fact]
    public async Task A_correction_changes_the_dossier_raises_its_version_and_says_which_part_but_not_what()
    {
        var person = await desk.AddPersonAsync(desk.Fatima, Somebody);

        var outcome = await CorrectAsync(desk.Fatima, person, 1,
            input => input with { Cycling = Cycling.Can, Modes = [TravelMode.Walking, TravelMode.Bicycle] }, await InputAsync(person));

        Assert.Equal(new CorrectOutcome(CorrectResult.Stored, 2), outcome.Value);
        Assert.Equal(Cycling.Can, (await FactsAsync(person)).Mobility.Cycling);
        Assert.Equal(["newcomers.correct_dossier stored"], await desk.AuditAsync("newcomer", person.Value));
        Assert.Equal(1, await desk.CountAsync(
            """select count(*) from audit where object_id = @id and details -> 'parts' = '["mobility"]'::jsonb and details::text not like '%bicycle%'""",
            new { id = $"{person.Value}" }));
    }

    [Fact]
    public async Task A_form_that_was_not_touched_writes_nothing_so_that_nothing_rejected_comes_back()
    {
        var person = await desk.AddPersonAsync(desk.Fatima, Somebody);

        var outcome = await CorrectAsync(desk.Fatima, person, 1, input => input, await InputAsync(person));

        Assert.Equal(new CorrectOutcome(CorrectResult.Same, 1), outcome.Value);
        Assert.Equal(1, await desk.CountAsync("select version from newcomers where id = @Value", new { person.Value }));
    }

    [Fact]
    public async Task A_stale_screen_stores_nothing_and_says_when_it_was_changed()
    {
        var person = await desk.AddPersonAsync(desk.Fatima, Somebody);
        var input = await InputAsync(person);
        await CorrectAsync(desk.Fatima, person, 1, i => i with { MaxMinutes = 45 }, input);

        var stale = await CorrectAsync(desk.Fatima, person, 1, i => i with { MaxMinutes = 60 }, input);

        Assert.Equal(CorrectResult.Changed, stale.Value?.Result);
        Assert.NotNull(stale.Value?.At);
        Assert.Equal(45, (await FactsAsync(person)).Mobility.MaxMinutes);
    }

    [Fact]
    public async Task Only_her_own_caseworker_and_a_deputy_may_correct_look_or_preview()
    {
        var person = await desk.AddPersonAsync(desk.Fatima, Somebody);
        var (stranger, deputy) = (await desk.AddAccountAsync(Role.Caseworker, "Tom Vos"), await desk.AddAccountAsync(Role.Caseworker, "Nora Smit"));
        await desk.AddDeputyAsync(desk.Fatima, deputy);
        var input = await InputAsync(person);

        Assert.Equal(RefusalKind.NotFound, (await CorrectAsync(stranger, person, 1, i => i with { MaxMinutes = 45 }, input)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(stranger, new DossierForm(person))).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(stranger, new DossierEffect(person, input))).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await CorrectAsync(desk.Manager, person, 1, i => i, input)).Refusal?.Kind);
        Assert.Equal(CorrectResult.Stored, (await CorrectAsync(deputy, person, 1, i => i with { MaxMinutes = 45 }, input)).Value?.Result);
        Assert.Contains("newcomers.correct_dossier refused", await desk.AuditAsync("newcomer", person.Value));
    }

    [Fact]
    public async Task Every_wrong_field_is_named_at_once_and_nothing_is_stored()
    {
        var person = await desk.AddPersonAsync(desk.Fatima, Somebody);

        var refused = await CorrectAsync(desk.Fatima, person, 1, input => input with
        {
            DutchOn = desk.Today.AddDays(1),
            MaxMinutes = 500,
            Free = DayParts.Of(0, 0),
            Lessons = DayParts.Of(0, 0),
            MaxHours = 99,
            BirthYear = 1700,
            TermBegin = desk.Today,
            TermEnd = desk.Today.AddDays(-1),
            Postcode = "80A1",
            Occupations = ["tovenaar"],
            Interests = ["123456782"],
        });

        Assert.Equal(
            ["taal_datum", "max_reistijd", "dagdelen_vrij", "uren_max", "geboortejaar", "inburgering_einde", "postcode", "beroepen", "interesses"],
            refused.Refusal!.Errors.Select(e => e.Field));
        Assert.All(refused.Refusal.Errors, e => Assert.EndsWith(".", e.Sentence, StringComparison.Ordinal));
        Assert.Equal(1, await desk.CountAsync("select version from newcomers where id = @Value", new { person.Value }));
    }

    [Fact]
    public async Task An_organisation_to_avoid_must_be_one_that_is_there()
    {
        var person = await desk.AddPersonAsync(desk.Fatima, Somebody);
        var input = await InputAsync(person);

        var unknown = await CorrectAsync(desk.Fatima, person, 1, i => i with { Avoid = [new(999_999)] }, input);
        var known = await CorrectAsync(desk.Fatima, person, 1, i => i with { Avoid = [new(desk.Kringloop)] }, input);

        Assert.Equal("niet_bij", Assert.Single(unknown.Refusal!.Errors).Field);
        Assert.Equal(CorrectResult.Stored, known.Value?.Result);
        Assert.Equal([new OrganisationId(desk.Kringloop)], (await FactsAsync(person)).Wishes.Avoid);
    }

    [Fact]
    public async Task A_shielded_postcode_is_on_no_form_and_stays_when_the_field_is_left_empty()
    {
        var person = await desk.AddPersonAsync(desk.Fatima, p => p with { Shielded = true, Postcode = new(8024) });
        var form = await desk.DoAsync(desk.Fatima, new DossierForm(person));

        await desk.DoAsync(desk.Fatima, new CorrectDossier(person, 1, form.Input with { MaxMinutes = 20 }, Desk.NewKey()));

        Assert.Null(form.Input.Postcode);
        Assert.Equal(new Postcode(8024), (await FactsAsync(person)).Postcode);
    }

    [Fact]
    public async Task A_consent_that_changes_is_dated_today_and_one_that_does_not_keeps_its_day()
    {
        var then = new DateOnly(2026, 3, 1);
        var person = await desk.AddPersonAsync(desk.Fatima, p => p with
        {
            Consents = [new(OpeningKind.Maatje, ConsentAnswer.Given, then), new(OpeningKind.SportsClub, ConsentAnswer.Given, then)],
        });
        var input = await InputAsync(person);

        await CorrectAsync(desk.Fatima, person, 1, i => i with
        {
            Consents = new Dictionary<OpeningKind, ConsentAnswer> { [OpeningKind.Maatje] = ConsentAnswer.Given, [OpeningKind.SportsClub] = ConsentAnswer.Refused },
        }, input);

        Assert.Equal(
            [new(OpeningKind.Maatje, ConsentAnswer.Given, then), new(OpeningKind.SportsClub, ConsentAnswer.Refused, desk.Today)],
            (await FactsAsync(person)).Consents);
    }

    [Fact]
    public async Task What_a_correction_does_is_shown_before_it_is_stored()
    {
        var person = await desk.AddPersonAsync(desk.Fatima, p => Rounds.NightOffice.Known(p) with { MayWork = true });
        var near = await desk.AddOpeningAsync(5, o => o with { Schedule = new() { DayParts = DayParts.Of(2, 0) } });
        var input = await InputAsync(person);

        var effect = await desk.DoAsync(desk.Fatima, new DossierEffect(person, input with { Free = DayParts.All.Without(DayParts.Of(2, 0)) }));
        var same = await desk.DoAsync(desk.Fatima, new DossierEffect(person, input));

        Assert.Contains(near, effect.Lost.Select(o => o.Opening));
        Assert.Empty(effect.Gained);
        Assert.False(effect.ChangesNothing);
        Assert.True(same.ChangesNothing);
        Assert.Equal(DayParts.All, (await FactsAsync(person)).Availability.Free);
    }

    [Fact]
    public void Everybody_of_a_town_goes_through_the_form_and_comes_out_the_same()
    {
        var today = new DateOnly(2026, 11, 24);
        foreach (var person in Town.Create(new() { Anchor = today, Seed = 3, People = 120, Openings = 40 }).Newcomers.Select(n => n.Newcomer))
        {
            var form = DossierFields.Of(DossierFormRules.InputOf(person));
            var input = DossierFields.Read(form);

            Assert.Empty(form.Errors);
            Assert.Empty(DossierFormRules.Check(input, today));
            Assert.Empty(DossierFormRules.PartsChanged(person, DossierFormRules.Apply(input, person, today)));
        }
    }

    [Fact]
    public void An_interest_with_a_comma_or_semicolon_goes_through_the_form_as_one()
    {
        IReadOnlyList<string> interests = ["koken, vooral soep", "fietsen; wandelen", "tuin"];

        // A browser sends the lines of a text area with both characters.
        var form = DossierFields.Of(new DossierInput { Interests = interests });
        form.With("interesses", form.Text("interesses")!.ReplaceLineEndings("\r\n"));

        Assert.Equal(interests, DossierFields.Read(form).Interests);
    }

    [Fact]
    public void The_form_asks_everything_that_a_dossier_holds()
    {
        var columns = Imports.NewcomersFileColumns();
        var form = DossierFields.Of(new DossierInput());

        Assert.All(columns.Except(["extern_id", "consulent", "roepnaam", "achternaam", "wensen", "toestemming"]), column => Assert.NotNull(form.All(column)));
        Assert.True(JsonSerializer.Serialize(new DossierInput()).Length > 0);
    }

    private static class Imports
    {
        public static IEnumerable<string> NewcomersFileColumns() => Service.Imports.NewcomersFile.Columns.Select(c => c.Name);
    }
}
