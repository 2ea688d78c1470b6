using System.Text;
using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Imports;
using Matching.Service.Newcomers;
using Matching.Service.Storage;
using Matching.TestKit;

namespace Matching.Service.Tests.Newcomers;

public sealed class RegisterNewcomerTests(Desk desk) : IClassFixture<Desk>
{
    private static readonly DossierInput Little = new() { Postcode = "8011 AB", GivenName = "Selam", FamilyName = "Tesfay", MaxMinutes = 40 };

    [Fact]
    public async Task She_comes_into_the_own_caseload_with_what_was_filled_in()
    {
        var registered = await desk.DoAsync(desk.Fatima, new RegisterNewcomer("N-77", Little with { Limits = Demands.Lifting, LimitBasis = LimitBasis.Advice, LimitsOn = new(2026, 10, 1) }, Desk.NewKey()));

        var form = await desk.DoAsync(desk.Fatima, new DossierForm(registered.Newcomer));
        Assert.Equal(("Selam Tesfay", "8011", 40), (form.Name, form.Input.Postcode, form.Input.MaxMinutes));
        Assert.Equal((Demands.Lifting, LimitBasis.Advice, new DateOnly(2026, 10, 1)), (form.Input.Limits, form.Input.LimitBasis, form.Input.LimitsOn));
        Assert.Equal(1, await desk.CountAsync("select count(*) from newcomers where source = 'municipality' and extern_id = 'N-77'"));
        Assert.Equal(["newcomers.register_newcomer registered"], await desk.AuditAsync("newcomer", registered.Newcomer.Value));
    }

    [Fact]
    public async Task The_same_number_twice_and_a_BSN_are_refused()
    {
        await desk.DoAsync(desk.Fatima, new RegisterNewcomer("N-78", Little, Desk.NewKey()));

        var again = await desk.SendAsync(desk.Fatima, new RegisterNewcomer("N-78", Little, Desk.NewKey()));
        var bsn = await desk.SendAsync(desk.Fatima, new RegisterNewcomer("123456782", Little, Desk.NewKey()));
        var homeless = await desk.SendAsync(desk.Fatima, new RegisterNewcomer(null, new DossierInput(), Desk.NewKey()));

        Assert.Equal(["extern_id"], again.Refusal!.Errors.Select(e => e.Field));
        Assert.Equal(["extern_id"], bsn.Refusal!.Errors.Select(e => e.Field));
        Assert.Equal(["postcode"], homeless.Refusal!.Errors.Select(e => e.Field));
    }

    [Fact]
    public async Task A_colleague_who_registers_the_same_number_at_the_same_moment_is_told_so()
    {
        var late = await desk.MeetAsync(
            "insert into newcomers (municipality_code, source, extern_id, caseworker_id, dossier) values (current_municipality(), 'municipality', 'N-79', @Account, '{}')",
            new { desk.Ilse.Account },
            () => desk.SendAsync(desk.Fatima, new RegisterNewcomer("N-79", Little, Desk.NewKey())));

        Assert.Equal(["extern_id"], late.Refusal!.Errors.Select(e => e.Field));
    }

    [Fact]
    public async Task An_organisation_that_is_not_known_cannot_be_avoided()
    {
        var unknown = await desk.SendAsync(desk.Fatima, new RegisterNewcomer(null, Little with { Avoid = [new(desk.Kringloop), new(999_999)] }, Desk.NewKey()));

        Assert.Equal(["niet_bij"], unknown.Refusal!.Errors.Select(e => e.Field));
    }

    [Fact]
    public async Task A_no_that_was_heard_at_registration_is_not_overturned_by_a_list()
    {
        var said = new Dictionary<OpeningKind, ConsentAnswer> { [OpeningKind.Maatje] = ConsentAnswer.Refused };
        var person = (await desk.DoAsync(desk.Fatima, new RegisterNewcomer("N-80", Little with { Consents = said }, Desk.NewKey()))).Newcomer;
        await using var db = await desk.Database.BeginAsync(DbAudience.Jobs, TestDatabase.Waterveen);
        var email = await db.Connection.ExecuteScalarAsync<string>("select email from accounts where id = @Account", new { desk.Fatima.Account });

        await new ImportFile(desk.Database, desk.Clock).RunAsync(new()
        {
            Kind = ImportKind.Newcomers,
            Municipality = TestDatabase.Waterveen,
            File = new MemoryStream(Encoding.UTF8.GetBytes($"extern_id;consulent;postcode;toestemming\nN-80;{email};8011;maatje|sportclub\n")),
        });

        var consents = (await desk.DoAsync(desk.Fatima, new DossierForm(person))).Input.Consents;
        Assert.Equal((ConsentAnswer.Refused, ConsentAnswer.Given), (consents[OpeningKind.Maatje], consents[OpeningKind.SportsClub]));
    }

    [Fact]
    public async Task What_fits_is_shown_before_anything_is_stored()
    {
        var people = await desk.CountAsync("select count(*) from newcomers");
        var role = await desk.AddOpeningAsync(5);

        var effect = await desk.DoAsync(desk.Fatima, new RegistrationEffect(Little));

        Assert.Contains(role, effect.Gained.Select(o => o.Opening));
        Assert.Equal(people, await desk.CountAsync("select count(*) from newcomers"));
    }

    [Fact]
    public async Task Names_pace_and_the_basis_of_limits_can_be_corrected_and_nothing_else_changes()
    {
        var person = await desk.AddPersonAsync(desk.Fatima, n => n with { Limits = Demands.Lifting | Demands.Stairs });
        var before = (await desk.DoAsync(desk.Fatima, new DossierForm(person))).Input;

        await desk.DoAsync(desk.Fatima, new CorrectDossier(person, 1, before with
        {
            GivenName = "Salem", PausedUntil = new(2027, 1, 4), WaveFrom = new(2027, 2, 1), Tempo = 2,
            LimitBasis = LimitBasis.Advice, LimitsOn = new(2026, 11, 20),
        }, Desk.NewKey()));

        var form = await desk.DoAsync(desk.Fatima, new DossierForm(person));
        Assert.Equal("Salem Tesfay", form.Name);
        Assert.Equal((new DateOnly(2027, 1, 4), new DateOnly(2027, 2, 1), 2), (form.Input.PausedUntil, form.Input.WaveFrom, form.Input.Tempo));
        Assert.Equal(2, await desk.CountAsync("select count(*) from newcomer_limits where newcomer_id = @Value and basis = 'advice' and stated_on = '2026-11-20'", new { person.Value }));
        Assert.Equal(Demands.Lifting | Demands.Stairs, form.Input.Limits);
    }

    [Fact]
    public async Task Who_waits_says_until_when_and_is_not_counted_as_forgotten()
    {
        var caseworker = await desk.AddAccountAsync(Service.Pipeline.Role.Caseworker, "Bas de Wit");
        await desk.AddPersonAsync(caseworker, n => n with { PausedUntil = new(2026, 12, 10) });
        await desk.AddPersonAsync(caseworker, n => n with { WaveFrom = new(2027, 1, 1), PausedUntil = new(2026, 12, 10) });
        await desk.AddPersonAsync(caseworker, n => n with { PausedUntil = new(2026, 11, 24) });

        var people = await desk.DoAsync(caseworker, new People());

        Assert.Equal(
            [(null, true), (new DateOnly(2026, 12, 10), true), (new DateOnly(2027, 1, 1), false)],
            people.Select(p => ((DateOnly?)p.NotBefore, p.NotBefore is null || p.IsPause)).Order());
    }
}
