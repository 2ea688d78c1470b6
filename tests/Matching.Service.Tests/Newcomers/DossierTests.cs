using Matching.Engine.Domain;
using Matching.Engine.Rules;
using Matching.Service.Newcomers;
using Matching.Service.Pipeline;
using Matching.Service.Proposals;
using Matching.Service.Storage;
using Matching.TestKit;

namespace Matching.Service.Tests.Newcomers;

public class DossierTests(Desk desk) : IClassFixture<Desk>
{
    private async Task<Newcomer> FactsAsync(NewcomerId id)
    {
        await using var db = await desk.Database.BeginAsync(DbAudience.Desk, TestDatabase.Waterveen);
        return DossierRecord.FromRow((await NewcomerReader.ReadAsync(db, id: id.Value))[0])!;
    }

    private async Task StandingAsync(NewcomerId person, string standing, string? questions = null)
    {
        await desk.ExecuteAsync("""
            insert into rounds (municipality_code, area_code, business_date, attempt, state, started_by, engine_version, options, finished_at)
            values (current_municipality(), current_area(), @Today, 1, 'failed', 'test', '1', '{}', now())
            on conflict do nothing;
            insert into standings (newcomer_id, municipality_code, round_id, standing, questions)
            select @Value, current_municipality(), max(id), @standing, @questions::jsonb from rounds;
            """, new { desk.Today, person.Value, standing, questions });
    }

    [Fact]
    public async Task An_answer_changes_the_dossier_raises_its_version_and_is_no_longer_asked()
    {
        var person = await desk.AddPersonAsync(desk.Fatima);
        await StandingAsync(person, "questions", """[{"question":"may_work","openings":7},{"question":"driving_licence","openings":2}]""");
        var before = await desk.DoAsync(desk.Fatima, new Person(person));

        var outcome = await desk.DoAsync(desk.Fatima, new AnswerQuestion(person, 1, QuestionCode.MayWork, "ja", Desk.NewKey()));

        Assert.Equal(new AnswerOutcome(AnswerResult.Stored, 2), outcome);
        Assert.True((await FactsAsync(person)).MayWork);
        var after = await desk.DoAsync(desk.Fatima, new Person(person));
        Assert.Equal([QuestionCode.MayWork, QuestionCode.DrivingLicence], before.Questions.Select(q => q.Question));
        Assert.Equal(7, before.Questions[0].Openings);
        Assert.Equal([QuestionCode.DrivingLicence], after.Questions.Select(q => q.Question));
        Assert.Equal(2, after.Card!.Version);
        Assert.Equal(["newcomers.answer_question stored"], await desk.AuditAsync("newcomer", person.Value));
    }

    [Theory]
    [InlineData(QuestionCode.TravelByPublicTransport, "60")]
    [InlineData(QuestionCode.TravelByPublicTransport, "nee")]
    [InlineData(QuestionCode.DiplomaRecognised, "nee")]
    [InlineData(QuestionCode.FunctionalLimits, "niet-lifting")]
    public async Task An_answered_question_is_advertised_nowhere_before_the_next_night(QuestionCode question, string answer)
    {
        var bas = await desk.AddAccountAsync(Role.Caseworker, "Bas de Wit");
        var person = await desk.AddPersonAsync(bas);
        await StandingAsync(person, "questions", $$"""[{"question":"{{Code.Of(question)}}","openings":7}]""");
        Assert.Equal(question, (await desk.DoAsync(bas, new Queue())).Question?.Question);
        Assert.Single(Assert.Single(await desk.DoAsync(bas, new People())).Questions);

        await desk.DoAsync(bas, new AnswerQuestion(person, 1, question, answer, Desk.NewKey()));

        Assert.Null((await desk.DoAsync(bas, new Queue())).Question);
        Assert.Empty(Assert.Single(await desk.DoAsync(bas, new People())).Questions);
        Assert.Empty((await desk.DoAsync(bas, new Person(person))).Questions);
    }

    [Fact]
    public async Task Consent_is_kept_with_its_day_and_who_wrote_it_down()
    {
        var person = await desk.AddPersonAsync(desk.Fatima);

        await desk.DoAsync(desk.Fatima, new AnswerQuestion(person, 1, QuestionCode.ConsentMaatje, "nee", Desk.NewKey()));

        Assert.Equal(new Consent(OpeningKind.Maatje, ConsentAnswer.Refused, desk.Today), Assert.Single((await FactsAsync(person)).Consents));
        Assert.Equal(desk.Fatima.Account, await desk.CountAsync("select stated_by from consents where newcomer_id = @Value", new { person.Value }));
    }

