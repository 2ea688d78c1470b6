using Matching.Engine.Domain;
using Matching.Service.Proposals;
using Matching.Service.Storage;
using Matching.Service.Tests.Pages;
using Matching.TestKit;

namespace Matching.Service.Tests.Conversations;

/// <summary>"Je mag alles zien": whatever a table keeps of a person stands on her page, or here with the reason why not.</summary>
public sealed class EverythingHeldTests(Desk desk) : IClassFixture<Desk>, IAsyncDisposable
{
    private const string OnThePage = "on the page";

    private static readonly SortedDictionary<string, string> Told = new(StringComparer.Ordinal)
    {
        ["activities"] = OnThePage,
        ["attendance"] = OnThePage,
        ["consents"] = OnThePage,
        ["consultations"] = OnThePage,
        ["conversation_options"] = "which proposals lay on the table; her answer to each is on the page",
        ["conversations"] = OnThePage,
        ["decisions"] = "her yes and no are on the page; what a caseworker decides about a proposal beforehand is the desk's own work, open to her caseworker",
        ["double_work_agreements"] = OnThePage,
        ["hand_facts"] = OnThePage,
        ["holds"] = OnThePage,
        ["hour_weeks"] = OnThePage,
        ["key_person_choices"] = OnThePage,
        ["newcomer_limits"] = OnThePage,
        ["newcomer_limits_known"] = OnThePage,
        ["newcomer_names"] = OnThePage,
        ["outcomes"] = OnThePage,
        ["placement_steps"] = "how the desk came to what stands with each of her places",
        ["placements"] = OnThePage,
        ["proposals"] = "how many is on the page; those on the table are shown with their reasons",
        ["standings"] = "made anew each night from what stands on the page, and kept no longer than that",
        ["starter_marks"] = OnThePage,
        ["stepping_stones"] = OnThePage,
        ["waiting"] = OnThePage,
    };

    private readonly DeskBrowser _browser = new(desk);

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact]
    public async Task Every_table_about_a_person_is_told_or_says_why_not()
    {
        await using var db = await desk.Database.BeginAsync(DbAudience.Jobs, TestDatabase.Waterveen);
        var tables = await Dapper.SqlMapper.QueryAsync<string>(db.Connection, """
            select distinct c.relname
            from pg_attribute a
            join pg_class c on c.oid = a.attrelid and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
            where a.attname in ('newcomer_id', 'placement_id', 'proposal_id') and a.attnum > 0
            """);

        Assert.Equal(Told.Keys, tables.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_written_beside_the_dossier_stands_on_her_page()
    {
        var person = await desk.AddPersonAsync(desk.Fatima, p => p with
        {
            Integration = p.Integration with { Route = LearningRoute.Z, HoursDueZ = 400, Term = new Period(null, desk.Today.AddYears(1)) },
        });
        var opening = await desk.AddOpeningAsync(places: 3, o => o with { Offers = o.Offers with { CountsFor = [CountsFor.ZHours] } });
        var proposal = await desk.AddProposalAsync(person, opening);
        await desk.DoAsync(desk.Fatima, new PutForward(proposal, 1, Desk.NewKey()));
        await desk.DoAsync(desk.Fatima, new RecordAnswer(proposal, 2, NewcomerAnswer.Yes, Desk.NewKey()));
        var other = await desk.AddProposalAsync(person, await desk.AddOpeningAsync());
        await desk.DoAsync(desk.Fatima, new Discuss(other, 1, desk.Ilse.Account, "Kent jouw team deze plek?", Desk.NewKey()));
        await desk.ExecuteAsync("""
            insert into waiting (municipality_code, area_code, opening_id, newcomer_id, account_id, since)
            values (current_municipality(), current_area(), @opening, @person, @account, @now);
            insert into attendance (placement_id, municipality_code, held_on, mark, hours, account_id, recorded_at)
            select id, municipality_code, @today, 'present', 2.5, @account, @now from placements where newcomer_id = @person;
            insert into outcomes (municipality_code, newcomer_id, kind, reached_on, source) values (current_municipality(), @person, 'paid_work', @today, 'test');
            insert into starter_marks (newcomer_id, municipality_code, part, state, marked_on, marked_by)
            values (@person, current_municipality(), 'money', 'not_needed', @today, @account);
            insert into double_work_agreements (newcomer_id, municipality_code, subject, keeper, agreed_on, agreed_by)
            values (@person, current_municipality(), 'maatje', 'Taalpunt', @today, @account);
            insert into hand_facts (newcomer_id, municipality_code, fact, replaced, corrected_on, corrected_by)
            values (@person, current_municipality(), 'rijbewijs', 'null', @today, @account);
            """, new { opening = opening.Value, person = person.Value, account = desk.Fatima.Account, now = desk.Clock.GetUtcNow(), today = desk.Today });

        var page = await _browser.HtmlAsync(desk.Fatima, $"/mensen/{person.Value}/gesprek/voor-jou");

        foreach (var sentence in new[]
        {
            "Je wacht nog.", "Je was er 2,5 uur.", "Dit schreven je plekken op:", "Je kreeg werk.", "Dit is niet nodig.", "Maatje, Taalpunt", "rijbewijs",
            "Eerst stond er iets anders.", "Kent jouw team deze plek?", "Van: Ilse van den Brink",
        })
            Assert.Contains(sentence, page, StringComparison.Ordinal);
    }
}
