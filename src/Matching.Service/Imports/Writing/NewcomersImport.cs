using System.Globalization;
using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Newcomers;
using Matching.Service.Storage;

namespace Matching.Service.Imports.Writing;

/// <summary>Newcomers: dossiers, with names, limits and consents into their own tables.</summary>
internal sealed class NewcomersImport(Known known, string source) : IFileImport
{
    private const string Basis = "import";

    private readonly NumbersOnce _once = new();
    private readonly List<NewcomerEntry> _added = [];
    private readonly List<NewcomerEntry> _changed = [];
    private Dictionary<string, NewcomerRow> _stored = [];
    private Dictionary<long, (string? Given, string? Family)> _names = [];
    private HashSet<(long, string)> _refusedAtDesk = [];
    private ILookup<long, HandFact> _byHand = Array.Empty<HandFact>().ToLookup(_ => 0L);
    private readonly List<RowError> _kept = [];
    private readonly List<(long Newcomer, string Fact)> _outdated = [];

    public IReadOnlyList<RowError> Kept => _kept;

    public IEnumerable<string> Written => _added.Concat(_changed).Select(CanonicalRow.Of);

    public async Task LoadAsync(DbSession session, bool forWriting, CancellationToken ct)
    {
        if (forWriting)
            await session.Connection.ExecuteAsync(new CommandDefinition(
                "select id from newcomers where source = @source order by id for no key update", new { source }, cancellationToken: ct));
        _stored = (await NewcomerReader.ReadAsync(session, source, ct: ct)).ToDictionary(row => row.ExternId);
        _names = (await session.Connection.QueryAsync<(long Id, string? Given, string? Family)>(new CommandDefinition("""
            select n.newcomer_id, n.given_name, n.family_name
            from newcomer_names n join newcomers p on p.id = n.newcomer_id where p.source = @source
            """, new { source }, cancellationToken: ct))).ToDictionary(n => n.Id, n => (n.Given, n.Family));
        _refusedAtDesk = [.. await session.Connection.QueryAsync<(long, string)>(new CommandDefinition("""
            select c.newcomer_id, c.kind
            from consents c join newcomers p on p.id = c.newcomer_id
            where p.source = @source and c.answer = 'refused' and c.stated_by is not null
            """, new { source }, cancellationToken: ct))];
        _byHand = await HandFacts.ReadAsync(session, source, ct);
    }

    public Verdict Judge(RowReader row)
    {
        _once.Check(row, NewcomersFile.Number);
        var stored = _stored.GetValueOrDefault(row.Text(NewcomersFile.Number));
        var was = stored is null ? null : DossierRecord.FromRow(stored);
        var entry = Merged(NewcomersFile.Read(row, source, was, known), stored, was);
        if (!row.IsGood)
            return default;
        if (stored is not null && was is not null)
            entry = WithCorrections(entry, stored, was, row.Line);
        if (stored is null)
            return Remember(_added, entry, Change.Added, "");
        var beside = $"{stored.Version}";
        CompareNames(row, entry, stored.Id);
        return was is not null && IsSame(entry, was) ? new(Change.Unchanged, Beside: beside) : Remember(_changed, entry, Change.Changed, beside);
    }

    public async Task WriteAsync(DbSession session, CancellationToken ct)
    {
        await NewcomerWriter.InsertAsync(session, _added, Basis, known.Today, ct: ct);
        await NewcomerWriter.UpdateAsync(session, _changed, Basis, known.Today, ct: ct);
        await HandFacts.ForgetAsync(session, _outdated, ct);
    }

    // A no that a person recorded here is never overturned by a list; a no in a list always counts.
    private NewcomerEntry Merged(NewcomerEntry entry, NewcomerRow? stored, Newcomer? was) => stored is null ? entry : entry with
    {
        Person = entry.Person with
        {
            Id = new(stored.Id),
            Consents = [.. entry.Person.Consents.Select(c =>
                _refusedAtDesk.Contains((stored.Id, Code.Of(c.Kind))) ? was?.Consents.FirstOrDefault(old => old.Kind == c.Kind) ?? c : c)],
        },
    };

    // What a person corrected here stays while the list only repeats what was corrected; and the report says so.
    private NewcomerEntry WithCorrections(NewcomerEntry entry, NewcomerRow stored, Newcomer was, int line)
    {
        var (person, kept, outdated) = HandFacts.Keep(entry.Person, was, _byHand[stored.Id]);
        _kept.AddRange(kept.Select(k => KeptAt(line, k)));
        _outdated.AddRange(outdated.Select(fact => (stored.Id, fact)));
        return entry with { Person = person };
    }

    private bool IsSame(NewcomerEntry entry, Newcomer was)
    {
        var (given, family) = _names.GetValueOrDefault(was.Id.Value);
        return (entry.GivenName ?? given) == given && (entry.FamilyName ?? family) == family
            && CanonicalRow.Of(entry.Person) == CanonicalRow.Of(was);
    }

    private static RowError KeptAt(int line, KeptByHand kept)
    {
        var day = kept.CorrectedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var sentence = Say.It($"verbeterd op {day}, en deze lijst zegt nog wat er eerder stond. De verbetering blijft staan: pas de bron aan.");
        return new(line, kept.Column, "", Say.It($"Regel {line}, kolom {kept.Column}: {sentence}")) { Sentence = sentence };
    }

    private void CompareNames(RowReader row, NewcomerEntry entry, long newcomer)
    {
        var (given, family) = _names.GetValueOrDefault(newcomer);
        row.Compare(NewcomersFile.GivenName, (entry.GivenName ?? given) == given);
        row.Compare(NewcomersFile.FamilyName, (entry.FamilyName ?? family) == family);
    }

    private static Verdict Remember(List<NewcomerEntry> list, NewcomerEntry entry, Change change, string beside)
    {
        list.Add(entry);
        return new(change, Beside: beside);
    }
}
