using Dapper;
using Matching.Engine.Features;
using Matching.Engine.Rules;
using Matching.Service.Newcomers;
using Matching.Service.Openings;
using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;

namespace Matching.Service.Proposals;

/// <summary>Puts what was postponed back on the desk: on the day that was chosen, or when what was waited for happened.</summary>
internal sealed class PostponedReturn(Database database, TimeProvider time, IConfiguration configuration)
{
    /// <summary>Returns how many proposals of the municipality came back.</summary>
    public async Task<int> RunAsync(string municipality, CancellationToken ct = default)
    {
        var (now, today) = (time.GetUtcNow(), time.BusinessDate());
        await using var session = await database.BeginAsync(DbAudience.Jobs, municipality, ct: ct);
        long[] happened = [.. await NearerAsync(session, ct), .. await AnsweredAsync(session, today, ct)];
        var back = (await session.Connection.QueryAsync<long>(new CommandDefinition("""
            update proposals set status = 'open', postponed_until = null, version = version + 1, updated_at = @now
            where status = 'postponed' and (postponed_until <= @today or id = any(@happened))
            returning id
            """, new { now, today, happened }, cancellationToken: ct))).Order().ToList();
        if (back.Count == 0)
            return 0;
        await AuditTrail.AppendAsync(session, "job:sweep", "proposals.returned", "municipality", municipality, "done", new { proposals = back }, ct);
        await session.CommitAsync(ct);
        return back.Count;
    }

    // Travel as each night stored it: the same minutes that the desk shows.
    private static async Task<IEnumerable<long>> NearerAsync(DbSession session, CancellationToken ct) =>
        await session.Connection.QueryAsync<long>(new CommandDefinition($"""
            select p.id
            from proposals p
            {LastEvent}
            where p.status = 'postponed' and d.event = 'nearer'
              and exists (
                select from proposals q
                where q.newcomer_id = p.newcomer_id and q.kind = p.kind and q.status = 'open' and q.created_at > d.decided_at
                  and (q.evidence -> 'features' ->> @travel)::int < (p.evidence -> 'features' ->> @travel)::int)
            """, new { travel = FeatureSchema.IndexOf(FeatureCode.TravelMinutes) }, cancellationToken: ct));

    // Only where one of the two sides was written since: anything else cannot have been answered.
    private async Task<IReadOnlyList<long>> AnsweredAsync(DbSession session, DateOnly today, CancellationToken ct)
    {
        var waiting = await session.Connection.QueryAsync<(long Id, long Newcomer, long Opening)>(new CommandDefinition($"""
            select p.id, p.newcomer_id, p.opening_id
            from proposals p
            {LastEvent}
            join newcomers n on n.id = p.newcomer_id
            join openings o on o.id = p.opening_id
            where p.status = 'postponed' and d.event = 'answered' and (n.updated_at > d.decided_at or o.updated_at > d.decided_at)
            order by p.id
            """, cancellationToken: ct));
        var answered = new List<long>();
        foreach (var (id, newcomer, opening) in waiting)
            if (await HasNoQuestionAsync(session, newcomer, opening, today, ct))
                answered.Add(id);
        return answered;
    }

    private async Task<bool> HasNoQuestionAsync(DbSession session, long newcomer, long opening, DateOnly today, CancellationToken ct)
    {
        if (await NewcomerReader.ReadAsync(session, id: newcomer, ct: ct) is not [var row] || DossierRecord.FromRow(row) is not { } person
            || await OpeningReader.ReadAsync(session, id: opening, ct: ct) is not [var place] || OpeningRecord.FromRow(place) is not { } asked)
            return false;
        var context = PairReader.ContextOf(
            person, asked, await PairReader.CommitmentsAsync(session, person, ct), isPinned: true, today, RoundSettings.From(configuration).Policy);
        return HardRules.All.All(rule => rule.Evaluate(person, asked, context).Verdict != Verdict.Unknown);
    }

    private const string LastEvent = """
        cross join lateral (
          select d.event, d.decided_at from decisions d
          where d.proposal_id = p.id and d.kind <> 'undone' and not exists (select from decisions u where u.undoes = d.id)
          order by d.id desc limit 1) d
        """;
}
