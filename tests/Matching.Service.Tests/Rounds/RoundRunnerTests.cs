using Dapper;
using Matching.Service.Proposals;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using Matching.TestKit;

namespace Matching.Service.Tests.Rounds;

/// <summary>What a night does to the desks, and what it leaves alone.</summary>
public sealed class RoundRunnerTests
{
    [Fact]
    public async Task A_night_puts_proposals_with_their_evidence_on_the_desks()
    {
        await using var office = await NightOffice.OpenAsync();

        var outcome = await office.NightAsync();

        Assert.Equal(RoundEnding.Published, outcome.Ending);
        Assert.Equal((2, 2, 4, 4), (outcome.Report!.People, outcome.Report.Openings, outcome.Report.Proposals, outcome.Report.ChangedRows));
        Assert.All(await office.ProposalsAsync(), p => Assert.Equal(("open", 1), (p.Status, p.Version)));
        Assert.Equal(4, await office.ScalarAsync<long>(
            "select count(*) from proposals where evidence ? 'reasons' and evidence ? 'features' and ranker = 'weighted-sum' and first_round_id = @Round",
            new { outcome.Report.Round }));
        Assert.Equal(2, await office.ScalarAsync<long>("select count(*) from standings where standing = 'proposed'"));
    }

    [Fact]
    public async Task A_second_round_on_the_same_facts_writes_nothing()
    {
        await using var office = await NightOffice.OpenAsync();
        var first = await office.NightAsync();
        var before = await office.ProposalsAsync();

        var again = await office.NightAsync();

        Assert.Equal(RoundEnding.SameInput, again.Ending);
        Assert.Equal((first.Report!.Round, 1, 0), (again.Report!.Round, again.Report.Attempt, again.Report.ChangedRows));
        Assert.Equal(before, await office.ProposalsAsync());
        Assert.Equal([(1, 1, "published")], await office.RoundsAsync());
        Assert.Equal(1, await office.ScalarAsync<long>("select count(*) from audit where action = 'round.published'"));
    }

    [Fact]
    public async Task After_a_change_it_is_attempt_two_and_only_what_differs_is_written()
    {
        await using var office = await NightOffice.OpenAsync();
        await office.NightAsync();
        var before = await office.ProposalsAsync();
        var newcomer = await office.AddPersonAsync();

        var second = await office.NightAsync();

        Assert.Equal((2, 2), (second.Report!.Attempt, second.Report.ChangedRows));
        var after = await office.ProposalsAsync();
        Assert.Equal(before, after.Take(before.Count));
        Assert.All(after.Skip(before.Count), p => Assert.Equal(newcomer.Value, p.Newcomer));
        Assert.Equal(2, await office.ScalarAsync<long>("select count(distinct round_id) from standings"));
    }

    [Fact]
    public async Task The_next_night_leaves_alone_what_shows_the_same()
    {
        await using var office = await NightOffice.OpenAsync();
        await office.NightAsync();
        var before = await office.ProposalsAsync();

        var next = await office.NightAsync(office.Today.AddDays(1));

        Assert.Equal((RoundEnding.Published, 1, 0), (next.Ending, next.Report!.Attempt, next.Report.ChangedRows));
        Assert.Equal(before, await office.ProposalsAsync());
    }

    [Fact]
    public async Task An_untouched_proposal_that_is_not_in_the_plan_any_more_is_withdrawn_and_comes_back_as_the_same_one()
    {
        await using var office = await NightOffice.OpenAsync();
        await office.NightAsync();
        var before = await office.ProposalsAsync();
        var person = before[0].Newcomer;
        await office.Desk.ExecuteAsync("update consents set answer = 'refused' where newcomer_id = @person", new { person });

        await office.NightAsync();

        var withdrawn = await office.ProposalsAsync();
        Assert.All(withdrawn.Where(p => p.Newcomer == person), p => Assert.Equal(("withdrawn", "changed"), (p.Status, p.Reason)));
        Assert.Equal(before.Where(p => p.Newcomer != person), withdrawn.Where(p => p.Newcomer != person));

        await office.Desk.ExecuteAsync("update consents set answer = 'given' where newcomer_id = @person", new { person });
        await office.NightAsync();
        Assert.Equal(
            before.Where(p => p.Newcomer == person).Select(p => (p.Id, p.Status)),
            (await office.ProposalsAsync()).Where(p => p.Newcomer == person).Select(p => (p.Id, p.Status)));
    }

    [Fact]
    public async Task A_proposal_is_replaced_only_where_the_person_has_another_one()
    {
        await using var office = await NightOffice.OpenAsync();
        await office.NightAsync();
        var person = (await office.ProposalsAsync())[0].Newcomer;
        await office.Desk.ExecuteAsync(
            "update consents set answer = 'refused' where newcomer_id = @person and kind = 'sports_club'", new { person });

        await office.NightAsync();

        Assert.Equal(
            [("open", null), ("withdrawn", "replaced")],
            (await office.ProposalsAsync()).Where(p => p.Newcomer == person).Select(p => (p.Status, p.Reason)).Order());
    }

