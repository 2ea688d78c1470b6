using System.Text.Json;
using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Explanation.Unlocking;
using Matching.Engine.Rounds;
using Matching.Service.Policies;
using Matching.Service.Progress;
using Matching.Service.Rounds;
using Matching.Service.Storage;

namespace Matching.Service.Demo;

/// <summary>
/// What a desk shows only when a town has lived a little: what the invented council decided, and the night before. For a demo that opens
/// the desk; a single round needs neither.
/// </summary>
internal static class DemoMorning
{
    private const int MostPeople = 20_000;
    private const string Council = "verzonnen raadsbesluit 2026-41";

    private static readonly (string Subject, decimal Amount)[] Agreed =
    [
        (AgreedSubject.OfGoal(Goal.Work), 20), (AgreedSubject.OfGoal(Goal.CivicIntegration), 70), (AgreedSubject.OfGoal(Goal.LeftBenefit), 60),
        (AgreedSubject.FloorLimit, 5),
        .. PermittedChanges.All.Select(change => (change, CostOf(change))).Where(c => c.Item2 > 0).Select(c => (AgreedSubject.OfCost(c.change), c.Item2)),
    ];

    /// <summary>Prepares a town that was just filled and has had no round yet; any other stays as it is.</summary>
    public static async Task PrepareAsync(Database database, DemoTown town, RoundRunner rounds, CancellationToken ct)
    {
        if (!await IsFreshAsync(database, town, ct))
            return;
        await DecideAsync(database, town, ct);
        // What came in since: a few openings that the night before did not see.
        await ShowAsync(database, town, "draft", ct);
        await rounds.RunAsync(new RoundRequest(town.Area, town.BusinessDate.AddDays(-1), RoundRequest.ByNight), null, ct);
        await ShowAsync(database, town, "published", ct);
        await PutBackAsync(database, town, ct);
    }

    private static async Task<bool> IsFreshAsync(Database database, DemoTown town, CancellationToken ct)
    {
        await using var jobs = await database.BeginAsync(DbAudience.Jobs, town.Area, ct: ct);
        return await jobs.Connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select not exists (select from rounds) and (select count(*) from newcomers) <= @MostPeople", new { MostPeople }, cancellationToken: ct));
    }

    /// <summary>Policy and numbers, as a manager would have entered them.</summary>
    internal static async Task DecideAsync(Database database, DemoTown town, CancellationToken ct)
    {
        var choices = PolicyChoices.Neutral with { Floors = [new(PriorityGroup.CannotReadYet, 60), new(PriorityGroup.NoWorkExperience, 60)] };
        await using var desk = await database.BeginAsync(DbAudience.Desk, town.Area, ct: ct);
        await desk.Connection.ExecuteAsync(new CommandDefinition("""
            insert into policies (municipality_code, area_code, valid_from, decided_on, reference, choices, set_by, set_at)
            select current_municipality(), current_area(), @decided, @decided, @Council, @choices::jsonb, a.id, @decided
            from accounts a where a.role = 'manager' order by a.id limit 1
            """, new { decided = town.BusinessDate.AddDays(-60), Council, choices = PolicyReader.Write(choices) }, cancellationToken: ct));
        await desk.Connection.ExecuteAsync(new CommandDefinition("""
            insert into agreed_numbers (municipality_code, subject, amount, decided_on, reference, set_by, set_at)
            select current_municipality(), r.subject, r.amount, @decided, @Council, (select min(id) from accounts where role = 'manager'), @decided
            from jsonb_to_recordset(@rows::jsonb) as r(subject text, amount numeric)
            """, new
        {
            decided = town.BusinessDate.AddDays(-60),
            Council,
            rows = JsonSerializer.Serialize(Agreed.Select(a => new { subject = a.Subject, amount = a.Amount })),
        }, cancellationToken: ct));
        await AuditTrail.AppendAsync(desk, "command:demo", "town.decided", "installation", "demo", "done", new { numbers = Agreed.Length }, ct);
        await desk.CommitAsync(ct);
    }

    private static async Task ShowAsync(Database database, DemoTown town, string status, CancellationToken ct)
    {
        await using var jobs = await database.BeginAsync(DbAudience.Jobs, town.Area, ct: ct);
        await jobs.Connection.ExecuteAsync(new CommandDefinition("""
            update openings set status = @status, updated_at = updated_at
            where id % 12 = 5 and status <> @status and taken = 0 and (not unpaid or checked_at is not null or kind not in ('work_placement', 'taalstage'))
              and status <> 'closed'
            """, new { status }, cancellationToken: ct));
        await jobs.CommitAsync(ct);
    }

    // The database's clock dated that round today.
    private static async Task PutBackAsync(Database database, DemoTown town, CancellationToken ct)
    {
        var night = town.BusinessDate.AddDays(-1);
        await using var jobs = await database.BeginAsync(DbAudience.Jobs, town.Area, ct: ct);
        await jobs.Connection.ExecuteAsync(new CommandDefinition("""
            update rounds set finished_at = @began + (finished_at - started_at), started_at = @began where business_date = @night;
            update proposals p set created_at = @began, updated_at = @began
            from rounds r
            where r.id = p.first_round_id and r.business_date = @night
            """, new { night, began = Pipeline.BusinessCalendar.StartOf(night).AddHours(3.5) }, cancellationToken: ct));
        await jobs.CommitAsync(ct);
    }

    /// <summary>Assumed euros a person; 0: not assumed, the offers say it.</summary>
    private static decimal CostOf(UnlockChange change) => change switch
    {
        EBike => 1_400,
        DrivingLicence => 2_600,
        ChildcareOn { DayPart.Bits: (1 << 6) or (1 << 7) } => 1_100,
        ValuedDiploma => 165,
        DutchStep { Skill: LanguageSkill.Speaking } => 600,
        _ => 0,
    };
}
