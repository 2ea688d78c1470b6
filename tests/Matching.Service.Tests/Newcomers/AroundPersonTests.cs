using Matching.Engine.Domain;
using Matching.Service.Newcomers;
using Matching.Service.Newcomers.Hours;
using Matching.Service.Newcomers.KeyPeople;
using Matching.Service.Newcomers.Steps;
using Matching.Service.Pipeline;
using Matching.Service.Proposals;

namespace Matching.Service.Tests.Newcomers;

/// <summary>What stands around a dossier, as the desk keeps it.</summary>
public sealed class AroundPersonTests(Desk desk) : IClassFixture<Desk>
{
    private Task<AroundPersonView> AroundAsync(NewcomerId person) => desk.DoAsync(desk.Fatima, new AroundPerson(person));

    private async Task AddActivityAsync(NewcomerId person, string organisation, string kind = "maatje", int since = -10, decimal? hours = null) =>
        await desk.ExecuteAsync("""
            insert into activities (municipality_code, source, extern_id, newcomer_id, organisation, kind, begins, hours_week, status)
            values (current_municipality(), 'test', @number, @id, @organisation, @kind, @begins, @hours, 'running')
            """, new { number = Guid.NewGuid().ToString("N"), id = person.Value, organisation, kind, begins = desk.Today.AddDays(since), hours });

    private static Newcomer OnZ(Newcomer n) => n with
    {
        Integration = new() { Route = LearningRoute.Z, HoursDueZ = 504, Term = new(null, new(2027, 8, 31)) },
    };

    [Fact]
    public async Task All_steps_of_all_organisations_stand_together_latest_first()
    {
        var person = await desk.AddPersonAsync(desk.Fatima);
        await AddActivityAsync(person, "ROC", "lessons", -90);
        var sent = await desk.AddProposalAsync(person, await desk.AddOpeningAsync());
        await desk.DoAsync(desk.Fatima, new PutForward(sent, 1, Desk.NewKey()));
        await desk.DoAsync(desk.Fatima, new RecordAnswer(sent, 2, NewcomerAnswer.Yes, Desk.NewKey()));
        await desk.AddProposalAsync(person, await desk.AddOpeningAsync(with: o => o with { Kind = OpeningKind.SportsClub }));

        var steps = (await AroundAsync(person)).Steps;

        Assert.Equal(
            [StepKind.Activity, StepKind.Placement, StepKind.PutForward, StepKind.Agreed, StepKind.Proposal],
            steps.Select(s => s.Kind).Order());
        Assert.Equal(StepKind.Activity, steps[^1].Kind);
        Assert.Equal("Kringloop De Omloop", steps.Single(s => s.Kind == StepKind.Placement).Organisation);
        Assert.Equal(("Fatima Bouzidi", null), steps.Where(s => s.Kind == StepKind.Agreed).Select(s => (s.By, s.Organisation)).Single());
    }

    [Fact]
    public async Task Double_work_warns_until_it_was_agreed_who_does_it()
    {
        var person = await desk.AddPersonAsync(desk.Fatima);
        await AddActivityAsync(person, "Taalpunt");
        await AddActivityAsync(person, "Welkom", since: -3);

        var before = Assert.Single((await AroundAsync(person)).DoubleWork);
        var unknown = await desk.SendAsync(desk.Fatima, new AgreeWhoDoesIt(person, "maatje", "Iemand anders", Desk.NewKey()));
        var stranger = await desk.SendAsync(desk.Ilse, new AgreeWhoDoesIt(person, "maatje", "Taalpunt", Desk.NewKey()));
        await desk.DoAsync(desk.Fatima, new AgreeWhoDoesIt(person, "maatje", "Taalpunt", Desk.NewKey()));

        Assert.Equal(["Taalpunt", "Welkom"], before.Doers.Select(d => d.Organisation));
        Assert.Equal((RefusalKind.Invalid, RefusalKind.NotFound), (unknown.Refusal?.Kind, stranger.Refusal?.Kind));
        Assert.Empty((await AroundAsync(person)).DoubleWork);
    }

    [Fact]
    public async Task Hours_of_a_week_move_what_is_due_and_the_same_week_again_replaces_them()
    {
        var person = await desk.AddPersonAsync(desk.Fatima, OnZ);
        await AddActivityAsync(person, "Buurthuis", "volunteer_role", hours: 4);

        await desk.DoAsync(desk.Fatima, new RecordHours(person, desk.Today, 12.5m, Desk.NewKey()));
        await desk.DoAsync(desk.Fatima, new RecordHours(person, desk.Today.AddDays(-1), 10, Desk.NewKey()));

        var hours = (await AroundAsync(person)).Hours!;
        Assert.Equal(10, Assert.Single(hours.Weeks).Hours);
        Assert.Equal(DayOfWeek.Monday, hours.Weeks[0].Week.DayOfWeek);
        Assert.Equal(494, hours.Due);
        Assert.Equal(4, hours.NowPerWeek);
    }