    [Fact]
    public async Task A_proposal_follows_the_kind_of_its_opening_also_when_it_comes_back()
    {
        await using var office = await NightOffice.OpenAsync();
        await office.NightAsync();
        var first = (await office.ProposalsAsync())[0];
        await office.Desk.ExecuteAsync("update consents set answer = 'refused' where newcomer_id = @Newcomer", new { first.Newcomer });
        await office.NightAsync();
        await office.Desk.ExecuteAsync("update consents set answer = 'given' where newcomer_id = @Newcomer", new { first.Newcomer });
        await office.Desk.ExecuteAsync("update openings set kind = 'maatje' where id = @Opening", new { first.Opening });

        await office.NightAsync();

        Assert.Equal(2, await office.ScalarAsync<long>(
            "select count(*) from proposals where opening_id = @Opening and status = 'open' and kind = 'maatje'", new { first.Opening }));
    }

    [Fact]
    public async Task A_closed_opening_takes_its_proposals_along()
    {
        await using var office = await NightOffice.OpenAsync();
        await office.NightAsync();
        var opening = (await office.ProposalsAsync())[0].Opening;
        await office.Desk.ExecuteAsync("update openings set status = 'closed' where id = @opening", new { opening });

        await office.NightAsync();

        Assert.All((await office.ProposalsAsync()).Where(p => p.Opening == opening), p => Assert.Equal(("withdrawn", "closed"), (p.Status, p.Reason)));
    }

    [Fact]
    public async Task A_dossier_that_cannot_be_read_is_set_aside_and_stops_nobody()
    {
        await using var office = await NightOffice.OpenAsync();
        await office.NightAsync();
        var before = await office.ProposalsAsync();
        var broken = before[0].Newcomer;
        await office.Desk.ExecuteAsync("""update newcomers set dossier = '{"postcode": "somewhere"}' where id = @broken""", new { broken });
        await office.AddPersonAsync();

        var report = (await office.NightAsync()).Report!;

        Assert.Equal((3, 1, 2), (report.People, report.SetAside, report.PeopleWithProposal));
        Assert.Equal(1, report.BlockedBy["setAside"]);
        Assert.Equal(report.People, report.PeopleWithProposal + report.BlockedBy.Values.Sum());
        Assert.Equal(before, (await office.ProposalsAsync()).Take(before.Count));
        Assert.Equal("set_aside", await office.ScalarAsync<string>("select standing from standings where newcomer_id = @broken", new { broken }));
        Assert.Equal("dossier_unreadable", await office.ScalarAsync<string>("select warnings -> 0 ->> 'code' from rounds order by id desc limit 1"));
    }

    [Fact]
    public async Task What_a_person_rejected_does_not_come_back_while_nothing_changed()
    {
        await using var office = await NightOffice.OpenAsync();
        await office.NightAsync();
        office.Desk.Clock.MoveTo(DateTimeOffset.UtcNow);
        var rejected = (await office.ProposalsAsync())[0];
        await office.Desk.DoAsync(office.Desk.Fatima, new Reject(new(rejected.Id), rejected.Version, "too_far", Desk.NewKey()));

        await office.NightAsync(office.Today.AddDays(1));

        Assert.Equal(1, (await office.ProposalsAsync()).Count(p => p.Newcomer == rejected.Newcomer && p.Opening == rejected.Opening));
        Assert.Equal("rejected", (await office.ProposalsAsync())[0].Status);

        await office.Desk.ExecuteAsync("update newcomers set updated_at = now() + interval '1 hour' where id = @Newcomer", new { rejected.Newcomer });
        await office.NightAsync(office.Today.AddDays(2));
        Assert.Equal(2, (await office.ProposalsAsync()).Count(p => p.Newcomer == rejected.Newcomer && p.Opening == rejected.Opening));
    }

    [Fact]
    public async Task A_postponed_proposal_stays_and_one_that_fails_a_rule_is_withdrawn_once()
    {
        await using var office = await NightOffice.OpenAsync();
        await office.NightAsync();
        var (stays, fails) = ((await office.ProposalsAsync())[0], (await office.ProposalsAsync())[^1]);
        foreach (var id in new[] { stays.Id, fails.Id })
            await office.Desk.ExecuteAsync(
                "update proposals set status = 'postponed', postponed_until = @until where id = @id", new { id, until = office.Today.AddDays(9) });
        await office.Desk.ExecuteAsync("update consents set answer = 'refused' where newcomer_id = @Newcomer", new { fails.Newcomer });

        var outcome = await office.NightAsync();

        var rows = await office.ProposalsAsync();
        Assert.Equal("postponed", rows.Single(p => p.Id == stays.Id).Status);
        Assert.Equal(("withdrawn", "rule"), (rows.Single(p => p.Id == fails.Id).Status, rows.Single(p => p.Id == fails.Id).Reason));
        Assert.Equal(RoundEnding.SameInput, (await office.NightAsync()).Ending);
        Assert.Equal(2, outcome.Report!.Attempt);
    }

