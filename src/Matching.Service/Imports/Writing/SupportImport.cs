using Dapper;
using Matching.Service.Storage;

namespace Matching.Service.Imports.Writing;

/// <summary>Support offers. Without a source of the whole file, the organisation's name is the source of its rows.</summary>
internal sealed class SupportImport(string? source) : IFileImport
{
    private readonly NumbersOnce _once = new();
    private readonly List<SupportRow> _written = [];
    private Dictionary<(string, string), SupportRow> _stored = [];

    public IEnumerable<string> Written => _written.Select(CanonicalRow.Of);

    public async Task LoadAsync(DbSession session, bool forWriting, CancellationToken ct) =>
        _stored = (await session.Connection.QueryAsync<SupportRow>(new CommandDefinition("""
            select id, source, extern_id, organisation, kind, postcode, begins, places, cost
            from support_offers where municipality_code = current_municipality()
            """, cancellationToken: ct))).ToDictionary(row => (row.Source, row.ExternId));

    public Verdict Judge(RowReader row)
    {
        var organisation = SupportFile.Organisation.Field(row.Text(SupportFile.Organisation)).Value ?? "";
        var from = source ?? organisation.ToLowerInvariant();
        _once.Check(row, SupportFile.Number, from);
        var stored = _stored.GetValueOrDefault((from, row.Text(SupportFile.Number)));
        var offer = SupportFile.Read(row, from, stored);
        if (!row.IsGood)
            return default;
        var beside = CanonicalRow.OfStored(stored);
        if (offer == stored)
            return new(Change.Unchanged, Beside: beside);
        _written.Add(offer);
        return new(stored is null ? Change.Added : Change.Changed, Beside: beside);
    }

    public async Task WriteAsync(DbSession session, CancellationToken ct)
    {
        foreach (var rows in BulkRows.Of(_written))
            await session.Connection.ExecuteAsync(new CommandDefinition("""
                insert into support_offers (municipality_code, area_code, source, extern_id, organisation, kind, postcode, begins, places, cost)
                select current_municipality(), current_area(), r.source, r.extern_id, r.organisation, r.kind, r.postcode, r.begins, r.places,
                  r.cost
                from rows from (jsonb_to_recordset(@rows::jsonb) as (source text, extern_id text, organisation text, kind text,
                  postcode text, begins date, places int, cost numeric)) with ordinality as r
                order by r.ordinality
                on conflict (municipality_code, source, extern_id) do update
                set organisation = excluded.organisation, kind = excluded.kind, postcode = excluded.postcode, begins = excluded.begins,
                  places = excluded.places, cost = excluded.cost
                """, new { rows }, cancellationToken: ct));
    }
}
