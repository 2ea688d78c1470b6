using Dapper;
using Matching.Service.Storage;

namespace Matching.Service.Imports.Writing;

/// <summary>Activities of people who were imported before, from the same source.</summary>
internal sealed class ActivitiesImport(string source) : IFileImport
{
    private readonly NumbersOnce _once = new();
    private readonly List<ActivityRow> _written = [];
    private Dictionary<string, ActivityRow> _stored = [];
    private Dictionary<string, long> _newcomers = [];

    public IEnumerable<string> Written => _written.Select(CanonicalRow.Of);

    public async Task LoadAsync(DbSession session, bool forWriting, CancellationToken ct)
    {
        _stored = (await session.Connection.QueryAsync<ActivityRow>(new CommandDefinition("""
            select id, source, extern_id, newcomer_id, organisation, kind, begins, ends, day_parts, hours_week, status
            from activities where source = @source
            """, new { source }, cancellationToken: ct))).ToDictionary(row => row.ExternId);
        _newcomers = (await session.Connection.QueryAsync<(string ExternId, long Id)>(new CommandDefinition(
            "select extern_id, id from newcomers where source = @source", new { source }, cancellationToken: ct)))
            .ToDictionary(n => n.ExternId, n => n.Id);
    }

    public Verdict Judge(RowReader row)
    {
        _once.Check(row, ActivitiesFile.Number);
        var stored = _stored.GetValueOrDefault(row.Text(ActivitiesFile.Number));
        var activity = ActivitiesFile.Read(row, source, stored, _newcomers);
        if (!row.IsGood)
            return default;
        var beside = CanonicalRow.OfStored(stored);
        if (activity == stored)
            return new(Change.Unchanged, Beside: beside);
        _written.Add(activity);
        return new(stored is null ? Change.Added : Change.Changed, Beside: beside);
    }

    public async Task WriteAsync(DbSession session, CancellationToken ct)
    {
        foreach (var rows in BulkRows.Of(_written))
            await session.Connection.ExecuteAsync(new CommandDefinition("""
                insert into activities (municipality_code, source, extern_id, newcomer_id, organisation, kind, begins, ends, day_parts,
                  hours_week, status)
                select current_municipality(), r.source, r.extern_id, r.newcomer_id, r.organisation, r.kind, r.begins, r.ends, r.day_parts,
                  r.hours_week, r.status
                from rows from (jsonb_to_recordset(@rows::jsonb) as (source text, extern_id text, newcomer_id bigint, organisation text,
                  kind text, begins date, ends date, day_parts int, hours_week numeric, status text)) with ordinality as r
                order by r.ordinality
                on conflict (municipality_code, source, extern_id) do update
                set newcomer_id = excluded.newcomer_id, organisation = excluded.organisation, kind = excluded.kind,
                  begins = excluded.begins, ends = excluded.ends, day_parts = excluded.day_parts, hours_week = excluded.hours_week,
                  status = excluded.status
                """, new { rows }, cancellationToken: ct));
    }
}
