namespace Matching.Service.Imports;

/// <summary>A file as rows of text, before anything is known of its columns.</summary>
/// <param name="Header">Names as written in the file, trimmed; empty for a column without a name.</param>
/// <param name="Rows">Rows that are not blank, in order.</param>
public sealed record Table(IReadOnlyList<string> Header, IReadOnlyList<TableRow> Rows)
{
    /// <summary>SHA-256 of the file's bytes.</summary>
    public byte[] Digest { get; init; } = [];
}

/// <summary>One row: its line in the file and its cells, trimmed.</summary>
/// <param name="Line">First line of the row; 1 is the first of the file.</param>
/// <param name="Cells">As many as the header has, unless <paramref name="Broken"/> says otherwise.</param>
/// <param name="Broken">Why the row could not be cut into cells; null when it could.</param>
public sealed record TableRow(int Line, IReadOnlyList<string> Cells, string? Broken = null);

/// <summary>The whole file is refused before its first row: one Dutch sentence with the way out.</summary>
public sealed record TableRefusal(string Sentence, string Column = "", string Value = "");
