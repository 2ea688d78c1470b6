using Dapper;
using Matching.Service.Newcomers;
using Matching.Service.Openings;
using Matching.Service.Storage;
using Matching.Simulation;

namespace Matching.Service.Demo;

/// <summary>Writes a simulated town into an empty database, in one transaction: it is there whole or not at all.</summary>
internal sealed class TownWriter(Database database)
{
    /// <summary>The town's own numbers are its rows' ids: the database hands out 1, 2, 3 in the order of insertion.</summary>
    public async Task WriteAsync(Town town, CancellationToken ct)
    {
        await AddMunicipalityAsync(town, ct);
        await using var session = await database.BeginAsync(DbAudience.Jobs, town.Municipality.Value, ct: ct);
        var options = town.Options;
        await new Installation(InstallationKind.Demo, options.Seed, options.People, options.Openings, options.Anchor).RecordAsync(session, ct);
        await WriteOrganisationsAsync(session, town, ct);
        await WriteAccountsAsync(session, town, ct);
        await WriteNewcomersAsync(session, town, ct);
        await WriteOpeningsAsync(session, town, ct);
        await WriteActivitiesAsync(session, town, ct);
        await WriteSupportAsync(session, town, ct);
        await WriteOutcomesAsync(session, town, ct);
        var history = await TownHistory.WriteAsync(session, town, ct);
        await TownConversations.WriteAsync(session, town, ct);
        await TownDossiers.WriteAsync(session, town, ct);
        await TownWaiting.WriteAsync(session, town, ct);
        await TownRequests.WriteAsync(session, town, ct);
        await TownAttendance.WriteAsync(session, town, ct);
        await AuditTrail.AppendAsync(session, "command:demo", "town.filled", "installation", "demo", "done", new
        {
            options.Seed,
            options.Anchor,
            Newcomers = town.Newcomers.Count,
            Openings = town.Openings.Count,
            history.Proposals,
            history.Decisions,
            history.Digest,
        }, ct);
        await session.CommitAsync(ct);
    }

