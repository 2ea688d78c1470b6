using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Features;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;
using Matching.Service.Storage;
using Matching.Simulation;
using Matching.Simulation.History;

namespace Matching.Service.Demo;

/// <summary>What was written: counts, and a digest over all rows for the one audit row they get.</summary>
internal sealed record HistoryWritten(int Proposals, int Decisions, string Digest);

/// <summary>
/// Writes 90 days of decisions as if they had been made on the desk: proposals with the evidence of that pair, decisions,
/// holds and placements, each beside the next by its id.
/// </summary>
internal static class TownHistory
{
    private static readonly TimeSpan HoldTime = TimeSpan.FromDays(Assumptions.HoldDays);

    public static async Task<HistoryWritten> WriteAsync(DbSession session, Town town, CancellationToken ct)
    {
        var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var proposals = await WriteAsync(ProposalsSql, Proposals(town));
        var first = await WriteAsync(DecisionsSql, town.History.Zip(proposals, FirstDecision));
        var answered = town.History.Zip(proposals).Where(p => p.First.NewcomerSaidYes is not null).ToList();
        var answers = await WriteAsync(DecisionsSql, answered.Select(p => Answer(p.First, p.Second)));
        var putForward = town.History.Select((entry, i) => (Entry: entry, Proposal: proposals[i], Decision: first[i]))
            .Where(p => p.Entry.Decision == HistoryDecision.PutForward).ToList();
        var holds = await WriteAsync(HoldsSql, putForward.Select(p => Hold(p.Entry, p.Proposal, p.Decision)));
        var agreedBy = answered.Zip(answers).ToDictionary(a => a.First.Second, a => a.Second);
        var agreed = putForward.Zip(holds).Where(p => p.First.Entry.NewcomerSaidYes == true).ToList();
        var afterwards = new TownPlacements(town);
        var placements = await WriteAsync(TownPlacements.Sql, agreed.Select(p => afterwards.Placement(p.First.Entry, p.Second, agreedBy[p.First.Proposal])));
        await WriteAsync(TownPlacements.StepsSql, agreed.Zip(placements).SelectMany(p => afterwards.Steps(p.First.First.Entry, p.Second)));
        await session.Connection.ExecuteAsync(new CommandDefinition("""
            update openings o set taken = t.taken
            from (select opening_id, count(*)::int as taken from (
                select opening_id from holds where state = 'held'
                union all
                select opening_id from placements where state in ('agreed', 'introduced', 'started')) as occupied
              group by opening_id) as t
            where o.id = t.opening_id
            """, cancellationToken: ct));
        return new(proposals.Count, first.Count + answers.Count, Convert.ToHexStringLower(digest.GetHashAndReset()));

        async Task<IReadOnlyList<long>> WriteAsync<T>(string sql, IEnumerable<T> rows)
        {
            var ids = new List<long>();
            foreach (var chunk in BulkRows.Of(rows))
            {
                digest.AppendData(Encoding.UTF8.GetBytes(chunk));
                ids.AddRange(await session.Connection.QueryAsync<long>(new CommandDefinition(sql, new { rows = chunk }, cancellationToken: ct)));
            }
            ids.Sort();
            return ids;
        }
    }

    private static IEnumerable<object> Proposals(Town town)
    {
        // As it stood before anything was decided: what came of a decision must not be seen in its features.
        var context = new RuleContext((town with { History = [] }).Snapshot());
        var people = town.Newcomers.ToDictionary(p => p.Newcomer.Id, p => p.Newcomer);
        var openings = town.Openings.ToDictionary(o => o.Opening.Id, o => o.Opening);
        return town.History.Select(entry =>
        {
            var opening = openings[entry.Opening];
            var evidence = Explain(people[entry.Newcomer], opening, context);
            var (status, withdrawn) = StatusOf(entry, town.Options.Anchor);
            return new
            {
                NewcomerId = entry.Newcomer.Value,
                OpeningId = entry.Opening.Value,
                CaseworkerId = entry.Caseworker.Value,
                Kind = Code.Of(opening.Kind),
                Status = status,
                Withdrawn = withdrawn,
                evidence.Ranker,
                RuleVersion = evidence.EngineVersion,
                Evidence = JsonSerializer.Serialize(evidence, DomainJson.Options),
                PostponedUntil = status == "postponed" ? entry.PostponedUntil : null,
                CreatedAt = new DateTimeOffset(entry.ProposedOn, new TimeOnly(2, 30), TimeSpan.Zero),
                UpdatedAt = entry.AnsweredAt ?? entry.DecidedAt,
            };
        });
    }

    private static Evidence Explain(Newcomer newcomer, Opening opening, RuleContext context)
    {
        var row = new int[FeatureSchema.Count];
        FeatureSchema.Read(newcomer, opening, context, row);
        return Explainer.Explain(newcomer, opening, context, WeightedSum.Instance, row);
    }