    [Fact]
    public async Task Functional_limits_get_their_basis()
    {
        var person = await desk.AddPersonAsync(desk.Fatima);

        await desk.DoAsync(desk.Fatima, new AnswerQuestion(person, 1, QuestionCode.FunctionalLimits, "niet-lifting", Desk.NewKey()));

        Assert.Equal(Demands.Lifting, (await FactsAsync(person)).Limits);
        Assert.Equal(1, await desk.CountAsync(
            "select count(*) from newcomer_limits where newcomer_id = @Value and basis = 'conversation'", new { person.Value }));
    }

    [Fact]
    public async Task Several_limits_are_told_at_once_so_that_none_of_them_is_taken_for_ability()
    {
        var person = await desk.AddPersonAsync(desk.Fatima);

        await desk.DoAsync(desk.Fatima, new AnswerQuestion(person, 1, QuestionCode.FunctionalLimits, "niet-standing|niet-lifting", Desk.NewKey()));

        Assert.Equal(Demands.Standing | Demands.Lifting, (await FactsAsync(person)).Limits);
    }

    [Fact]
    public async Task Several_languages_and_schemes_are_kept_together()
    {
        var person = await desk.AddPersonAsync(desk.Fatima);

        await desk.DoAsync(desk.Fatima, new AnswerQuestion(person, 1, QuestionCode.ContactLanguage, "ti|ar", Desk.NewKey()));
        await desk.DoAsync(desk.Fatima, new AnswerQuestion(person, 2, QuestionCode.Schemes, "wi2021|pw", Desk.NewKey()));

        var facts = await FactsAsync(person);
        Assert.Equal(["ar", "ti"], facts.ContactLanguages.Order());
        Assert.Equal([Scheme.Wi2021, Scheme.Participatiewet], facts.Integration.Schemes);
    }

    [Theory]
    [InlineData(QuestionCode.FunctionalLimits, "")]
    [InlineData(QuestionCode.FunctionalLimits, "niet-standing|niet-bestaand")]
    [InlineData(QuestionCode.FunctionalLimits, "ja|niet-standing")]
    [InlineData(QuestionCode.Schemes, "geen|pw")]
    [InlineData(QuestionCode.MayWork, "ja|nee")]
    public async Task Answers_that_contradict_each_other_or_do_not_exist_are_refused(QuestionCode question, string answer)
    {
        var person = await desk.AddPersonAsync(desk.Fatima);

        var refused = await desk.SendAsync(desk.Fatima, new AnswerQuestion(person, 1, question, answer, Desk.NewKey()));

        Assert.Equal(RefusalKind.Invalid, refused.Refusal?.Kind);
    }

    [Fact]
    public async Task A_level_told_today_does_not_make_an_old_estimate_of_another_skill_a_measurement()
    {
        var known = await desk.AddPersonAsync(desk.Fatima, p => p with
        {
            Dutch = new() { Reading = CefrLevel.A1, Source = LevelSource.SelfEstimate, StatedOn = desk.Today.AddYears(-1) },
        });
        var unknown = await desk.AddPersonAsync(desk.Fatima);

        await desk.DoAsync(desk.Fatima, new AnswerQuestion(known, 1, QuestionCode.SpeakingLevel, "A2", Desk.NewKey()));
        await desk.DoAsync(desk.Fatima, new AnswerQuestion(unknown, 1, QuestionCode.SpeakingLevel, "A2", Desk.NewKey()));

        var person = await FactsAsync(known);
        var (estimated, measured) = (person.Dutch, (await FactsAsync(unknown)).Dutch);
        Assert.Equal((CefrLevel.A2, CefrLevel.A1, false), (estimated.Speaking, estimated.Reading, estimated.IsMeasured(desk.Today)));
        Assert.False(Questions.IsOpen(QuestionCode.SpeakingLevel, person, desk.Today), "What was answered today is asked again today.");
        Assert.True(Questions.IsOpen(QuestionCode.SpeakingLevel, person, desk.Today.AddDays(1)), "An estimate closes the question for good.");
        Assert.Equal((CefrLevel.A2, true), (measured.Speaking, measured.IsMeasured(desk.Today)));
    }

