using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Openings;
using Matching.Service.Storage;

namespace Matching.Service.Imports.Writing;

/// <summary>Openings, and the organisations that they name for the first time.</summary>
/// <param name="known">What rows may name.</param>
/// <param name="source">Who numbered the rows; null: each organisation its own.</param>
/// <param name="own">The only organisation that a row may be about; null: any of the municipality.</param>
internal sealed class OpeningsImport(Known known, string? source, OwnOrganisation? own = null) : IFileImport
{
    private readonly Known _known = own is null ? known : known with
    {
        IsForHost = true,
        Organisations = new Dictionary<string, OrganisationId>(StringComparer.OrdinalIgnoreCase) { [own.Name] = own.Id },
    };
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
                select id from openings
                where municipality_code = current_municipality() and source = @_source and (@organisation::bigint is null or organisation_id = @organisation)
                order by id
                for no key update
                """, new { _source, organisation = own?.Id.Value }, cancellationToken: ct));
        _stored = (await OpeningReader.ReadAsync(session, session.Municipality, _source, ct: ct))
            .Where(row => own is null || row.OrganisationId == own.Id.Value)
            .DistinctBy(row => Key(row.OrganisationId, row.ExternId)).ToDictionary(row => Key(row.OrganisationId, row.ExternId));
    }

    public Verdict Judge(RowReader row)
    {
        var organisation = OpeningsFile.Organisation.Field(row.Text(OpeningsFile.Organisation)).Value ?? "";
        if (own is not null && row.IsGood && !organisation.Equals(own.Name, StringComparison.OrdinalIgnoreCase))
        {
            row.Refuse(OpeningsFile.Organisation, Say.It($"jij leest alleen plekken van {own.Name} in. Schrijf die naam, of haal de regel weg."));
            return default;
        }
        _once.Check(row, OpeningsFile.Number, source is null ? organisation : "");
        var stored = _stored.GetValueOrDefault(
            Key(_known.Organisations.GetValueOrDefault(organisation).Value, row.Text(OpeningsFile.Number)));
        var entry = WithOwn(OpeningsFile.Read(row, _source, stored, _known), stored);
        if (!row.IsGood)
            return default;
        var draft = entry.Opening.Status == OpeningStatus.Draft;
        if (stored is not null && IsSame(entry, stored))
            return new(Change.Unchanged, draft, Beside(stored));
        (stored is null ? _added : _changed).Add(entry);
        return stored is null ? new(Change.Added, draft) : new(Change.Changed, draft, Beside(stored));
    }

    public async Task WriteAsync(DbSession session, CancellationToken ct)
    {
        if (own is not null)
        {
            await OwnOpeningWriter.InsertAsync(session, [.. _added.Select(entry => Row(entry, []))], ct);
            await OwnOpeningWriter.UpdateAsync(session, [.. _changed.Select(entry => Row(entry, []))], ct);
            return;
        }
        var made = await AddOrganisationsAsync(session, ct);
        await OpeningWriter.InsertAsync(session, [.. _added.Select(entry => Row(entry, made))], ct);
        await OpeningWriter.UpdateAsync(session, [.. _changed.Select(entry => Row(entry, made))], ct);
    }

    // With one source for all, a number is the same opening whoever hosts it now.
    private (long, string) Key(long organisation, string number) => (source is null ? organisation : 0, number);

    private static string Beside(OpeningRow stored) => $"{stored.Id}:{stored.Version}";

    // What a coordinator adds without naming anybody is hers.
    private OpeningEntry WithOwn(OpeningEntry entry, OpeningRow? stored) => own is null || stored is not null || entry.Texts.ContactEmail is not null
        ? entry
        : entry with { Texts = entry.Texts with { CoordinatorId = own.Coordinator } };

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
