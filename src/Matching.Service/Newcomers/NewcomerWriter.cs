using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Storage;

namespace Matching.Service.Newcomers;

/// <summary>A newcomer to be written: the dossier, where it came from, and the names that go into a table of their own.</summary>
/// <param name="Person">Its id counts for an update only; consents without a date get the day of writing.</param>
/// <param name="Source">Who numbered her: <c>municipality</c>, or the name a file came with.</param>
/// <param name="ExternId">Her number there; never a BSN.</param>
/// <param name="GivenName">Null leaves what is stored, also when updating.</param>
/// <param name="FamilyName">As <paramref name="GivenName"/>.</param>
public sealed record NewcomerEntry(Newcomer Person, string Source, string ExternId, string? GivenName = null, string? FamilyName = null);

/// <summary>Writes many newcomers in a few statements: an import, or the fill of a demo town.</summary>
public static class NewcomerWriter
{
    /// <summary>
    /// Adds newcomers to the session's municipality on the business date <paramref name="today"/>. Ids rise in the order of the entries.
    /// <paramref name="basis"/> says on what functional limits rest, as a code: <c>import</c>, <c>conversation</c>, <c>simulated</c>.
    /// Consents are written as heard by the account <paramref name="statedBy"/>, null for a list.
    /// </summary>
    /// <returns>The ids, in the order of the entries.</returns>
    public static async Task<IReadOnlyList<NewcomerId>> InsertAsync(
        DbSession session, IReadOnlyList<NewcomerEntry> entries, string basis, DateOnly today, long? statedBy = null,
        CancellationToken ct = default)
    {
        var ids = new List<long>(entries.Count);
        foreach (var rows in BulkRows.Of(entries.Select(Dossier)))
            ids.AddRange(await session.Connection.QueryAsync<long>(new CommandDefinition("""
                insert into newcomers (municipality_code, source, extern_id, caseworker_id, dossier)
                select current_municipality(), r.source, r.extern_id, r.caseworker_id, r.dossier::jsonb
                from rows from (jsonb_to_recordset(@rows::jsonb) as (source text, extern_id text, caseworker_id bigint, dossier text))
                  with ordinality as r
                order by r.ordinality
                returning id
                """, new { rows }, cancellationToken: ct)));
        ids.Sort();
        await WriteBesideAsync(session, [.. entries.Zip(ids, (e, id) => e with { Person = e.Person with { Id = new(id) } })], basis, today, statedBy, ct);
        return [.. ids.Select(id => new NewcomerId(id))];
    }

    /// <summary>
    /// Rewrites newcomers by id and raises their version. Names, limits and consents are touched only where they differ; consents
    /// that differ are written as heard by the account <paramref name="statedBy"/>, null for a list.
    /// </summary>
    public static async Task UpdateAsync(
        DbSession session, IReadOnlyList<NewcomerEntry> entries, string basis, DateOnly today, long? statedBy = null,
        CancellationToken ct = default)
    {
        foreach (var rows in BulkRows.Of(entries.Select(Dossier)))
            await session.Connection.ExecuteAsync(new CommandDefinition("""
                update newcomers n
                set caseworker_id = r.caseworker_id, dossier = r.dossier::jsonb, version = n.version + 1, updated_at = now()
                from jsonb_to_recordset(@rows::jsonb) as r(id bigint, caseworker_id bigint, dossier text)
                where n.id = r.id
                """, new { rows }, cancellationToken: ct));
        await WriteBesideAsync(session, entries, basis, today, statedBy, ct);
    }

    private static object Dossier(NewcomerEntry entry) => new
    {
        Id = entry.Person.Id.Value,
        entry.Source,
        entry.ExternId,
        CaseworkerId = entry.Person.Caseworker.Value,
        Dossier = DossierRecord.ToJson(entry.Person),
    };

