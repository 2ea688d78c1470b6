using System.Text.Json;
using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Service.Storage;
using NpgsqlTypes;

namespace Matching.Service.Rounds;

/// <summary>
/// The round's outcome in temporary tables, by binary COPY: what the merges read. They hold the whole area, stand behind no
/// wall and are gone at commit.
/// </summary>
internal static class PlanTables
{
    public static async Task FillAsync(DbSession session, RoundInput input, RoundResult result, CancellationToken ct)
    {
        await session.Connection.ExecuteAsync(new CommandDefinition("""
            create temporary table plan (
              municipality_code text, newcomer_id bigint, opening_id bigint, caseworker_id bigint, kind text, rank int,
              ranker text, rule_version text, evidence jsonb) on commit drop;
            create temporary table pins (newcomer_id bigint, opening_id bigint, broken_by text) on commit drop;
            create temporary table stands (
              municipality_code text, newcomer_id bigint, standing text, blocked_by text, questions jsonb, least_change jsonb) on commit drop
            """, cancellationToken: ct));
        Failpoint.Hit(Failpoint.TablesMade);
        await CopyPlanAsync(session, input, result, ct);
        await CopyPinsAsync(session, input, result, ct);
        Failpoint.Hit(Failpoint.PlanCopied);
        await CopyStandingsAsync(session, input, result, ct);
        Failpoint.Hit(Failpoint.StandingsCopied);
        await session.Connection.ExecuteAsync(new CommandDefinition("analyze plan; analyze pins; analyze stands", cancellationToken: ct));
    }

    private static async Task CopyPlanAsync(DbSession session, RoundInput input, RoundResult result, CancellationToken ct)
    {
        var people = input.Snapshot.Newcomers.ToDictionary(n => n.Id);
        var kinds = input.Snapshot.Openings.ToDictionary(o => o.Id, o => Code.Of(o.Kind));
        await using var copy = await session.Connection.BeginBinaryImportAsync("""
            copy plan (municipality_code, newcomer_id, opening_id, caseworker_id, kind, rank, ranker, rule_version, evidence) from stdin (format binary)
            """, ct);
        foreach (var person in result.People)
        {
            var newcomer = people[person.Newcomer];
            foreach (var proposal in person.Proposals)
            {
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(newcomer.Municipality.Value, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(newcomer.Id.Value, NpgsqlDbType.Bigint, ct);
                await copy.WriteAsync(proposal.Opening.Value, NpgsqlDbType.Bigint, ct);
                await copy.WriteAsync(newcomer.Caseworker.Value, NpgsqlDbType.Bigint, ct);
                await copy.WriteAsync(kinds[proposal.Opening], NpgsqlDbType.Text, ct);
                await copy.WriteAsync(proposal.Rank, NpgsqlDbType.Integer, ct);
                await copy.WriteAsync(proposal.Evidence.Ranker, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(proposal.Evidence.EngineVersion, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(JsonSerializer.Serialize(proposal.Evidence, DomainJson.Options), NpgsqlDbType.Jsonb, ct);
            }
        }
        await copy.CompleteAsync(ct);
    }

    private static async Task CopyPinsAsync(DbSession session, RoundInput input, RoundResult result, CancellationToken ct)
    {
        var broken = result.BrokenPins.ToDictionary(b => new Pair(b.Newcomer, b.Opening), b => Code.Of(b.Rule));
        await using var copy = await session.Connection.BeginBinaryImportAsync(
            "copy pins (newcomer_id, opening_id, broken_by) from stdin (format binary)", ct);
        foreach (var pin in input.Snapshot.Pins)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(pin.Newcomer.Value, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync(pin.Opening.Value, NpgsqlDbType.Bigint, ct);
            if (broken.TryGetValue(new Pair(pin.Newcomer, pin.Opening), out var rule))
                await copy.WriteAsync(rule, NpgsqlDbType.Text, ct);
            else
                await copy.WriteNullAsync(ct);
        }
        await copy.CompleteAsync(ct);
    }

    private static async Task CopyStandingsAsync(DbSession session, RoundInput input, RoundResult result, CancellationToken ct)
    {
        var municipalities = input.Snapshot.Newcomers.ToDictionary(n => n.Id, n => n.Municipality.Value);
        await using var copy = await session.Connection.BeginBinaryImportAsync(
            "copy stands (municipality_code, newcomer_id, standing, blocked_by, questions, least_change) from stdin (format binary)", ct);
        foreach (var person in result.People)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(municipalities[person.Newcomer], NpgsqlDbType.Text, ct);
            await copy.WriteAsync(person.Newcomer.Value, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync(Code.Of(person.Standing), NpgsqlDbType.Text, ct);
            await WriteOrNullAsync(Code.Of(person.BlockedBy), NpgsqlDbType.Text);
            await WriteOrNullAsync(
                person.Questions.Count == 0 ? null : JsonSerializer.Serialize(person.Questions, DomainJson.Options), NpgsqlDbType.Jsonb);
            await WriteOrNullAsync(
                person.LeastChange is null ? null : JsonSerializer.Serialize(person.LeastChange, DomainJson.Options), NpgsqlDbType.Jsonb);
        }
        foreach (var aside in input.SetAsideNewcomers)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(aside.Municipality, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(aside.Id, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync("set_aside", NpgsqlDbType.Text, ct);
            for (var column = 0; column < 3; column++)
                await copy.WriteNullAsync(ct);
        }
        await copy.CompleteAsync(ct);

        Task WriteOrNullAsync(string? value, NpgsqlDbType type) => value is null ? copy.WriteNullAsync(ct) : copy.WriteAsync(value, type, ct);
    }
}
