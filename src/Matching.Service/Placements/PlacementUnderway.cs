using Dapper;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Placements;

/// <summary>A placement as a step finds it: opening and placement are locked until the commit, in that order everywhere.</summary>
internal sealed record PlacementUnderway
{
    public required long Id { get; init; }
    public required long OpeningId { get; init; }
    public required string StateCode { get; init; }
    public DateOnly? AgreedOn { get; init; }
    public DateOnly? StartedOn { get; init; }
    public required int Version { get; init; }

    public PlacementState State => Code.Parse<PlacementState>(StateCode);
    public bool IsUnderway => State is PlacementState.Agreed or PlacementState.Introduced or PlacementState.Started;

    /// <summary>
    /// Null when it is not there, or not the actor's: for a caseworker outside her caseload and those for whom she is deputy, for a
    /// coordinator at another organisation.
    /// </summary>
    public static async Task<PlacementUnderway?> LockAsync(DbSession db, Actor actor, PlacementId placement, CancellationToken ct)
    {
        await db.Connection.ExecuteAsync(new CommandDefinition("""
            select o.id from openings o
            where o.id = (select p.opening_id from people_who_come p where p.id = @Value)
            for update of o
            """, new { placement.Value }, cancellationToken: ct));
        var sql = actor.Role == Role.Coordinator
            ? """
            select p.id, p.opening_id, p.state as state_code, p.agreed_on, p.started_on, p.version
            from people_who_come p
            join openings o on o.id = p.opening_id
            where p.id = @Value and o.organisation_id = @organisation
            """
            : """
            select p.id, p.opening_id, p.state as state_code, p.agreed_on, p.started_on, p.version
            from placements p
            join newcomers n on n.id = p.newcomer_id
            where p.id = @Value and p.stop_reason is distinct from 'undone'
              and (n.caseworker_id = @Account
                or exists (select from deputies d where d.caseworker_id = n.caseworker_id and d.deputy_id = @Account))
            """;
        return await db.Connection.QuerySingleOrDefaultAsync<PlacementUnderway>(new CommandDefinition(
            sql, new { placement.Value, actor.Account, organisation = actor.Organisation?.Value }, cancellationToken: ct));
    }

    /// <summary>What to tell somebody whose screen is older than the placement; null when it stands where the step needs it.</summary>
    public async Task<PlacementOutcome?> OvertakenAsync(DbSession db, int screenVersion, bool inPlace, CancellationToken ct)
    {
        if (inPlace && screenVersion == Version)
            return null;
        var last = await db.Connection.QuerySingleOrDefaultAsync<LastStep>(new CommandDefinition("""
            select a.display_name as by_name, s.at
            from placement_steps s
            join accounts a on a.id = s.account_id
            where s.placement_id = @Id
            order by s.id desc
            limit 1
            """, new { Id }, cancellationToken: ct));
        return new PlacementOutcome(PlacementResult.Changed) { ByName = last?.ByName, At = last?.At };
    }

    /// <summary>Writes a step down and raises the version; with a <paramref name="move"/> the placement moves on.</summary>
    public async Task<long> RecordAsync(
        DbSession db, Actor actor, PlacementStep step, DateTimeOffset now, CancellationToken ct,
        DateOnly? plannedOn = null, DateOnly? doneOn = null, long? undoes = null, PlacementMove? move = null)
    {
        await db.Connection.ExecuteAsync(new CommandDefinition("""
            update people_who_come
            set state = coalesce(@state, state), version = version + 1,
              started_on = case when @moves then @StartedOn else started_on end,
              stopped_on = case when @moves then @StoppedOn else stopped_on end,
              stop_reason = case when @moves then @reason else stop_reason end
            where id = @Id
            """, new
        {
            Id,
            moves = move is not null,
            state = Code.Of(move?.State),
            move?.StartedOn,
            move?.StoppedOn,
            reason = Code.Of(move?.Reason),
        }, cancellationToken: ct));
        return await db.Connection.ExecuteScalarAsync<long>(new CommandDefinition("""
            insert into placement_steps (municipality_code, placement_id, step, planned_on, done_on, account_id, at, undoes)
            values (@Municipality, @Id, @step, @plannedOn, @doneOn, @Account, @now, @undoes)
            returning id
            """, new { db.Municipality, Id, step = Code.Of(step), plannedOn, doneOn, actor.Account, now, undoes }, cancellationToken: ct));
    }

    private sealed record LastStep(string ByName, DateTimeOffset At);
}

/// <summary>Where a placement moves to, with all of its days.</summary>
internal sealed record PlacementMove(PlacementState State, DateOnly? StartedOn = null, DateOnly? StoppedOn = null, StopReason? Reason = null);
