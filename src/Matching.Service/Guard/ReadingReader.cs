using Dapper;
using Matching.Service.Storage;

namespace Matching.Service.Guard;

/// <summary>Reads how decisions were made. Who asks decides what may be asked: one's own, teams, or names where that was agreed.</summary>
internal static class ReadingReader
{
    /// <summary>One account between two moments.</summary>
    public static async Task<Reading> OfAsync(DbSession db, long account, DateTimeOffset from, DateTimeOffset until, CancellationToken ct) =>
        (await ReadAsync(db, from, until, account, ct)).Select(line => line.ToReading()).SingleOrDefault()
        ?? new Reading { Decisions = 0, PutForward = 0, MedianSeconds = null, OwnChoices = 0 };

    /// <summary>Everybody who decided, by team and account.</summary>
    public static Task<IReadOnlyList<Line>> AllAsync(DbSession db, DateTimeOffset from, DateTimeOffset until, CancellationToken ct) =>
        ReadAsync(db, from, until, null, ct);

    private static async Task<IReadOnlyList<Line>> ReadAsync(DbSession db, DateTimeOffset from, DateTimeOffset until, long? account, CancellationToken ct) =>
    [
        .. await db.Connection.QueryAsync<Line>(new CommandDefinition("""
            select d.account_id, a.display_name as name, coalesce(a.team, '') as team, count(*)::int as decisions,
              (count(*) filter (where d.kind = 'put_forward'))::int as put_forward,
              array_agg(d.seconds) filter (where d.seconds is not null) as seconds,
              (count(*) filter (where p.origin = 'caseworker'))::int as own_choices
            from decisions d
            join accounts a on a.id = d.account_id
            join proposals p on p.id = d.proposal_id
            where d.decided_at >= @from and d.decided_at < @until and d.kind in ('put_forward', 'rejected', 'postponed')
              and (@account::bigint is null or d.account_id = @account)
              and not exists (select from decisions u where u.undoes = d.id)
            group by d.account_id, a.display_name, a.team
            order by a.team, a.display_name, d.account_id
            """, new { from, until, account }, cancellationToken: ct)),
    ];

    internal sealed record Line
    {
        public required long AccountId { get; init; }
        public required string Name { get; init; }
        public required string Team { get; init; }
        public required int Decisions { get; init; }
        public required int PutForward { get; init; }
        public int[]? Seconds { get; init; }
        public required int OwnChoices { get; init; }

        public Reading ToReading() => Together([this]);
    }

    /// <summary>Several people as one.</summary>
    public static Reading Together(IReadOnlyCollection<Line> lines)
    {
        var seconds = lines.SelectMany(l => l.Seconds ?? []).Order().ToList();
        return new Reading
        {
            Decisions = lines.Sum(l => l.Decisions),
            PutForward = lines.Sum(l => l.PutForward),
            MedianSeconds = seconds.Count < Reading.FewestTimes ? null : seconds[seconds.Count / 2],
            OwnChoices = lines.Sum(l => l.OwnChoices),
        };
    }
}
