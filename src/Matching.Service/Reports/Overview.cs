using Dapper;
using Matching.Engine.Rounds;
using Matching.Service.Guard;
using Matching.Service.Pipeline;
using Matching.Service.Policies;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Reports;

/// <summary>How the municipality stands this morning: four figures, what needs attention, and what the floors of the last night cost.</summary>
[For(Role.Manager)]
public sealed record Overview : IQuery<OverviewView>;

public sealed record OverviewView
{
    /// <summary>The last published round; null: there was none yet.</summary>
    public long? Round { get; init; }
    public required int People { get; init; }
    public required int WithProposal { get; init; }
    public int Without => People - WithProposal;

    /// <summary>People with a proposal the night before; null: no night before, or one that cannot be told apart for this municipality.</summary>
    public int? WithProposalBefore { get; init; }

    /// <summary>People who have been without a proposal for more than two weeks; null: not known any more for this night.</summary>
    public int? WaitingLong { get; init; }

    /// <summary>For how many of those one change is known that would help.</summary>
    public int WaitingLongWithHelp { get; init; }

    /// <summary>Proposals that the last night was the first to make, on how many desks, and the night before.</summary>
    public required int New { get; init; }
    public required int Desks { get; init; }
    public int? NewBefore { get; init; }

    public required DayOfDecisions Decided { get; init; }

    /// <summary>Decisions on the working day before that.</summary>
    public required int DecidedBefore { get; init; }
    public required IReadOnlyList<Attention> Attention { get; init; }

    /// <summary>For each floor of the last night: the group's share of the people and of the proposals.</summary>
    public required IReadOnlyList<FloorShare> FloorShares { get; init; }

    /// <summary>What the floors may cost together, in percent of the plan; null: nothing was agreed.</summary>
    public AgreedNumber? FloorLimit { get; init; }
}

/// <summary>What was decided on the last working day before today, of how many proposals that lay open or were decided on it.</summary>
public sealed record DayOfDecisions(DateOnly Day, int All, int OnDesks, DecisionSplit? Split);

/// <summary>Only where so many people decided that it says nothing of one of them: <see cref="TeamFigures.SmallestTeam"/>.</summary>
public sealed record DecisionSplit(int PutForward, int Rejected, int Postponed);

public enum AttentionKind : byte { OldSchedules, DraftsToCheck, HoldsEndToday }

/// <summary>Something that costs proposals when nobody looks at it. <paramref name="Count"/> is not below ten where it counts people.</summary>
public sealed record Attention(AttentionKind Kind, int Count);

/// <summary>Shares in percent.</summary>
public sealed record FloorShare(PriorityGroup Group, double OfPeople, double OfProposals);

internal sealed class OverviewHandler(DbSession db, LatestNights nights, TimeProvider clock) : IRequestHandler<Overview, Answer<OverviewView>>
{
    private const int WaitsLong = 14;

    public async Task<Answer<OverviewView>> Handle(Overview request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var today = clock.BusinessDate();
        var (last, before, alone) = await LastRoundsAsync(ct);
        var (people, with) = await db.Connection.QuerySingleAsync<(int, int)>(new CommandDefinition(
            "select count(*)::int, (count(*) filter (where standing = 'proposed'))::int from standings", cancellationToken: ct));
        var made = await NewAsync([.. new[] { last?.Id, before?.Id }.OfType<long>()], ct);
        var fresh = made.GetValueOrDefault(last?.Id ?? 0);
        var day = WorkingDays.Before(today);
        var night = await nights.OfAsync(db, ct);
        var (waiting, helped) = night is null ? (null, 0) : await WaitingAsync(night, today, ct);
        return new OverviewView
        {
            Round = last?.Id,
            People = people,
            WithProposal = with,
            WithProposalBefore = alone ? before?.Report()?.PeopleWithProposal : null,
            WaitingLong = waiting,
            WaitingLongWithHelp = helped,
            New = fresh.New,
            Desks = fresh.Desks,
            NewBefore = before is null ? null : made.GetValueOrDefault(before.Id).New,
            Decided = await DecisionsAsync(day, ct),
            DecidedBefore = await DecidedAsync(WorkingDays.Before(day), ct),
            Attention = await AttentionAsync(today, ct),
            FloorShares = night is null || night.Round != last?.Id ? [] : [.. night.Result.Floors.Select(f => ShareOf(night, f.Group))],
            FloorLimit = (await AgreedReader.ReadAsync(db, ct)).GetValueOrDefault(AgreedSubject.FloorLimit),
        };
    }

    private async Task<(NightLine? Last, NightLine? Before, bool IsAlone)> LastRoundsAsync(CancellationToken ct)
    {
        await using var rows = await db.Connection.QueryMultipleAsync(new CommandDefinition($"""
            select id, business_date, attempt, state, started_by, started_at, finished_at, ranker, summary::text as summary, warnings::text as warnings
            from rounds
            where state = 'published'
            {RoundStore.LatestFirst}
            limit 10;
            select count(*) = 1 from municipalities where area_code = current_area()
            """, cancellationToken: ct));
        var lines = (await rows.ReadAsync<NightLine>()).AsList();
        var alone = await rows.ReadSingleAsync<bool>();
        return (lines.FirstOrDefault(), lines.FirstOrDefault(l => l.BusinessDate < lines[0].BusinessDate), alone);
    }

