using System.Globalization;
using Matching.Service.Imports.Fields;

namespace Matching.Service.Imports;

/// <summary>Reads the cells of one row by column and gathers everything that is wrong with them.</summary>
public sealed class RowReader
{
    private readonly TableRow _row;
    private readonly IReadOnlyDictionary<string, int> _places;
    private readonly bool _emptyKeeps;
    private readonly List<RowError> _errors = [];

    internal RowReader(TableRow row, IReadOnlyDictionary<string, int> places, bool emptyKeeps)
    {
        _row = row;
        _places = places;
        _emptyKeeps = emptyKeeps;
        if (row.Broken is { } broken)
            _errors.Add(new(row.Line, "", "", string.Create(CultureInfo.InvariantCulture, $"Regel {row.Line}: {broken}")));
    }

    public int Line => _row.Line;

    /// <summary>What is wrong so far, in the order of reading.</summary>
    public IReadOnlyList<RowError> Errors => _errors;

    public bool IsGood => _errors.Count == 0;

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
            Refuse(column, "de cel is leeg. Deze kolom moet in elke regel gevuld zijn.");
            return was;
        }
        if (text.Length == 0 && _emptyKeeps)
            return was;
        var parsed = column.Field(text);
        if (parsed.Wrong is not { } wrong)
            return parsed.Value;
        Refuse(column, wrong);
        return was;
    }

    /// <summary>Notes that a value is wrong beside the others. The sentence goes on after "Regel 14, kolom einde: ".</summary>
    public void Refuse(Column column, string sentence) => Refuse(column, new Wrong(sentence));

    /// <summary>Notes what is wrong with a value.</summary>
    public void Refuse(Column column, Wrong wrong) => _errors.Add(new(
        Line, column.Name, wrong.Repeats ? Text(column) : "",
        string.Create(CultureInfo.InvariantCulture, $"Regel {Line}, kolom {column.Name}: {wrong.Sentence}")));
}
