using System.Text.Json.Serialization;

namespace Matching.Service.Imports;

/// <summary>One thing wrong with a file: where it is and the way out.</summary>
/// <param name="Line">Line in a CSV, row in a sheet; 1 is the header. Where a row spans lines, its first.</param>
/// <param name="Column">Name of the column; empty when it is about the whole row or file.</param>
/// <param name="Value">What stood there; empty when it must not be repeated.</param>
/// <param name="Message">A Dutch sentence that names the place, what is wrong and what to do.</param>
public sealed record RowError(int Line, string Column, string Value, string Message)
{
    /// <summary>The message without its place, for a page that shows line and column beside it.</summary>
    [JsonIgnore]
    public string Sentence { get; init; } = Message;
}

/// <summary>What an import did, or with a dry run would do. Its JSON form is a contract.</summary>
public sealed record ImportReport
{
    /// <summary>Rows under the header that are not blank.</summary>
    public int Read { get; init; }
    public int Added { get; init; }
    public int Changed { get; init; }
    public int Unchanged { get; init; }

    /// <summary>Openings of this file that stand as a draft afterwards: unpaid work that is not complete, or not checked yet.</summary>
    public int Drafts { get; init; }

    /// <summary>Columns that the contract does not know, as written in the file.</summary>
    public IReadOnlyList<string> IgnoredColumns { get; init; } = [];

    /// <summary>Everything that is wrong, by line. A row with an error is not imported.</summary>
    public IReadOnlyList<RowError> Rows { get; init; } = [];

    /// <summary>Facts that a person corrected here and that this list still says as they were: they stay. Null when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RowError>? Kept { get; init; }

    /// <summary>0 when good rows went in (or would go in); 1 when none was good, or strict refused the whole file.</summary>
    [JsonIgnore]
    public int ExitCode => Added + Changed + Unchanged > 0 ? 0 : 1;
}