    [Fact]
    public async Task Free_time_never_covers_lessons_or_care()
    {
        var person = await desk.AddPersonAsync(desk.Fatima, p => p with
        {
            Availability = new() { Lessons = DayParts.Of(0, 0), Care = DayParts.Of(2, 1) },
        });

        await desk.DoAsync(desk.Fatima, new AnswerQuestion(person, 1, QuestionCode.FreeDayParts, "altijd", Desk.NewKey()));

        Assert.Equal(DayParts.All.Without(DayParts.Of(0, 0)).Without(DayParts.Of(2, 1)), (await FactsAsync(person)).Availability.Free);
    }

    [Fact]
    public void Every_question_but_the_hosts_has_answers_and_each_of_them_changes_something()
    {
        var today = new DateOnly(2026, 11, 24);
        var nobody = new Newcomer { Id = new(1), Municipality = new(TestDatabase.Waterveen), Caseworker = new(1), Postcode = new(8011) };
        foreach (var question in Enum.GetValues<QuestionCode>().Where(q => q is not (QuestionCode.None or QuestionCode.BuddySex)))
        {
            var card = Questions.CardOf(question, 0, today);
            Assert.True(card.Answers.Count > 1, question.ToString());
            Assert.Equal(card.Answers.Count, card.Answers.Select(a => a.Code).Distinct().Count());
            Assert.All(card.Answers, answer => Assert.NotEqual(
                DossierRecord.ToJson(nobody) + nobody.Limits + nobody.Consents.Count,
                Questions.Apply(nobody, question, answer.Code, today) is { } changed
                    ? DossierRecord.ToJson(changed) + changed.Limits + changed.Consents.Count
                    : "no such answer"));
        }
    }

    [Fact]
    public async Task A_stale_dossier_and_an_unknown_answer_store_nothing()
    {
        var person = await desk.AddPersonAsync(desk.Fatima);

        var stale = await desk.DoAsync(desk.Fatima, new AnswerQuestion(person, 9, QuestionCode.MayWork, "ja", Desk.NewKey()));
        var wrong = await desk.SendAsync(desk.Fatima, new AnswerQuestion(person, 1, QuestionCode.MayWork, "misschien", Desk.NewKey()));

        Assert.Equal(AnswerResult.Changed, stale.Result);
        Assert.Equal(RefusalKind.Invalid, wrong.Refusal?.Kind);
        Assert.Null((await FactsAsync(person)).MayWork);
    }

    [Fact]
    public async Task Reading_anothers_dossier_is_allowed_and_logged_reading_ones_own_is_not()
    {
        var person = await desk.AddPersonAsync(desk.Fatima);
        var stranger = await desk.AddAccountAsync(Role.Caseworker, "Tom Vos");

        Assert.False((await desk.DoAsync(desk.Fatima, new Person(person))).ReadingWasLogged);
        Assert.Empty(await desk.AuditAsync("newcomer", person.Value));
        Assert.True((await desk.DoAsync(stranger, new Person(person))).ReadingWasLogged);
        Assert.Equal(["newcomers.person read"], await desk.AuditAsync("newcomer", person.Value));
        Assert.Equal(
            RefusalKind.NotFound,
            (await desk.SendAsync(stranger, new AnswerQuestion(person, 1, QuestionCode.MayWork, "ja", Desk.NewKey()))).Refusal?.Kind);
    }

    [Fact]
    public async Task A_dossier_that_cannot_be_read_is_shown_as_set_aside()
    {
        var person = await desk.AddPersonAsync(desk.Fatima);
        await desk.ExecuteAsync("""update newcomers set dossier = '{"postcode":80}' where id = @Value""", new { person.Value });

        var view = await desk.DoAsync(desk.Fatima, new Person(person));

        Assert.True(view.SetAside);
        Assert.Null(view.Card);
    }

    [Fact]
    public async Task People_are_the_own_caseload_with_where_they_stand()
    {
        var (bas, nora) = (await desk.AddAccountAsync(Role.Caseworker, "Bas de Wit"), await desk.AddAccountAsync(Role.Caseworker, "Nora Smit"));
        await desk.AddDeputyAsync(bas, nora);
        var person = await desk.AddPersonAsync(bas);
        await StandingAsync(person, "blocked");
        await desk.ExecuteAsync("update standings set blocked_by = 'free_day_parts' where newcomer_id = @Value", new { person.Value });

        var own = Assert.Single(await desk.DoAsync(bas, new People()));
        var deputy = Assert.Single(await desk.DoAsync(nora, new People()));

        Assert.Equal((PersonStanding.Blocked, RuleCode.FreeDayParts, "Selam Tesfay"), (own.Standing, own.BlockedBy, own.Name));
        Assert.Equal(("S. T.", "Bas de Wit"), (deputy.Name, deputy.InPlaceOf));
    }
}
