using Matching.Service.Language;

namespace Matching.Service.Imports;

/// <summary>What a file of one kind looks like.</summary>
/// <param name="Columns">All its columns, in the order of the template.</param>
/// <param name="EmptyKeeps">
/// True for people: an empty cell is 'not known yet' and leaves what is stored, which a caseworker may have heard in a conversation.
/// False for what a partner sends: an empty cell is an answer, such as 'no limit of places' or 'reading is not needed'.
/// A column that the file does not have leaves what is stored in both.
/// </param>
public sealed record FileShape(IReadOnlyList<Column> Columns, bool EmptyKeeps)
{
    /// <summary>The columns by which a person recognises a row beside its number; never a name.</summary>
    public IReadOnlyList<Column> About { get; private init; } = [];

    public static FileShape Of(ImportKind kind) => kind switch
    {
        ImportKind.Newcomers => new(NewcomersFile.Columns, EmptyKeeps: true),
        ImportKind.Openings => new(OpeningsFile.Columns, EmptyKeeps: false) { About = [OpeningsFile.Title, OpeningsFile.Kind, OpeningsFile.Organisation] },
        ImportKind.Activities => new(ActivitiesFile.Columns, EmptyKeeps: false) { About = [ActivitiesFile.Newcomer, ActivitiesFile.Kind, ActivitiesFile.Organisation] },
        ImportKind.Support => new(SupportFile.Columns, EmptyKeeps: false) { About = [SupportFile.Kind, SupportFile.Organisation] },
        ImportKind.Outcomes => new(OutcomesFile.Columns, EmptyKeeps: false),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Readers of the rows; or, when a required column is missing, the refusal.</summary>
    public (IReadOnlyList<RowReader> Rows, TableRefusal? Refusal) Over(Table table)
    {
        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < table.Header.Count; i++)
            if (table.Header[i].Length > 0)
                places[table.Header[i]] = i;
        var missing = Columns.Where(c => c.Required && !places.ContainsKey(c.Name)).Select(c => c.Name).ToList();
        if (missing.Count > 0)
            return ([], new(Missing(missing), missing[0]));
        return ([.. table.Rows.Select(row => new RowReader(row, places, EmptyKeeps))], null);
    }

    /// <summary>Columns of the file that this kind does not know, as written; a filled column without a name by its place.</summary>
    public IReadOnlyList<string> Ignored(Table table)
    {
        var known = Columns.Select(c => c.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. table.Header.Select((name, place) => (name, place))
            .Where(c => c.name.Length > 0 ? !known.Contains(c.name) : table.Rows.Any(r => c.place < r.Cells.Count && r.Cells[c.place].Length > 0))
            .Select(c => c.name.Length > 0 ? c.name : Say.It($"kolom {c.place + 1} (zonder naam)"))];
    }

    private static string Missing(List<string> names) => names.Count == 1
        ? Say.It($"De kolom '{names[0]}' ontbreekt. Zet hem in de kopregel; de volgorde maakt niet uit.")
        : Say.It($"De kolommen {string.Join(", ", names.Select(n => $"'{n}'"))} ontbreken. Zet ze in de kopregel; de volgorde maakt niet uit.");
}