    private static async Task WriteBesideAsync(
        DbSession session, IReadOnlyList<NewcomerEntry> entries, string basis, DateOnly today, long? statedBy, CancellationToken ct)
    {
        foreach (var rows in BulkRows.Of(entries.Where(e => e.GivenName is not null || e.FamilyName is not null)
                     .Select(e => new { Id = e.Person.Id.Value, e.GivenName, e.FamilyName })))
            await WriteNamesAsync(session, rows, ct);
        foreach (var rows in BulkRows.Of(entries.Where(e => e.Person.Limits is not null)
                     .Select(e => new { Id = e.Person.Id.Value, Codes = DossierRecord.LimitCodes(e.Person.Limits) })))
            await WriteLimitsAsync(session, rows, basis, today, ct);
        foreach (var rows in BulkRows.Of(entries.SelectMany(e => e.Person.Consents, (e, consent) => new
                 {
                     Id = e.Person.Id.Value,
                     Kind = Code.Of(consent.Kind),
                     Answer = Code.Of(consent.Answer),
                     StatedOn = consent.StatedOn ?? today,
                 })))
            await WriteConsentsAsync(session, rows, statedBy, ct);
    }

    private static async Task WriteNamesAsync(DbSession session, string rows, CancellationToken ct) =>
        await session.Connection.ExecuteAsync(new CommandDefinition("""
            insert into newcomer_names as n (newcomer_id, municipality_code, given_name, family_name)
            select r.id, current_municipality(), r.given_name, r.family_name
            from jsonb_to_recordset(@rows::jsonb) as r(id bigint, given_name text, family_name text)
            on conflict (newcomer_id) do update
            set given_name = coalesce(excluded.given_name, n.given_name), family_name = coalesce(excluded.family_name, n.family_name)
            where (n.given_name, n.family_name) is distinct from
              (coalesce(excluded.given_name, n.given_name), coalesce(excluded.family_name, n.family_name))
            """, new { rows }, cancellationToken: ct));

    private static async Task WriteLimitsAsync(DbSession session, string rows, string basis, DateOnly today, CancellationToken ct)
    {
        await session.Connection.ExecuteAsync(new CommandDefinition("""
            insert into newcomer_limits_known (newcomer_id, municipality_code, stated_on)
            select r.id, current_municipality(), @today from jsonb_to_recordset(@rows::jsonb) as r(id bigint)
            on conflict (newcomer_id) do nothing
            """, new { rows, today }, cancellationToken: ct));
        await session.Connection.ExecuteAsync(new CommandDefinition("""
            delete from newcomer_limits l
            using jsonb_to_recordset(@rows::jsonb) as r(id bigint, codes text[])
            where l.newcomer_id = r.id and l.code <> all (r.codes)
            """, new { rows }, cancellationToken: ct));
        await session.Connection.ExecuteAsync(new CommandDefinition("""
            insert into newcomer_limits (newcomer_id, municipality_code, code, basis, stated_on)
            select r.id, current_municipality(), c.code, @basis, @today
            from jsonb_to_recordset(@rows::jsonb) as r(id bigint, codes text[]), unnest(r.codes) as c(code)
            on conflict (newcomer_id, code) do nothing
            """, new { rows, basis, today }, cancellationToken: ct));
    }

    private static async Task WriteConsentsAsync(DbSession session, string rows, long? statedBy, CancellationToken ct) =>
        await session.Connection.ExecuteAsync(new CommandDefinition("""
            insert into consents as c (newcomer_id, municipality_code, kind, answer, stated_on, stated_by)
            select r.id, current_municipality(), r.kind, r.answer, r.stated_on, @statedBy
            from jsonb_to_recordset(@rows::jsonb) as r(id bigint, kind text, answer text, stated_on date)
            on conflict (newcomer_id, kind) do update
            set answer = excluded.answer, stated_on = excluded.stated_on, stated_by = excluded.stated_by
            where c.answer <> excluded.answer
            """, new { rows, statedBy }, cancellationToken: ct));
}
