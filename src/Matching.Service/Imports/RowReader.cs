using System.Collections;
using Matching.Service.Imports.Fields;
using Matching.Service.Language;

namespace Matching.Service.Imports;

/// <summary>Reads the cells of one row by column and gathers everything that is wrong with them.</summary>
public sealed class RowReader
{
    private readonly TableRow _row;
    private readonly IReadOnlyDictionary<string, int> _places;
    private readonly bool _emptyKeeps;
    private readonly List<RowError> _errors = [];
    private readonly List<Column> _differs = [];

    internal RowReader(TableRow row, IReadOnlyDictionary<string, int> places, bool emptyKeeps)
    {
        _row = row;
        _places = places;
        _emptyKeeps = emptyKeeps;
        if (row.Broken is { } broken)
            _errors.Add(new(row.Line, "", "", Say.It($"Regel {row.Line}: {broken}")) { Sentence = broken });
    }

    public int Line => _row.Line;

    /// <summary>What is wrong so far, in the order of reading.</summary>
    public IReadOnlyList<RowError> Errors => _errors;

    public bool IsGood => _errors.Count == 0;

    /// <summary>Columns in which the row says something other than what was stored, in the order of reading.</summary>
    public IReadOnlyList<Column> Differs => _differs;

    /// <summary>True when the file has this column.</summary>
    public bool Has(Column column) => _places.ContainsKey(column.Name);

    /// <summary>The text of a cell; empty when the file has no such column.</summary>
    public string Text(Column column) =>
        _places.TryGetValue(column.Name, out var place) && place < _row.Cells.Count ? _row.Cells[place] : "";

    /// <summary>
    /// The value of a cell; <paramref name="was"/> when the file has no such column, when an empty cell leaves what is stored, or
    /// when the cell is wrong, which is then noted.
    /// </summary>
    public T Read<T>(Column<T> column, T was)
    {
        if (!Has(column) || _row.Broken is not null)
            return was;
        var text = Text(column);
        if (text.Length == 0 && column.Required)
        {
            Refuse(column, Say.It("de cel is leeg. Deze kolom moet in elke regel gevuld zijn."));
            return was;
        }
        if (text.Length == 0 && _emptyKeeps)
            return was;
        var parsed = column.Field(text);
        if (parsed.Wrong is { } wrong)
        {
            Refuse(column, wrong);
            return was;
        }
        if (!column.Required && !AreSame(parsed.Value, was))
            _differs.Add(column);
        return parsed.Value;
    }

    /// <summary>Says of a column that needs more than its own cell to be compared whether it differs from what was stored.</summary>
    public void Compare(Column column, bool isSame)
    {
        _differs.Remove(column);
        if (!isSame && Has(column))
            _differs.Add(column);
    }

    /// <summary>Notes that a value is wrong beside the others. The sentence goes on after "Regel 14, kolom einde: ".</summary>
    public void Refuse(Column column, string sentence) => Refuse(column, new Wrong(sentence));

    /// <summary>Notes what is wrong with a value.</summary>
    public void Refuse(Column column, Wrong wrong) => _errors.Add(new(
        Line, column.Name, wrong.Repeats ? Text(column) : "", Say.It($"Regel {Line}, kolom {column.Name}: {wrong.Sentence}")) { Sentence = wrong.Sentence });

    // Lists are compared by what is in them.
    private static bool AreSame<T>(T now, T was) => now is not string and IEnumerable list && was is IEnumerable old
        ? list.Cast<object>().SequenceEqual(old.Cast<object>())
        : EqualityComparer<T>.Default.Equals(now, was);
}