    private async Task<int> DueAfterAsync(NewcomerId person, int weeksAgo, decimal hours)
    {
        await desk.DoAsync(desk.Fatima, new RecordHours(person, desk.Today.AddDays(-7 * weeksAgo), hours, Desk.NewKey()));
        return (await AroundAsync(person)).Hours!.Due;
    }

    [Fact]
    public async Task Half_hours_add_up_and_who_has_one_to_do_is_not_done()
    {
        var person = await desk.AddPersonAsync(desk.Fatima, n => OnZ(n) with { Integration = OnZ(n).Integration with { HoursDueZ = 5 } });

        Assert.Equal((3, 0, 1), (await DueAfterAsync(person, 2, 2.5m), await DueAfterAsync(person, 1, 2.5m), await DueAfterAsync(person, 1, 2)));
    }

    [Fact]
    public async Task A_week_that_was_written_too_high_loses_no_hours_when_it_is_corrected()
    {
        var person = await desk.AddPersonAsync(desk.Fatima, n => OnZ(n) with { Integration = OnZ(n).Integration with { HoursDueZ = 10 } });

        Assert.Equal((0, 6), (await DueAfterAsync(person, 1, 40), await DueAfterAsync(person, 1, 4)));
    }

    [Fact]
    public async Task A_correction_of_what_is_due_is_what_is_counted_from()
    {
        var person = await desk.AddPersonAsync(desk.Fatima, OnZ);
        await DueAfterAsync(person, 2, 40.5m);
        var form = await desk.DoAsync(desk.Fatima, new DossierForm(person));
        await desk.DoAsync(desk.Fatima, new CorrectDossier(person, form.Version, form.Input with { HoursDueZ = 300 }, Desk.NewKey()));

        Assert.Equal((290, 298), (await DueAfterAsync(person, 1, 10), await DueAfterAsync(person, 1, 2)));
    }

    [Fact]
    public async Task Recording_hours_is_no_correction_that_brings_back_what_was_rejected()
    {
        var person = await desk.AddPersonAsync(desk.Fatima, OnZ);
        var before = await desk.CountAsync("select extract(epoch from updated_at)::bigint * 1000000 from newcomers where id = @Value", new { person.Value });

        await desk.DoAsync(desk.Fatima, new RecordHours(person, desk.Today, 8, Desk.NewKey()));

        Assert.Equal(before, await desk.CountAsync("select extract(epoch from updated_at)::bigint * 1000000 from newcomers where id = @Value", new { person.Value }));
        Assert.Equal(2, await desk.CountAsync("select version from newcomers where id = @Value", new { person.Value }));
    }

    [Fact]
    public async Task Hours_are_for_the_Z_route_in_a_week_that_has_been()
    {
        var (z, b1) = (await desk.AddPersonAsync(desk.Fatima, OnZ), await desk.AddPersonAsync(desk.Fatima));

        var later = await desk.SendAsync(desk.Fatima, new RecordHours(z, desk.Today.AddDays(1), 61, Desk.NewKey()));
        var other = await desk.SendAsync(desk.Fatima, new RecordHours(b1, desk.Today, 4, Desk.NewKey()));

        Assert.Equal(["week", "uren"], later.Refusal!.Errors.Select(e => e.Field));
        Assert.Equal(RefusalKind.Invalid, other.Refusal?.Kind);
        Assert.Null((await AroundAsync(b1)).Hours);
    }

    [Fact]
    public async Task A_consent_that_is_withdrawn_takes_its_proposals_off_the_desk_at_once()
    {
        var person = await desk.AddPersonAsync(desk.Fatima, n => n with { Consents = [new(OpeningKind.VolunteerRole, ConsentAnswer.Given, null)] });
        var role = await desk.AddProposalAsync(person, await desk.AddOpeningAsync());
        var sport = await desk.AddProposalAsync(person, await desk.AddOpeningAsync(with: o => o with { Kind = OpeningKind.SportsClub }));

        await desk.DoAsync(desk.Fatima, new AnswerQuestion(person, 1, Questions.ConsentTo(OpeningKind.VolunteerRole), "nee", Desk.NewKey()));

        Assert.Equal(("withdrawn", "rule"), ((await desk.ProposalAsync(role)).Status, (await desk.ProposalAsync(role)).Reason));
        Assert.Equal("open", (await desk.ProposalAsync(sport)).Status);
        var heard = Assert.Single((await AroundAsync(person)).Consents);
        Assert.Equal((ConsentAnswer.Refused, desk.Today, "Fatima Bouzidi"), (heard.Answer, heard.On, heard.By));
    }

