using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Openings;
using Matching.Service.Storage;

namespace Matching.Service.Imports.Writing;

/// <summary>Openings, and the organisations that they name for the first time.</summary>
/// <param name="known">What rows may name.</param>
/// <param name="source">Who numbered the rows; null: each organisation its own.</param>
internal sealed class OpeningsImport(Known known, string? source) : IFileImport
{
    private readonly string _source = source ?? ImportSource.Organisation;
    private readonly NumbersOnce _once = new();
    private readonly List<OpeningEntry> _added = [];
    private readonly List<OpeningEntry> _changed = [];
    private Dictionary<(long Organisation, string Number), OpeningRow> _stored = [];

    public IEnumerable<string> Written => _added.Concat(_changed).Select(CanonicalRow.Of);

    public async Task LoadAsync(DbSession session, bool forWriting, CancellationToken ct)
    {
        if (forWriting)
            await session.Connection.ExecuteAsync(new CommandDefinition("""
                select id from openings where municipality_code = current_municipality() and source = @_source order by id for no key update
                """, new { _source }, cancellationToken: ct));
        _stored = (await OpeningReader.ReadAsync(session, session.Municipality, _source, ct: ct))
            .DistinctBy(row => Key(row.OrganisationId, row.ExternId)).ToDictionary(row => Key(row.OrganisationId, row.ExternId));
    }

    public Verdict Judge(RowReader row)
    {
        var organisation = OpeningsFile.Organisation.Field(row.Text(OpeningsFile.Organisation)).Value ?? "";
        _once.Check(row, OpeningsFile.Number, source is null ? organisation : "");
        var stored = _stored.GetValueOrDefault(
            Key(known.Organisations.GetValueOrDefault(organisation).Value, row.Text(OpeningsFile.Number)));
        var entry = OpeningsFile.Read(row, _source, stored, known);
        if (!row.IsGood)
            return default;
        var draft = entry.Opening.Status == OpeningStatus.Draft;
        if (stored is not null && IsSame(entry, stored))
            return new(Change.Unchanged, draft);
        (stored is null ? _added : _changed).Add(entry);
        return new(stored is null ? Change.Added : Change.Changed, draft);
    }

    public async Task WriteAsync(DbSession session, CancellationToken ct)
    {
        var made = await AddOrganisationsAsync(session, ct);
        await OpeningWriter.InsertAsync(session, [.. _added.Select(entry => Row(entry, made))], ct);
        await OpeningWriter.UpdateAsync(session, [.. _changed.Select(entry => Row(entry, made))], ct);
    }

    // With one source for all, a number is the same opening whoever hosts it now.
    private (long, string) Key(long organisation, string number) => (source is null ? organisation : 0, number);

    private static bool IsSame(OpeningEntry entry, OpeningRow stored) =>
        entry.Opening.Organisation.Value == stored.OrganisationId
        && OpeningRecord.FromRow(stored) is { } was
        && OpeningRecord.ToRow(entry.Opening, entry.Texts) == OpeningRecord.ToRow(was, OpeningRecord.TextsOf(stored));

    private static OpeningRow Row(OpeningEntry entry, Dictionary<string, OrganisationId> made) => OpeningRecord.ToRow(
        entry.Opening.Organisation == default ? entry.Opening with { Organisation = made[entry.Organisation] } : entry.Opening, entry.Texts);

    private async Task<Dictionary<string, OrganisationId>> AddOrganisationsAsync(DbSession session, CancellationToken ct)
    {
        var names = _added.Concat(_changed).Where(entry => entry.Opening.Organisation == default)
            .Select(entry => entry.Organisation).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var made = await session.Connection.QueryAsync<(string Name, long Id)>(new CommandDefinition("""
            insert into organisations (municipality_code, area_code, name, kind)
            select current_municipality(), current_area(), n.name, 'partner'
            from unnest(@names) with ordinality as n (name, place)
            order by n.place
            returning name, id
            """, new { names }, cancellationToken: ct));
        return made.ToDictionary(o => o.Name, o => new OrganisationId(o.Id), StringComparer.OrdinalIgnoreCase);
    }
}