    private async Task AddMunicipalityAsync(Town town, CancellationToken ct)
    {
        await using var connection = await database.For(DbAudience.Jobs).OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into areas (code, name) values (@Area, @Name) on conflict do nothing;
            insert into municipalities (code, name, area_code) values (@Municipality, @Name, @Area) on conflict do nothing
            """, new { Area = town.Area.Value, town.Name, Municipality = town.Municipality.Value }, cancellationToken: ct));
    }

    private static async Task WriteOrganisationsAsync(DbSession session, Town town, CancellationToken ct)
    {
        foreach (var rows in BulkRows.Of(town.Organisations.Select(o => new { Id = o.Id.Value, o.Name, Kind = Code.Of(o.Kind) })))
            Expect(await session.Connection.ExecuteScalarAsync<long>(new CommandDefinition("""
                with written as (
                  insert into organisations (municipality_code, area_code, name, kind)
                  select current_municipality(), current_area(), r.name, r.kind
                  from jsonb_to_recordset(@rows::jsonb) as r(id bigint, name text, kind text)
                  order by r.id
                  returning id)
                select max(id) from written
                """, new { rows }, cancellationToken: ct)), town.Organisations.Count);
    }

    private static async Task WriteAccountsAsync(DbSession session, Town town, CancellationToken ct)
    {
        foreach (var rows in BulkRows.Of(town.Accounts.Select(a => new
                 {
                     a.Id, a.Email, a.DisplayName, Role = Code.Of(a.Role), OrganisationId = a.Organisation?.Value, a.Team, Deputy = a.Deputy?.Value,
                 })))
        {
            Expect(await session.Connection.ExecuteScalarAsync<long>(new CommandDefinition("""
                with written as (
                  insert into accounts (municipality_code, email, display_name, role, organisation_id, team)
                  select current_municipality(), r.email, r.display_name, r.role, r.organisation_id, r.team
                  from jsonb_to_recordset(@rows::jsonb)
                    as r(id bigint, email text, display_name text, role text, organisation_id bigint, team text)
                  order by r.id
                  returning id)
                select max(id) from written
                """, new { rows }, cancellationToken: ct)), town.Accounts.Count);
            await session.Connection.ExecuteAsync(new CommandDefinition("""
                insert into deputies (municipality_code, caseworker_id, deputy_id)
                select current_municipality(), r.id, r.deputy
                from jsonb_to_recordset(@rows::jsonb) as r(id bigint, deputy bigint)
                where r.deputy is not null
                """, new { rows }, cancellationToken: ct));
        }
    }

    private static async Task WriteNewcomersAsync(DbSession session, Town town, CancellationToken ct)
    {
        var entries = town.Newcomers.Select(p => new NewcomerEntry(p.Newcomer, Sources.Municipality, p.ExternId, p.GivenName, p.FamilyName)).ToList();
        var ids = await NewcomerWriter.InsertAsync(session, entries, "simulated", town.Options.Anchor, ct: ct);
        Expect(ids[^1].Value, ids.Count);
        await session.Connection.ExecuteAsync(new CommandDefinition(
            "update newcomers set updated_at = @before", new { before = BeforeHistory(town) }, cancellationToken: ct));
    }

    private static async Task WriteOpeningsAsync(DbSession session, Town town, CancellationToken ct)
    {
        var accounts = town.Accounts.ToDictionary(a => a.Email, a => a.Id);
        var manager = town.Accounts.First(a => a.Role == AccountRole.Manager).Id;
        var ids = await OpeningWriter.InsertAsync(session, [.. town.Openings.Select(o => OpeningRecord.ToRow(o.Opening, new OpeningTexts
        {
            Source = Sources.Organisation,
            ExternId = o.ExternId,
            Title = o.Title,
            Description = o.Description,
            CoordinatorId = accounts[o.CoordinatorEmail],
            ContactEmail = o.CoordinatorEmail,
            FollowUp = o.FollowUp,
            LearningGoal = o.LearningGoal,
            Supervisor = o.Supervisor,
            CheckedBy = o.Opening.FairWork.Checked ? manager : null,
            CheckedAt = o.Opening.FairWork.Checked ? BeforeHistory(town) : null,
        }))], ct);
        Expect(ids[^1].Value, ids.Count);
        await session.Connection.ExecuteAsync(new CommandDefinition(
            "update openings set created_at = @before, updated_at = @before", new { before = BeforeHistory(town) }, cancellationToken: ct));
    }

    private static async Task WriteActivitiesAsync(DbSession session, Town town, CancellationToken ct)
    {
        foreach (var rows in BulkRows.Of(town.Activities.Select(a => new
                 {
                     Source = Sources.Municipality, a.ExternId, NewcomerId = a.Newcomer.Value, a.Organisation, Kind = Code.Of(a.Kind),
                     Begins = a.Period.Begin, Ends = a.Period.End, DayParts = a.DayParts.Bits, HoursWeek = a.HoursPerWeek,
                 })))
            await session.Connection.ExecuteAsync(new CommandDefinition("""
                insert into activities (municipality_code, source, extern_id, newcomer_id, organisation, kind, begins, ends, day_parts, hours_week, status)
                select current_municipality(), r.source, r.extern_id, r.newcomer_id, r.organisation, r.kind, r.begins, r.ends, r.day_parts,
                  r.hours_week, 'running'
                from jsonb_to_recordset(@rows::jsonb) as r(source text, extern_id text, newcomer_id bigint, organisation text, kind text,
                  begins date, ends date, day_parts int, hours_week numeric)
                """, new { rows }, cancellationToken: ct));
    }

    private static async Task WriteOutcomesAsync(DbSession session, Town town, CancellationToken ct)
    {
        foreach (var rows in BulkRows.Of(TownOutcomes.Draw(town).Select(o => new { NewcomerId = o.Newcomer.Value, Kind = Code.Of(o.Kind), o.ReachedOn, o.EndedOn })))
            await session.Connection.ExecuteAsync(new CommandDefinition("""
                insert into outcomes (municipality_code, newcomer_id, kind, reached_on, ended_on, source)
                select current_municipality(), r.newcomer_id, r.kind, r.reached_on, r.ended_on, @source
                from jsonb_to_recordset(@rows::jsonb) as r(newcomer_id bigint, kind text, reached_on date, ended_on date)
                """, new { rows, source = Sources.Municipality }, cancellationToken: ct));
    }

    private static async Task WriteSupportAsync(DbSession session, Town town, CancellationToken ct)
    {
        foreach (var rows in BulkRows.Of(town.SupportOffers.Select(s => new
                 {
                     Source = s.Organisation.ToLowerInvariant(), s.ExternId, s.Organisation, Kind = Code.Of(s.Kind), Postcode = s.Postcode.ToString(),
                     Begins = s.Begin, s.Places, s.Cost,
                 })))
            await session.Connection.ExecuteAsync(new CommandDefinition("""
                insert into support_offers (municipality_code, area_code, source, extern_id, organisation, kind, postcode, begins, places, cost)
                select current_municipality(), current_area(), r.source, r.extern_id, r.organisation, r.kind, r.postcode, r.begins, r.places, r.cost
                from jsonb_to_recordset(@rows::jsonb) as r(source text, extern_id text, organisation text, kind text, postcode text,
                  begins date, places int, cost numeric)
                """, new { rows }, cancellationToken: ct));
    }

    /// <summary>The facts are older than the history: what was rejected in it was rejected on these facts.</summary>
    private static DateTimeOffset BeforeHistory(Town town) =>
        new(town.Options.Anchor.AddDays(-Assumptions.HistoryDays - 30), new TimeOnly(9, 0), TimeSpan.Zero);

    private static void Expect(long last, int count)
    {
        if (last != count)
            throw new InvalidOperationException("A town is written into a fresh database: its numbers must be the ids of its rows.");
    }
}
