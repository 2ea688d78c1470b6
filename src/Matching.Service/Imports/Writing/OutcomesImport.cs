using Dapper;
using Matching.Service.Language;
using Matching.Service.Storage;

namespace Matching.Service.Imports.Writing;

/// <summary>Outcomes of people who were imported before, from the same source. One is known by its person, kind and day.</summary>
internal sealed class OutcomesImport(string source, DateOnly today) : IFileImport
{
    private readonly Dictionary<(long, string, DateOnly), int> _lines = [];
    private readonly List<OutcomeRow> _written = [];
    private Dictionary<(long, string, DateOnly), OutcomeRow> _stored = [];
    private Dictionary<string, long> _newcomers = [];

    public IEnumerable<string> Written => _written.Select(CanonicalRow.Of);

    public async Task LoadAsync(DbSession session, bool forWriting, CancellationToken ct)
    {
        _stored = (await session.Connection.QueryAsync<OutcomeRow>(new CommandDefinition(
            "select newcomer_id, kind, reached_on, ended_on, source from outcomes", cancellationToken: ct))).ToDictionary(KeyOf);
        _newcomers = (await session.Connection.QueryAsync<(string ExternId, long Id)>(new CommandDefinition(
            "select extern_id, id from newcomers where source = @source", new { source }, cancellationToken: ct)))
            .ToDictionary(n => n.ExternId, n => n.Id);
    }

    public Verdict Judge(RowReader row)
    {
        var outcome = OutcomesFile.Read(row, source, _newcomers, today);
        if (row.IsGood && !_lines.TryAdd(KeyOf(outcome), row.Line))
            row.Refuse(OutcomesFile.Newcomer, Say.It($"dit staat ook op regel {_lines[KeyOf(outcome)]}. Laat één van beide staan."));
        if (!row.IsGood)
            return default;
        var stored = _stored.GetValueOrDefault(KeyOf(outcome));
        var beside = CanonicalRow.OfStored(stored);
        if (stored is not null && stored.EndedOn == outcome.EndedOn)
            return new(Change.Unchanged, Beside: beside);
        _written.Add(outcome);
        return new(stored is null ? Change.Added : Change.Changed, Beside: beside);
    }

    public async Task WriteAsync(DbSession session, CancellationToken ct)
    {
        foreach (var rows in BulkRows.Of(_written))
            await session.Connection.ExecuteAsync(new CommandDefinition("""
                insert into outcomes (municipality_code, newcomer_id, kind, reached_on, ended_on, source)
                select current_municipality(), r.newcomer_id, r.kind, r.reached_on, r.ended_on, r.source
                from jsonb_to_recordset(@rows::jsonb) as r(newcomer_id bigint, kind text, reached_on date, ended_on date, source text)
                on conflict (municipality_code, newcomer_id, kind, reached_on) do update
                set ended_on = excluded.ended_on, source = excluded.source, recorded_at = now()
                """, new { rows }, cancellationToken: ct));
    }

    private static (long, string, DateOnly) KeyOf(OutcomeRow row) => (row.NewcomerId, row.Kind, row.ReachedOn);
}