    [Fact]
    public async Task A_sleutelpersoon_is_asked_only_after_she_chose_him()
    {
        var person = await desk.AddPersonAsync(desk.Fatima, n => n with { ContactLanguages = ["ti"] });
        var other = (await desk.DoAsync(desk.Fatima, new AddKeyPerson("Samira A.", desk.Kringloop, ["ar"], [KeyDomain.Health], Desk.NewKey()))).Id;
        var his = (await desk.DoAsync(desk.Fatima, new AddKeyPerson("Berhane G.", desk.Kringloop, ["ti"], [KeyDomain.Health, KeyDomain.Living], Desk.NewKey()))).Id;
        Assert.Equal(his, (await AroundAsync(person)).KeyPeopleToChoose.First(k => k.Id == his || k.Id == other).Id);

        await desk.DoAsync(desk.Fatima, new ChooseKeyPerson(person, his, KeyDomain.Health, Desk.NewKey()));
        var twice = await desk.SendAsync(desk.Fatima, new ChooseKeyPerson(person, other, KeyDomain.Health, Desk.NewKey()));
        var choice = Assert.Single((await AroundAsync(person)).KeyPeople);
        var tooEarly = await desk.SendAsync(desk.Fatima, new TakeKeyPersonStep(person, choice.Id, KeyPersonAct.Yes, Desk.NewKey()));
        await desk.DoAsync(desk.Fatima, new TakeKeyPersonStep(person, choice.Id, KeyPersonAct.Asked, Desk.NewKey()));
        await desk.DoAsync(desk.Fatima, new TakeKeyPersonStep(person, choice.Id, KeyPersonAct.Yes, Desk.NewKey()));

        Assert.Equal((desk.Today, null), (choice.ChosenOn, choice.AskedOn));
        Assert.Equal((RefusalKind.Invalid, RefusalKind.Invalid), (twice.Refusal?.Kind, tooEarly.Refusal?.Kind));
        Assert.Equal((true, desk.Today), Assert.Single((await AroundAsync(person)).KeyPeople) is var now ? (now.SaidYes, now.AskedOn) : default);
    }

    [Fact]
    public async Task The_database_keeps_no_question_to_a_sleutelpersoon_from_before_her_choice()
    {
        var person = await desk.AddPersonAsync(desk.Fatima);
        var his = (await desk.DoAsync(desk.Fatima, new AddKeyPerson("Yusuf K.", desk.Kringloop, ["so"], [KeyDomain.Money], Desk.NewKey()))).Id;

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => desk.ExecuteAsync("""
            insert into key_person_choices (municipality_code, newcomer_id, key_person_id, domain, chosen_on, recorded_by, asked_on)
            values (current_municipality(), @Value, @his, 'money', @Today, @Account, @Today - 1)
            """, new { person.Value, his, desk.Today, desk.Fatima.Account }));
    }

    [Fact]
    public async Task Stepping_stones_and_marks_of_the_start_are_kept()
    {
        var person = await desk.AddPersonAsync(desk.Fatima, n => n with { SettledOn = desk.Today.AddMonths(-2) });

        await desk.DoAsync(desk.Fatima, new SaveSteppingStones(person, "Taalstage", null, "Eigen atelier", Desk.NewKey()));
        await desk.DoAsync(desk.Fatima, new MarkStarter(person, StarterPart.Money, true, Desk.NewKey()));
        var long_ = await desk.SendAsync(desk.Fatima, new SaveSteppingStones(person, new string('a', 201), null, "123456782", Desk.NewKey()));

        var around = await AroundAsync(person);
        Assert.Equal(new SteppingStones("Taalstage", null, "Eigen atelier", desk.Today), around.Stones);
        Assert.Equal(StarterState.Done, around.Starter.Single(i => i.Part == StarterPart.Money).State);
        Assert.Equal(["eerste_stap", "droom"], long_.Refusal!.Errors.Select(e => e.Field));
    }

    [Fact]
    public async Task A_colleague_who_is_no_deputy_reads_none_of_it()
    {
        var person = await desk.AddPersonAsync(desk.Fatima);

        Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(desk.Ilse, new AroundPerson(person))).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await desk.SendAsync(desk.Joost, new AroundPerson(person))).Refusal?.Kind);
    }
}