    private async Task<IReadOnlyDictionary<long, (int New, int Desks)>> NewAsync(long[] rounds, CancellationToken ct) =>
        (await db.Connection.QueryAsync<(long Round, int New, int Desks)>(new CommandDefinition("""
            select first_round_id, count(*)::int, count(distinct caseworker_id)::int from proposals where first_round_id = any(@rounds) group by first_round_id
            """, new { rounds }, cancellationToken: ct))).ToDictionary(r => r.Round, r => (r.New, r.Desks));

    private async Task<(int? Waiting, int Helped)> WaitingAsync(LatestNight night, DateOnly today, CancellationToken ct)
    {
        var waiting = await WaitingList.ReadAsync(db, night.OfMunicipality(db.Municipality).Newcomers, night.BusinessDate, ct);
        var open = (await db.Connection.QueryAsync<(long Newcomer, bool Helped)>(new CommandDefinition(
            "select newcomer_id, least_change is not null from standings where standing <> 'proposed'", cancellationToken: ct))).ToDictionary();
        var ids = waiting.Where(w => w.Since < today.AddDays(-WaitsLong) && open.ContainsKey(w.Newcomer.Value)).Select(w => w.Newcomer.Value).ToList();
        return (ids.Count, ids.Count(id => open[id]));
    }

    private async Task<int> DecidedAsync(DateOnly day, CancellationToken ct) => await db.Connection.ExecuteScalarAsync<int>(new CommandDefinition(
        $"select count(*)::int from decisions d where {DecidedOn.Sql}", DecidedOn.Day(day), cancellationToken: ct));

    private async Task<DayOfDecisions> DecisionsAsync(DateOnly day, CancellationToken ct)
    {
        var (deciders, putForward, rejected, postponed, onDesks) = await db.Connection.QuerySingleAsync<(int, int, int, int, int)>(new CommandDefinition($"""
            with decided as (
              select d.kind, d.proposal_id, d.account_id
              from decisions d
              where {DecidedOn.Sql})
            select count(distinct account_id)::int,
              (count(*) filter (where kind = 'put_forward'))::int,
              (count(*) filter (where kind = 'rejected'))::int,
              (count(*) filter (where kind = 'postponed'))::int,
              (select count(*)::int from proposals p
                where p.id in (select proposal_id from decided)
                  or (p.created_at < @end and (p.status = 'open' or (p.status = 'withdrawn' and p.updated_at >= @end))))
            from decided
            """, DecidedOn.Day(day), cancellationToken: ct));
        return new(day, putForward + rejected + postponed, onDesks,
            deciders < TeamFigures.SmallestTeam ? null : new DecisionSplit(putForward, rejected, postponed));
    }

    private async Task<IReadOnlyList<Attention>> AttentionAsync(DateOnly today, CancellationToken ct)
    {
        var counts = await db.Connection.QuerySingleAsync<(int Schedules, int Drafts, int Holds)>(new CommandDefinition("""
            select
              (select count(*)::int from newcomers where dossier #>> '{availability,scheduleOn}' < @oldest),
              (select count(*)::int from openings
                where municipality_code = current_municipality() and status = 'draft' and unpaid and checked_at is null
                  and kind in ('work_placement', 'taalstage') and coalesce(learning_goal, '') <> '' and coalesce(supervisor, '') <> ''
                  and ends is not null and no_displacement),
              (select count(*)::int from holds where state = 'held' and expires_at < @tomorrow)
            """, new
        {
            oldest = today.AddDays(-90).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            tomorrow = BusinessCalendar.StartOf(today.AddDays(1)),
        }, cancellationToken: ct));
        List<Attention> all =
        [
            new(AttentionKind.OldSchedules, SmallCells.Alone(counts.Schedules) ?? 0),
            new(AttentionKind.DraftsToCheck, counts.Drafts),
            new(AttentionKind.HoldsEndToday, SmallCells.Alone(counts.Holds) ?? 0),
        ];
        return [.. all.Where(a => a.Count > 0)];
    }

    private static FloorShare ShareOf(LatestNight night, PriorityGroup group)
    {
        var members = PriorityGroups.Members(night.Snapshot, group);
        var ids = night.Snapshot.Newcomers.Where((_, i) => members[i]).Select(n => n.Id).ToHashSet();
        var proposals = night.Result.People.Sum(p => p.Proposals.Count);
        return new(group,
            100.0 * ids.Count / Math.Max(1, night.Snapshot.Newcomers.Count),
            100.0 * night.Result.People.Where(p => ids.Contains(p.Newcomer)).Sum(p => p.Proposals.Count) / Math.Max(1, proposals));
    }
}
