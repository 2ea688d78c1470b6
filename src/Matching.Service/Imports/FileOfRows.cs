namespace Matching.Service.Imports;

/// <summary>A file cut into the rows of its kind, before anything of them is judged; or why the whole of it is refused.</summary>
/// <param name="Kind">What the file is about.</param>
/// <param name="Rows">None when it is refused.</param>
/// <param name="Ignored">Columns that this kind does not know.</param>
/// <param name="Digest">SHA-256 of the bytes; empty when they are no table.</param>
/// <param name="Refusal">Null when the rows can be read; then they are read once.</param>
internal sealed record FileOfRows(
    ImportKind Kind, IReadOnlyList<RowReader> Rows, IReadOnlyList<string> Ignored, byte[] Digest, TableRefusal? Refusal)
{
    private int _read;

    public static FileOfRows Read(Stream file, ImportKind kind)
    {
        if (!TableFile.TryRead(file, out var table, out var unreadable))
            return new(kind, [], [], [], unreadable);
        var shape = FileShape.Of(kind);
        var (rows, incomplete) = shape.Over(table);
        return new(kind, rows, shape.Ignored(table), table.Digest, incomplete) { _read = table.Rows.Count };
    }

    /// <summary>What a report says of a file that is refused as a whole.</summary>
    public ImportReport Refused(TableRefusal refusal) => new()
    {
        Read = _read,
        IgnoredColumns = Ignored,
        Rows = [new(1, refusal.Column, refusal.Value, refusal.Sentence)],
    };
}
