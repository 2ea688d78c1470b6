using Dapper;
using Matching.Service.Guard;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Reports;

/// <summary>Which figure of the overview is opened up.</summary>
public enum OverviewFigure : byte { WithProposal, New, Decided }

/// <summary>The lists behind a figure of <see cref="Overview"/>. Small groups stand together; nobody is named.</summary>
[For(Role.Manager)]
public sealed record Behind(OverviewFigure Figure) : IQuery<BehindView>;

/// <param name="Lists">Each adds up to <paramref name="All"/>. None of decisions that fewer than <see cref="TeamFigures.SmallestTeam"/> people took.</param>
/// <param name="All">The figure.</param>
/// <param name="Day">Of decisions: the day; else null.</param>
public sealed record BehindView(IReadOnlyList<BehindList> Lists, int All, DateOnly? Day);

public enum BehindBy : byte { Team, Kind, Proposals, Decision }

/// <summary>Rows by names of teams, codes of kinds, numbers of proposals, or codes of decisions and reasons.</summary>
public sealed record BehindList(BehindBy By, IReadOnlyList<MergedRow<string>> Rows);

internal sealed class BehindHandler(DbSession db, TimeProvider clock) : IRequestHandler<Behind, Answer<BehindView>>
{
    public async Task<Answer<BehindView>> Handle(Behind request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var day = WorkingDays.Before(clock.BusinessDate());
        return request.Figure switch
        {
            OverviewFigure.WithProposal => ViewOf(await ListAsync(BehindBy.Team, PeopleByTeam, ct), await ListAsync(BehindBy.Proposals, PeopleByProposals, ct)),
            OverviewFigure.New => ViewOf(await ListAsync(BehindBy.Kind, NewByKind, ct), await ListAsync(BehindBy.Team, NewByTeam, ct)),
            _ => await DecidedAsync(day, ct),
        };
    }

    private async Task<BehindView> DecidedAsync(DateOnly day, CancellationToken ct)
    {
        var (deciders, all) = await db.Connection.QuerySingleAsync<(int, int)>(new CommandDefinition(
            $"select count(distinct d.account_id)::int, count(*)::int from decisions d where {DecidedOn.Sql}", DecidedOn.Day(day), cancellationToken: ct));
        return new BehindView(
            deciders < TeamFigures.SmallestTeam ? [] : [await ListAsync(BehindBy.Decision, Decisions, ct, DecidedOn.Day(day))], all, day);
    }

    private static BehindView ViewOf(params BehindList[] lists) => new(lists, lists[0].Rows.Sum(r => r.People), Day: null);

    private async Task<BehindList> ListAsync(BehindBy by, string sql, CancellationToken ct, object? parameters = null) =>
        new(by, SmallCells.Merge((await db.Connection.QueryAsync<(string Group, int Count)>(new CommandDefinition(sql, parameters, cancellationToken: ct)))
            .OrderBy(g => g.Group, StringComparer.Ordinal)));

    private const string PeopleByTeam = """
        select coalesce(a.team, ''), count(*)::int
        from standings s
        join newcomers n on n.id = s.newcomer_id
        join accounts a on a.id = n.caseworker_id
        where s.standing = 'proposed'
        group by 1
        """;

    private const string PeopleByProposals = """
        select coalesce(p.proposals, 0)::text, count(*)::int
        from standings s
        left join (
          select newcomer_id, count(*) as proposals from proposals where status in ('open', 'postponed', 'put_forward', 'agreed') group by newcomer_id) p
          on p.newcomer_id = s.newcomer_id
        where s.standing = 'proposed'
        group by 1
        """;

    private const string LastRound = "(select id from rounds where state = 'published' order by business_date desc, attempt desc limit 1)";

    private const string NewByKind = $"select kind, count(*)::int from proposals where first_round_id = {LastRound} group by 1";

    private const string NewByTeam = $"""
        select coalesce(a.team, ''), count(*)::int
        from proposals p
        join accounts a on a.id = p.caseworker_id
        where p.first_round_id = {LastRound}
        group by 1
        """;

    private const string Decisions = $"""
        select case when d.kind = 'rejected' then d.reason else d.kind end, count(*)::int
        from decisions d
        where {DecidedOn.Sql}
        group by 1
        """;
}

/// <summary>Decisions <c>d</c> of one day that still stand.</summary>
internal static class DecidedOn
{
    public const string Sql = """
        d.decided_at >= @begin and d.decided_at < @end and d.kind in ('put_forward', 'rejected', 'postponed')
          and not exists (select from decisions u where u.undoes = d.id)
        """;

    public static object Day(DateOnly day) => new { begin = BusinessCalendar.StartOf(day), end = BusinessCalendar.StartOf(day.AddDays(1)) };
}

/// <summary>Days on which people decide.</summary>
internal static class WorkingDays
{
    public static DateOnly Before(DateOnly day)
    {
        do
            day = day.AddDays(-1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        return day;
    }
}
