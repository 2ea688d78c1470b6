using Dapper;
using Matching.Service.Storage;
using Npgsql;

namespace Matching.Service.Tests.Storage;

/// <summary>What may never be true is impossible in the tables, whatever a handler forgets.</summary>
public sealed class ConstraintTests(Region region) : IClassFixture<Region>
{
    private readonly Town _town = region.Here;

    [Fact]
    public async Task A_pair_has_one_live_proposal_and_may_have_another_after_a_no()
    {
        await using var session = await BeginAsync();
        var proposal = await _town.AddProposalAsync(session);
        await session.Connection.ExecuteAsync("update proposals set status = 'declined' where id = @proposal", new { proposal });
        await _town.AddProposalAsync(session, "put_forward");
        await RefusedAsync("proposals_one_live_per_pair", () => _town.AddProposalAsync(session));
    }

    [Fact]
    public async Task An_opening_with_one_place_is_taken_once()
    {
        await using var session = await BeginAsync();
        Assert.True(await _town.TakeAsync(session));
        Assert.False(await _town.TakeAsync(session));
        await RefusedAsync("openings_not_over_full", () => session.Connection.ExecuteAsync(
            "update openings set taken = taken + 1 where id = @Opening", new { _town.Opening }));
    }

    [Fact]
    public async Task Sixty_four_at_once_take_the_last_place_once()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 64).Select(async _ =>
        {
            await using var session = await region.Database.Database.BeginAsync(DbAudience.Desk, region.NextDoor.Municipality);
            var mine = await region.NextDoor.TakeAsync(session);
            await session.CommitAsync();
            return mine;
        }));
        Assert.Single(taken, mine => mine);
    }

    [Fact]
    public async Task Places_cannot_shrink_below_what_is_taken()
    {
        await using var session = await BeginAsync();
        await _town.TakeAsync(session);
        await RefusedAsync("openings_not_over_full", () => session.Connection.ExecuteAsync(
            "update openings set capacity = 0 where id = @Opening", new { _town.Opening }));
    }

    [Fact]
    public async Task A_drop_in_without_a_number_of_places_is_never_full()
    {
        await using var session = await BeginAsync();
        var dropIn = _town with { Opening = await _town.AddOpeningAsync(session, capacity: null) };
        Assert.True(await dropIn.TakeAsync(session));
        Assert.True(await dropIn.TakeAsync(session));
    }

    [Fact]
    public async Task A_hold_that_took_no_place_does_not_commit()
    {
        await using var session = await BeginAsync();
        await HoldAsync(session);
        await RefusedAsync("openings_places_are_counted", () => session.CommitAsync());
    }

    [Fact]
    public async Task A_neighbours_hold_counts_too()
    {
        await using var session = await BeginAsync();
        var mine = _town with { Opening = await _town.AddOpeningAsync(session, capacity: 2) };
        var neighbours = region.NextDoor with { Opening = mine.Opening };
        await mine.TakeAsync(session);
        await HoldAsync(session, mine);
        await session.EnterAsync(neighbours.Municipality);
        await session.Connection.ExecuteAsync("savepoint before");
        await HoldAsync(session, neighbours);
        await RefusedAsync("openings_places_are_counted", () => session.Connection.ExecuteAsync("set constraints all immediate"));
        await session.Connection.ExecuteAsync("rollback to savepoint before");

        await neighbours.TakeAsync(session);
        await HoldAsync(session, neighbours);
        await session.Connection.ExecuteAsync("set constraints all immediate");

        Assert.Equal(neighbours.Municipality, await session.Connection.ExecuteScalarAsync<string>("select current_municipality()"));
    }

    [Fact]
    public async Task A_hold_needs_a_persons_decision_to_put_forward()
    {
        await using var session = await BeginAsync();
        var proposal = await _town.AddProposalAsync(session, "put_forward");
        var rejected = await _town.DecideAsync(session, proposal, "agreed");
        var error = await Assert.ThrowsAsync<PostgresException>(() => _town.HoldAsync(session, proposal, rejected));
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, error.SqlState);
    }

    [Fact]
    public async Task A_proposal_is_held_once()
    {
        await using var session = await BeginAsync();
        var (proposal, decision, _) = await HoldAsync(session);
        await RefusedAsync("holds_one_live_per_proposal", () => _town.HoldAsync(session, proposal, decision));
    }

    [Fact]
    public async Task A_placement_needs_the_newcomers_yes_recorded_by_a_person()
    {
        await using var session = await BeginAsync();
        await _town.TakeAsync(session);
        var (proposal, putForward, hold) = await HoldAsync(session);
        await session.Connection.ExecuteAsync("savepoint before");
        foreach (var none in new long?[] { null, putForward, 0 })
        {
            await Assert.ThrowsAsync<PostgresException>(() => PlaceAsync(session, hold, none));
            await session.Connection.ExecuteAsync("rollback to savepoint before");
        }

        var agreed = await _town.DecideAsync(session, proposal, "agreed");
        await session.Connection.ExecuteAsync("update holds set state = 'agreed', ended_at = now() where id = @hold", new { hold });
        await PlaceAsync(session, hold, agreed);
        await session.Connection.ExecuteAsync("set constraints all immediate");
    }

    [Fact]
    public async Task Nobody_decides_but_an_account()
    {
        await using var session = await BeginAsync();
        var proposal = await _town.AddProposalAsync(session);
        var nobody = _town with { Caseworker = 0 };
        var error = await Assert.ThrowsAsync<PostgresException>(() => nobody.DecideAsync(session, proposal, "agreed"));
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, error.SqlState);
    }

    [Fact]
    public async Task A_decision_stands_for_ever()
    {
        await using var session = await BeginAsync();
        var decision = await _town.DecideAsync(session, await _town.AddProposalAsync(session), "declined");
        foreach (var change in new[] { "update decisions set decided_at = now()", "delete from decisions" })
        {
            await session.Connection.ExecuteAsync("savepoint before");
            var error = await Assert.ThrowsAsync<PostgresException>(() => session.Connection.ExecuteAsync(
                change + " where id = @decision", new { decision }));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
            await session.Connection.ExecuteAsync("rollback to savepoint before");
        }
    }

    [Fact]
    public async Task A_newcomers_no_has_no_reason()
    {
        await using var session = await BeginAsync();
        var proposal = await _town.AddProposalAsync(session);
        var error = await Assert.ThrowsAsync<PostgresException>(() => session.Connection.ExecuteAsync("""
            insert into decisions (municipality_code, proposal_id, account_id, kind, reason)
            values (@Municipality, @proposal, @Caseworker, 'declined', 'too_far')
            """, new { _town.Municipality, proposal, _town.Caseworker }));
        Assert.Equal(PostgresErrorCodes.CheckViolation, error.SqlState);
    }

    [Theory]
    [InlineData("work_placement")]
    [InlineData("taalstage")]
    public async Task Unpaid_work_is_published_only_with_every_condition_of_fair_work(string kind)
    {
        await using var session = await BeginAsync();
        await session.Connection.ExecuteAsync("savepoint before");
        await RefusedAsync("openings_fair_work", () => _town.AddOpeningAsync(session, kind));
        await session.Connection.ExecuteAsync("rollback to savepoint before");
        var opening = await _town.AddOpeningAsync(session, kind, "draft");
        string[] conditions =
        [
            "learning_goal = 'Vragen stellen aan klanten'", "supervisor = 'De chef'", "ends = current_date + 90", "no_displacement = true",
            $"checked_by = {_town.Caseworker}, checked_at = now()",
        ];
        foreach (var forgotten in conditions)
        {
            await session.Connection.ExecuteAsync("savepoint before");
            await RefusedAsync("openings_fair_work", () => session.Connection.ExecuteAsync(
                $"update openings set status = 'published', {string.Join(", ", conditions.Except([forgotten]))} where id = @opening", new { opening }));
            await session.Connection.ExecuteAsync("rollback to savepoint before");
        }

        Assert.Equal(1, await session.Connection.ExecuteAsync(
            $"update openings set status = 'published', {string.Join(", ", conditions)} where id = @opening", new { opening }));
    }

    [Fact]
    public async Task Paid_work_is_published_without_a_check()
    {
        await using var session = await BeginAsync();
        var opening = await _town.AddOpeningAsync(session, "work_placement", "draft");
        Assert.Equal(1, await session.Connection.ExecuteAsync(
            "update openings set unpaid = false, status = 'published' where id = @opening", new { opening }));
    }

    [Fact]
    public async Task Whoever_changes_what_was_checked_sends_it_back_to_be_checked_again()
    {
        await using var session = await BeginAsync();
        var opening = await _town.AddOpeningAsync(session, "taalstage", "draft");
        await session.Connection.ExecuteAsync("""
            update openings set status = 'published', learning_goal = 'Luisteren', supervisor = 'De chef', ends = current_date + 90,
              no_displacement = true, checked_by = @Caseworker, checked_at = now() where id = @opening
            """, new { opening, _town.Caseworker });
        await session.Connection.ExecuteAsync("update openings set title = 'Een andere titel' where id = @opening", new { opening });
        Assert.Equal("published", await StatusAsync());
        await session.Connection.ExecuteAsync("update openings set learning_goal = 'Iets anders' where id = @opening", new { opening });
        Assert.Equal("draft", await StatusAsync());
        Assert.False(await session.Connection.ExecuteScalarAsync<bool>("select checked_at is not null from openings where id = @opening", new { opening }));

        Task<string?> StatusAsync() => session.Connection.ExecuteScalarAsync<string>("select status from openings where id = @opening", new { opening });
    }

    [Fact]
    public async Task An_area_has_one_running_round()
    {
        await using var session = await BeginAsync(DbAudience.Jobs);
        await StartRoundAsync(1);
        await RefusedAsync("rounds_one_running", () => StartRoundAsync(2));

        Task<int> StartRoundAsync(int attempt) => session.Connection.ExecuteAsync("""
            insert into rounds (municipality_code, area_code, business_date, attempt, state, started_by, engine_version, options)
            values (@Municipality, current_area(), date '2026-11-21', @attempt, 'running', 'job:round', '1', '{}')
            """, new { _town.Municipality, attempt });
    }

    private Task<DbSession> BeginAsync(DbAudience audience = DbAudience.Desk) => region.Database.Database.BeginAsync(audience, _town.Municipality);

    private Task<(long Proposal, long Decision, long Hold)> HoldAsync(DbSession session) => HoldAsync(session, _town);

    private static async Task<(long Proposal, long Decision, long Hold)> HoldAsync(DbSession session, Town town)
    {
        var proposal = await town.AddProposalAsync(session, "put_forward");
        var decision = await town.DecideAsync(session, proposal, "put_forward");
        return (proposal, decision, await town.HoldAsync(session, proposal, decision));
    }

    private Task<int> PlaceAsync(DbSession session, long hold, long? decision) => session.Connection.ExecuteAsync("""
        insert into placements (municipality_code, opening_id, newcomer_id, hold_id, decision_id)
        values (@Municipality, @Opening, @Newcomer, @hold, @decision)
        """, new { _town.Municipality, _town.Opening, _town.Newcomer, hold, decision });

    private static async Task RefusedAsync(string constraint, Func<Task> act)
    {
        var error = await Assert.ThrowsAsync<PostgresException>(act);
        Assert.Equal(constraint, error.ConstraintName);
    }
}