    /// <summary>What became of the proposal. One that came back from 'later' and was not taken up was replaced by a later night.</summary>
    private static (string Status, string? Withdrawn) StatusOf(HistoryEntry entry, DateOnly anchor) => entry switch
    {
        { Decision: HistoryDecision.Rejected } => ("rejected", null),
        { Decision: HistoryDecision.Postponed } => entry.PostponedUntil > anchor ? ("postponed", null) : ("withdrawn", "replaced"),
        { NewcomerSaidYes: true } => ("agreed", null),
        { NewcomerSaidYes: false } => ("declined", null),
        { State: HistoryState.Held } => ("put_forward", null),
        _ => ("withdrawn", "expired"),
    };

    private static object FirstDecision(HistoryEntry entry, long proposal) => new
    {
        ProposalId = proposal,
        AccountId = entry.Caseworker.Value,
        Kind = Code.Of(entry.Decision),
        Reason = entry.Reason is { } reason ? Code.Of(reason) : null,
        Until = entry.PostponedUntil,
        entry.DecidedAt,
        ShownRank = (int?)entry.Position,
        Seconds = (int?)SecondsRead(entry),
    };

    private static object Answer(HistoryEntry entry, long proposal) => new
    {
        ProposalId = proposal,
        AccountId = entry.Caseworker.Value,
        Kind = entry.NewcomerSaidYes == true ? "agreed" : "declined",
        Reason = (string?)null,
        Until = (DateOnly?)null,
        DecidedAt = entry.AnsweredAt,
        ShownRank = (int?)null,
        Seconds = (int?)null,
    };

    /// <summary>How long the explanation lay open: a median of her own for each caseworker, longer on top of the list.</summary>
    private static int SecondsRead(HistoryEntry entry)
    {
        var hers = 24 + SeededRandom.Stream(entry.Caseworker.Value, "reads").Whole(0, 26);
        var random = SeededRandom.Stream(entry.Newcomer.Value, "read", entry.Opening.Value);
        return Math.Clamp((int)(hers * Math.Exp(random.Normal(deviation: 0.6)) + 30.0 / entry.Position), 4, 900);
    }

    private static object Hold(HistoryEntry entry, long proposal, long decision)
    {
        var (state, ended) = entry switch
        {
            { NewcomerSaidYes: true } => ("agreed", entry.AnsweredAt),
            { NewcomerSaidYes: false } => ("declined", entry.AnsweredAt),
            { State: HistoryState.Held } => ("held", null),
            _ => ("expired", entry.DecidedAt + HoldTime),
        };
        return new
        {
            OpeningId = entry.Opening.Value,
            NewcomerId = entry.Newcomer.Value,
            ProposalId = proposal,
            DecisionId = decision,
            PlacedAt = entry.DecidedAt,
            ExpiresAt = entry.DecidedAt + HoldTime,
            State = state,
            EndedAt = ended,
        };
    }

    private const string ProposalsSql = """
        insert into proposals (municipality_code, area_code, newcomer_id, opening_id, caseworker_id, kind, status, withdrawn_reason, origin,
          ranker, rule_version, evidence, postponed_until, created_at, updated_at)
        select current_municipality(), current_area(), r.newcomer_id, r.opening_id, r.caseworker_id, r.kind, r.status, r.withdrawn, 'round',
          r.ranker, r.rule_version, r.evidence::jsonb, r.postponed_until, r.created_at, r.updated_at
        from rows from (jsonb_to_recordset(@rows::jsonb) as (newcomer_id bigint, opening_id bigint, caseworker_id bigint, kind text, status text,
          withdrawn text, ranker text, rule_version text, evidence text, postponed_until date, created_at timestamptz, updated_at timestamptz))
          with ordinality as r
        order by r.ordinality
        returning id
        """;

    private const string DecisionsSql = """
        insert into decisions (municipality_code, proposal_id, account_id, kind, reason, until, decided_at, shown_rank, seconds)
        select current_municipality(), r.proposal_id, r.account_id, r.kind, r.reason, r.until, r.decided_at, r.shown_rank, r.seconds
        from rows from (jsonb_to_recordset(@rows::jsonb) as (proposal_id bigint, account_id bigint, kind text, reason text, until date,
          decided_at timestamptz, shown_rank int, seconds int)) with ordinality as r
        order by r.ordinality
        returning id
        """;

    private const string HoldsSql = """
        insert into holds (municipality_code, area_code, opening_id, newcomer_id, proposal_id, decision_id, placed_at, expires_at, state, ended_at)
        select current_municipality(), current_area(), r.opening_id, r.newcomer_id, r.proposal_id, r.decision_id, r.placed_at, r.expires_at,
          r.state, r.ended_at
        from rows from (jsonb_to_recordset(@rows::jsonb) as (opening_id bigint, newcomer_id bigint, proposal_id bigint, decision_id bigint,
          placed_at timestamptz, expires_at timestamptz, state text, ended_at timestamptz)) with ordinality as r
        order by r.ordinality
        returning id
        """;
}