    [Fact]
    public async Task What_came_back_from_later_stays_on_the_desk_until_somebody_decides()
    {
        await using var office = await NightOffice.OpenAsync();
        await office.NightAsync();
        var back = (await office.ProposalsAsync())[0];
        await office.Desk.ExecuteAsync("""
            insert into decisions (municipality_code, proposal_id, account_id, kind, until, decided_at)
            values (current_municipality(), @Id, @Account, 'postponed', @Today, now() - interval '1 day')
            """, new { back.Id, office.Desk.Fatima.Account, office.Today });

        await office.NightAsync(office.Today.AddDays(1));

        Assert.Equal(back, (await office.ProposalsAsync())[0]);
        Assert.Equal(4, (await office.ProposalsAsync()).Count);
    }

    [Fact]
    public async Task Where_somebody_stopped_she_is_not_sent_again()
    {
        await using var office = await NightOffice.OpenAsync();
        await office.NightAsync();
        var proposal = (await office.ProposalsAsync())[0];
        await office.Desk.DoAsync(office.Desk.Fatima, new PutForward(new(proposal.Id), proposal.Version, Desk.NewKey()));
        await office.Desk.DoAsync(office.Desk.Fatima, new RecordAnswer(new(proposal.Id), proposal.Version + 1, NewcomerAnswer.Yes, Desk.NewKey()));
        await office.Desk.ExecuteAsync("update placements set state = 'stopped', stopped_on = @Today", new { office.Today });

        var report = (await office.NightAsync(office.Today.AddDays(1))).Report!;

        Assert.Equal(3, report.Proposals);
        Assert.Single(await office.ProposalsAsync(), p => (p.Newcomer, p.Opening) == (proposal.Newcomer, proposal.Opening));
    }

    [Fact]
    public async Task A_hold_stands_when_a_rule_fails_and_is_shown_as_a_warning()
    {
        await using var office = await NightOffice.OpenAsync();
        await office.NightAsync();
        var proposal = (await office.ProposalsAsync())[0];
        await office.Desk.DoAsync(office.Desk.Fatima, new PutForward(new(proposal.Id), proposal.Version, Desk.NewKey()));
        await office.Desk.ExecuteAsync("update consents set answer = 'refused' where newcomer_id = @Newcomer", new { proposal.Newcomer });

        await office.NightAsync(office.Today.AddDays(1));

        Assert.Equal("put_forward", (await office.ProposalsAsync()).Single(p => p.Id == proposal.Id).Status);
        Assert.Equal("hold_fails_rule", await office.ScalarAsync<string>("select warnings -> 0 ->> 'code' from rounds order by id desc limit 1"));
    }

    [Fact]
    public async Task An_area_of_two_municipalities_shares_openings_and_keeps_dossiers_apart()
    {
        await using var office = await NightOffice.OpenAsync();
        await office.Desk.ExecuteAsync("update areas set name = 'Regio' where code = @Waterveen", new { TestDatabase.Waterveen });
        await using (var jobs = await office.Desk.Database.For(DbAudience.Jobs).OpenConnectionAsync())
            await jobs.ExecuteAsync("insert into municipalities (code, name, area_code) values ('GM9002', 'Gemeente Rietveen', @Waterveen)", new { TestDatabase.Waterveen });
        var neighbour = await office.Desk.AddAccountAsync(Service.Pipeline.Role.Caseworker, "Noor de Wit", municipality: "GM9002");
        await office.Desk.AddPersonAsync(neighbour, NightOffice.Known);

        var report = (await office.NightAsync()).Report!;

        Assert.Equal((3, 6), (report.People, report.ChangedRows));
        Assert.Equal(4, (await office.ProposalsAsync()).Count);
        Assert.Equal(2, (await office.ProposalsAsync("GM9002")).Count);
        await using var auditor = await office.Desk.Database.BeginAsync(DbAudience.Auditor, "GM9002");
        Assert.Equal(1, await auditor.Connection.ExecuteScalarAsync<long>("select count(*) from audit"));
    }

    [Fact]
    public async Task A_dry_run_decides_the_same_and_writes_nothing()
    {
        await using var office = await NightOffice.OpenAsync();

        var dry = await office.Rounds.DryRunAsync(new RoundRequest(office.Area.Code, office.Today, "command:round"));

        Assert.Equal((4, 0), (dry.Report.Proposals, dry.Report.ChangedRows));
        Assert.Null(dry.Report.Round);
        Assert.Empty(await office.RoundsAsync());
        Assert.Empty(await office.ProposalsAsync());
    }

    [Fact]
    public async Task A_night_is_one_row_in_an_unbroken_audit_trail()
    {
        await using var office = await NightOffice.OpenAsync();
        await office.NightAsync();

        await using var auditor = await office.Desk.Database.BeginAsync(DbAudience.Auditor, TestDatabase.Waterveen);
        var row = await auditor.Connection.QuerySingleAsync<(string Action, int Inserted, int Rows)>(
            "select action, (details ->> 'inserted')::int, length(details ->> 'rows') from audit");
        Assert.Equal(("round.published", 4, 64), row);
        Assert.Null(await AuditTrail.VerifyAsync(auditor));
    }
}
